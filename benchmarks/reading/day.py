"""A day of 20,000 calls whose outcomes are read within the platform's quotas, under a turned clock.

The real poller and storage ask a platform that counts and refuses as the newest documents say. The
day is run without callbacks, with a tenth of them lost, with all, and once with the budget off.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from statistics import median, quantiles
from zoneinfo import ZoneInfo

from sqlmodel import select

from bot.bell import Bell
from bot.runtime import Current, Runtime
from bot.workers.poll_outcomes import OutcomePoller
from bot.workers.reading_budget import LOOKUPS_EACH_CALL
from domain.chat import Address
from domain.orders.order import Kind, Purpose, State, new_ticket
from domain.orders.outcome import Report, ReportSource
from domain.orders.question import AnswerStage
from domain.ports import Accepted, Answer, Period, RecordsLimited, Submission
from domain.rules import Rules
from handlers.outcomes.report import record_outcome
from storage.chat import chats
from storage.database import Database
from storage.migrate import migrate
from storage.orders.orders import OrderRow
from storage.people import people

MORNING = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)  # eight o'clock in São Paulo
TICK = timedelta(seconds=4)
LISTS_AN_HOUR, LOOKUPS_A_DAY, PAGE = 200, 500, 5_000
ENDS_WITHIN = (20, 90)  # seconds from a call's beginning to its end
CALM = timedelta(minutes=40)  # in which what is left at the end of the day is told
UNLIMITED = 10**9
_ORDERS = select(OrderRow)


@dataclass
class TurnedClock:
    """The Clock port, moved by the simulation."""

    at: datetime = MORNING

    def now(self) -> datetime:
        return self.at

    async def wait(self, wake: asyncio.Event, seconds: float) -> None:
        """Nothing of the simulation waits."""


@dataclass
class CountingPlatform:
    """Answers from the calls that have ended, within the quotas; beyond them it refuses."""

    clock: TurnedClock
    placed: int = 0
    ended: dict[str, Report] = field(default_factory=dict)
    lists: list[datetime] = field(default_factory=list)
    lookups: int = 0
    refused: int = 0
    _hour: deque[datetime] = field(default_factory=deque)

    async def submit(self, submission: Submission) -> Answer:
        return Accepted(submission.ticket)

    async def prove(self) -> str | None:
        return None

    async def look_up(self, ticket: str) -> Sequence[Report]:
        if self.lookups >= LOOKUPS_A_DAY + LOOKUPS_EACH_CALL * self.placed:
            self.refused += 1
            raise RecordsLimited
        self.lookups += 1
        return [self.ended[ticket]] if ticket in self.ended else []

    async def read_period(self, first: date, last: date) -> Period:  # noqa: ARG002 - one day
        now = self.clock.now()
        while self._hour and self._hour[0] <= now - timedelta(hours=1):
            self._hour.popleft()
        if len(self._hour) >= LISTS_AN_HOUR:
            self.refused += 1
            again = self._hour[0] + timedelta(hours=1) - now
            raise RecordsLimited(again.total_seconds())
        self._hour.append(now)
        self.lists.append(now)
        return Period(list(self.ended.values())[:PAGE], len(self.ended) > PAGE)

    def most_lists(self) -> int:
        """The lists of the fullest hour."""
        hour, most = deque[datetime](), 0
        for at in self.lists:
            hour.append(at)
            while hour[0] <= at - timedelta(hours=1):
                hour.popleft()
            most = max(most, len(hour))
        return most


@dataclass(frozen=True, slots=True)
class Size:
    """How many calls are placed, evenly, within how many hours."""

    calls: int
    hours: float


@dataclass(frozen=True, slots=True)
class Day:
    """What a day cost, and after how many seconds its outcomes were told."""

    platform: CountingPlatform
    waits: Sequence[float]
    untold: int


def simulate(calls: int, hours: float) -> None:
    """Print the table of four days, each of so many calls placed within so many hours."""
    columns = f"{'lists':>8}{'an hour':>9}{'look-ups':>10}{'refused':>9}"
    print(f"{'a day of calls':34}{columns}{'median':>9}{'99 %':>8}{'longest':>9}{'untold':>8}")
    for name, lost, budget in (
        ("without callbacks", 1.0, True),
        ("a tenth of callbacks lost", 0.1, True),
        ("all callbacks", 0.0, True),
        ("without callbacks, budget off", 1.0, False),
    ):
        asyncio.run(_simulate(name, lost, Size(calls, hours), budget=budget))


async def _simulate(name: str, lost: float, size: Size, *, budget: bool) -> None:
    with tempfile.TemporaryDirectory(prefix="ramal-day-") as folder:
        clock = TurnedClock()
        database = Database(f"sqlite+aiosqlite:///{folder}/ramal.db", clock)
        await migrate(database)
        day = await _Simulation(_runtime(database, clock, budget=budget), lost, size).run()
        await database.close()
    _print(name, day)


def _runtime(database: Database, clock: TurnedClock, *, budget: bool) -> Runtime:
    rules = Rules()
    if not budget:
        rules = replace(rules, list_reads_hour=UNLIMITED, lookups_day=UNLIMITED)
    return Runtime(
        database=database,
        current=Current(rules),
        telephony=CountingPlatform(clock),
        bell=Bell(),
        zone=ZoneInfo("America/Sao_Paulo"),
        owner="simulation",
    )


class _Simulation:
    def __init__(self, runtime: Runtime, lost: float, size: Size) -> None:
        platform, clock = runtime.telephony, runtime.database.clock
        assert isinstance(platform, CountingPlatform)  # noqa: S101 - made above
        assert isinstance(clock, TurnedClock)  # noqa: S101 - as above
        self.runtime, self.platform, self.clock, self.lost = runtime, platform, clock, lost
        self.size = size
        self.random = random.Random(1)  # noqa: S311 - the same day each time
        self.asker, self.chat = 0, 0
        self.running: list[tuple[datetime, str]] = []
        self.ends: dict[str, datetime] = {}

    async def run(self) -> Day:
        """Turn the clock through the day; every outcome that is told is told by the product."""
        async with self.runtime.database.write() as session:
            person = await people.open_person(session, "terminal:ana", name="Ana", locale="pt-BR")
            self.asker, self.chat = (
                person.id,
                await chats.open_chat(session, Address("terminal", "ana")),
            )
        poller, span = OutcomePoller(self.runtime), timedelta(hours=self.size.hours)
        while self.clock.at < MORNING + span + CALM:
            passed = (self.clock.at - MORNING) / span
            await self._place(
                min(self.size.calls, round(self.size.calls * passed)) - self.platform.placed
            )
            await self._end()
            while await poller.step():
                pass
            self.clock.at += TICK
        return await self._told()

    async def _place(self, many: int) -> None:
        now = self.clock.at
        tickets = [new_ticket() for _ in range(many)]
        async with self.runtime.database.write() as session:
            session.add_all(self._row(ticket, now) for ticket in tickets)
        self.platform.placed += len(tickets)
        for ticket in tickets:
            seconds = self.random.uniform(*ENDS_WITHIN)
            self.running.append((now + timedelta(seconds=seconds), ticket))

    def _row(self, ticket: str, now: datetime) -> OrderRow:
        return OrderRow(
            ticket=ticket,
            kind=Kind.CALL,
            state=State.ACCEPTED,
            purpose=Purpose.TRANSACTIONAL,
            asker_id=self.asker,
            chat_id=self.chat,
            dest=f"55119{self.random.randrange(60_000_000, 99_999_999)}",
            words="O seu pedido chegou.",
            proposed_at=now,
            confirmed_at=now,
            submitted_at=now,
            accepted_at=now,
            provider_id=ticket,
            next_look_at=now + timedelta(seconds=5),
            answer_stage=AnswerStage.NONE,
        )

    async def _end(self) -> None:
        """End what ends now: in the records, and by a callback unless it is lost."""
        over = [(at, ticket) for at, ticket in self.running if at <= self.clock.at]
        self.running = [each for each in self.running if each[0] > self.clock.at]
        for at, ticket in over:
            record = Report(source=ReportSource.RECORD, status="OK", ticket=ticket, ended_at=at)
            self.platform.ended[ticket], self.ends[ticket] = record, at
            if self.random.random() >= self.lost:
                async with self.runtime.database.open_write() as session:
                    work = self.runtime.work(session)
                    await record_outcome(replace(record, source=ReportSource.CALLBACK), work)

    async def _told(self) -> Day:
        async with self.runtime.database.read() as session:
            rows = await session.stream_scalars(_ORDERS)
            found = [(row.ticket, row.closed_at) async for row in rows]
        waits = [(at - self.ends[ticket]).total_seconds() for ticket, at in found if at]
        return Day(self.platform, waits, len(found) - len(waits))


def _print(name: str, day: Day) -> None:
    seen, waits = day.platform, day.waits
    reads = f"{len(seen.lists):>8}{seen.most_lists():>9}{seen.lookups:>10}{seen.refused:>9}"
    times = f"{median(waits):>7.0f} s{quantiles(waits, n=100)[98]:>6.0f} s{max(waits):>7.0f} s"
    print(f"{name:34}{reads}{times}{day.untold:>8}", flush=True)
