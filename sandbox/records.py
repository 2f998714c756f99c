"""What the platform remembers: the calls, and a ledger of everything that was really dialled."""

import itertools
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from sandbox.calls import LOCAL, Call, Dialled, Phase
from sandbox.recorded import RecordedSounds

MAX_CALLS = 10_000
MAX_LEDGER = 100_000
FIRST_CALL, FIRST_SMS = 88701, 1501  # the manual's example is c_88700


class Records:
    """Calls by their id in the order of dialling; the oldest finished ones are dropped."""

    def __init__(self, *, max_calls: int = MAX_CALLS, max_ledger: int = MAX_LEDGER) -> None:
        self.recorded = RecordedSounds()
        self.ledger: list[Dialled] = []
        self.calls: dict[str, Call] = {}
        self.placed: Counter[date] = Counter()  # calls by their day in São Paulo
        self._max_calls, self._max_ledger = max_calls, max_ledger
        self._call_ids = itertools.count(FIRST_CALL)
        self._sms_ids = itertools.count(FIRST_SMS)

    def next_call_id(self) -> str:
        """An id like the manual's example, c_88700."""
        return f"c_{next(self._call_ids)}"

    def next_sms_id(self) -> str:
        """A `cdls_id`: digits."""
        return str(next(self._sms_ids))

    def remember(self, call: Call) -> None:
        """Keep a call; a call that is still going on is never dropped."""
        self.calls[call.cd_id] = call
        if len(self.calls) > self._max_calls:
            oldest = next((old for old in self.calls.values() if old.phase is Phase.ENDED), None)
            if oldest is not None:
                del self.calls[oldest.cd_id]

    def note(self, line: Dialled) -> None:
        """Write one line to the ledger, which is only ever appended to and bounded at its head."""
        self.ledger.append(line)
        if len(self.ledger) > self._max_ledger:
            del self.ledger[0]

    def note_call(self, call: Call) -> None:
        """Write down that a phone was really dialled."""
        self.placed[dialled_on(call)] += 1
        order = call.order
        self.note(
            Dialled(
                kind="bridge" if order.is_bridge else "call",
                ctid=order.ctid,
                cd_id=call.cd_id,
                dest=order.dest,
                dest2=order.dest2,
                text=order.text,
                content=order.content,
                params=order.params,
                at=call.dialled_at,
            )
        )

    def note_sms(self, *, dest: str, text: str, ctid: str, at: datetime) -> str:
        """Write down an SMS that was sent and give it its id."""
        cdls_id = self.next_sms_id()
        params = {"dest": dest, "text": text} | ({"ctid": ctid} if ctid else {})
        self.note(Dialled("sms", ctid, cdls_id, dest, "", text, "", params, at))
        return cdls_id

    def finished(self) -> Iterator[Call]:
        """Calls that have ended, the newest first: the only ones GetCallStatus can show."""
        return (call for call in reversed(self.calls.values()) if call.phase is Phase.ENDED)


def dialled_on(call: Call) -> date:
    """The day in São Paulo on which it was dialled."""
    return call.dialled_at.astimezone(LOCAL).date()
