"""The Telephony port as a list of what was asked of it; what it answers is set by the test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from bot.bell import Bell
from bot.runtime import Current, Runtime
from domain.orders.outcome import Report
from domain.ports import Accepted, Answer, LookupFailed, Period, Submission
from domain.rules import Rules
from storage.database import Database

ZONE = ZoneInfo("America/Sao_Paulo")


@dataclass
class RecordedPlatform:
    """`reports` is what its records hold; `down` makes them unreadable."""

    answer: Answer = field(default_factory=lambda: Accepted("900"))
    reports: list[Report] = field(default_factory=list)
    truncated: bool = False
    down: bool = False
    submitted: list[str] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)
    periods: list[tuple[date, date]] = field(default_factory=list)

    async def submit(self, submission: Submission) -> Answer:
        self.submitted.append(submission.ticket)
        return self.answer

    async def prove(self) -> str | None:
        return None

    async def look_up(self, ticket: str) -> Sequence[Report]:
        self.looked_up.append(ticket)
        if self.down:
            raise LookupFailed
        return [report for report in self.reports if report.ticket == ticket]

    async def read_period(self, first: date, last: date) -> Period:
        self.periods.append((first, last))
        if self.down:
            raise LookupFailed
        return Period([] if self.truncated else list(self.reports), self.truncated)


def runtime(
    database: Database,
    platform: RecordedPlatform,
    owner: str = "one",
    *,
    admins: frozenset[str] = frozenset({"terminal:ana"}),
) -> Runtime:
    return Runtime(
        database=database,
        current=Current(Rules(admins=admins)),
        telephony=platform,
        bell=Bell(),
        zone=ZONE,
        owner=owner,
    )
