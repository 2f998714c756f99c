"""The unit of work: what a handler reads and writes, committed together with its messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.chat import Message
from domain.people.audit import SYSTEM, Act, Entry
from domain.rules import Rules
from domain.timeline import StepT, TimelineEntry
from storage.chat.inbound import StoredInbound, note_handled
from storage.chat.outbox import post
from storage.people.audit import write_entries


@dataclass(slots=True)
class Work:
    """One open write transaction, its time, and the inbound that it answers.

    `commit` writes the state, the messages and the `handled` mark of the inbound together: either
    all of it happened or none of it.
    """

    session: AsyncSession
    now: datetime
    rules: Rules
    inbound: StoredInbound | None = None
    committed: bool = False
    entries: list[Entry] = field(default_factory=list)

    def audit(self, act: Act, subject: str = "", *, by: int = SYSTEM, **detail: int | str) -> None:
        """Add an entry to the audit with the commit: act, person, subject; no message text."""
        self.entries.append(Entry(act=act, person_id=by, subject=subject, detail=detail))

    def happened(
        self, step: StepT, by: int = SYSTEM, note: str = "", order_id: int | None = None
    ) -> TimelineEntry[StepT]:
        """A timeline entry for this moment; `by` is the person who did it, if one did."""
        return TimelineEntry(at=self.now, step=step, person_id=by, note=note, order_id=order_id)

    async def commit(self, *messages: Message) -> None:
        """Commit the state, these messages, the inbound's handled mark and the audit entries."""
        for message in messages:
            await post(self.session, message, self.now)
        if self.inbound is not None:
            await note_handled(self.session, self.inbound.id, self.now)
        # The last lock to take, as all audited commits wait for each other here.
        await write_entries(self.session, self.entries, self.now, self.rules.audit_key())
        await self.session.commit()
        self.committed = True
