"""How an order ended: our verdict, and the platform's raw reports it rests on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ReportSource(StrEnum):
    """Where a report came from: a callback is a hint, a record is the truth."""

    CALLBACK = "callback"
    RECORD = "record"
    ACCEPTANCE = "acceptance"  # an SMS ends with the platform's answer: it cannot be looked up
    CLOCK = "clock"  # closed by us: no report came for a day


class Verdict(StrEnum):
    """Our verdict on how an order ended."""

    ANSWERED = "answered"
    VOICEMAIL = "voicemail"  # answered by a machine, which is nobody
    NOT_ANSWERED = "not_answered"
    WRONG_NUMBER = "wrong_number"
    NONEXISTENT = "nonexistent"
    MOBILE_BLOCKED = "mobile_blocked"
    DO_NOT_CALL = "do_not_call"
    SENT = "sent"
    NEVER_REPORTED = "never_reported"
    OTHER = "other"  # an unknown status, stored and shown as it came


_BY_STATUS = {
    "OK": Verdict.ANSWERED,
    "NA": Verdict.NOT_ANSWERED,
    "EK": Verdict.WRONG_NUMBER,
    "IK": Verdict.NONEXISTENT,
    "CK": Verdict.MOBILE_BLOCKED,
    "BK": Verdict.DO_NOT_CALL,
}
_MACHINE = "MA"  # newer documents, cd_amdasw; HM is a person, ND not determined


def verdict_of(status: str) -> Verdict:
    """Our verdict for a `cd_status` (manual: GetCallStatus); one we do not know is OTHER."""
    return _BY_STATUS.get(status.strip().upper(), Verdict.OTHER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report of the platform on one call: many may belong to one order.

    Times are aware UTC, `duration` is in seconds, money in thousandths as reported. `machine` is
    who answered, as the platform gave it; "" where nobody listened for it; `talked`
    the seconds for which two ends were joined, None where that was not told.
    """

    source: ReportSource
    status: str
    ticket: str = ""
    provider_id: str = ""
    dialled_at: datetime | None = None
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    duration: int | None = None
    keys: str = ""
    recording: str = ""  # the address of a recorded answer
    cost: int | None = None
    balance: int | None = None
    machine: str = ""
    talked: int | None = None

    @property
    def verdict(self) -> Verdict:
        """Our verdict for the report's status, and for who answered."""
        verdict = verdict_of(self.status)
        if verdict is Verdict.ANSWERED and self.machine.strip().upper() == _MACHINE:
            return Verdict.VOICEMAIL
        return verdict

    @property
    def digest(self) -> str:
        """A key that equal reports share, however often and by whatever way they came; no NULL."""
        times = (self.dialled_at, self.answered_at, self.ended_at)
        parts = [self.source, self.ticket, self.provider_id, self.status]
        parts += [t.isoformat() if t else "-" for t in times]
        parts += ["recorded"] if self.recording else []
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
