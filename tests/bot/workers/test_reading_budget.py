"""What the platform lets us read: never asked more often, and never silent about what waits."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from sqlmodel import col, select

from bot.runtime import Runtime
from bot.workers.poll_outcomes import FEW, OutcomePoller
from bot.workers.reading_budget import LIST_GAP, LISTS, LOOKUPS, ReadingBudget
from domain.orders.order import Order, State
from domain.orders.outcome import Report
from domain.ports import Period, RecordsLimited
from storage.chat.outbox import OutboxRow
from storage.database import Database
from storage.orders import quotas
from storage.orders.quotas import Quota
from tests.bot.workers.recorded_platform import RecordedPlatform, runtime
from tests.bot.workers.submitting import accepted, find, record
from tests.clocks import FrozenClock


def with_rules(at: Runtime, **changes: int) -> Runtime:
    at.current.value = replace(at.current.value, **changes)  # type: ignore[arg-type]
    return at


async def cards(database: Database, order: Order) -> list[str]:
    """What the card of an order said, one text for each change."""
    async with database.read() as session:
        query = select(OutboxRow.payload).where(OutboxRow.card == order.ticket)
        found = await session.execute(query.order_by(col(OutboxRow.id)))
        return [json.loads(payload)["text"] for payload in found.scalars()]


async def test_never_more_lists_than_allowed_are_read_in_any_hour(
    database: Database, clock: FrozenClock
) -> None:
    """Before, a list every four seconds: nine hundred an hour, where two hundred are allowed."""
    platform, most = RecordedPlatform(), 20
    watch = OutcomePoller(with_rules(runtime(database, platform), list_reads_hour=most))
    read = []
    for _ in range(60):
        await accepted(database, FEW + 1)
        clock.turn(seconds=120)
        before = len(platform.periods)
        await watch.step()
        read += [clock.now()] * (len(platform.periods) - before)
    assert read, "lists are still read"
    for at in read:
        assert sum(at - timedelta(hours=1) < other <= at for other in read) <= most


async def test_without_lists_left_orders_are_looked_up_one_by_one(
    database: Database, clock: FrozenClock
) -> None:
    platform = RecordedPlatform()
    watch = OutcomePoller(with_rules(runtime(database, platform), list_reads_hour=0))
    made = await accepted(database, FEW + 2)
    platform.reports = [record(order) for order in made]
    clock.turn(seconds=5)
    await watch.step()
    assert (platform.periods, len(platform.looked_up)) == ([], FEW + 2)


async def test_without_look_ups_left_orders_wait_until_midnight_and_are_not_given_up(
    database: Database, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.workers.reading_budget.LOOKUPS_EACH_CALL", 0)
    platform = RecordedPlatform()
    watch = OutcomePoller(with_rules(runtime(database, platform), lookups_day=1))
    first, second = await accepted(database, 2)
    clock.turn(seconds=5)
    for _ in range(3):
        await watch.step()
        clock.turn(minutes=1)
    assert platform.looked_up == []
    assert (await find(database, second)).state is State.ACCEPTED
    platform.reports = [record(first)]
    clock.turn(hours=12)  # it was noon
    await watch.step()
    assert len(platform.looked_up) <= 1


@dataclass
class Limiting(RecordedPlatform):
    """Refuses every question, as the platform does to who asks too often."""

    retry_after: float | None = None

    async def look_up(self, ticket: str) -> list[Report]:
        self.looked_up.append(ticket)
        raise RecordsLimited(self.retry_after)

    async def read_period(self, first: date, last: date) -> Period:
        self.periods.append((first, last))
        raise RecordsLimited(self.retry_after)


async def test_who_was_told_to_wait_waits_and_only_with_this_kind_of_question(
    database: Database, clock: FrozenClock
) -> None:
    platform = Limiting(retry_after=600)
    watch = OutcomePoller(runtime(database, platform))
    await accepted(database, FEW + 1)
    clock.turn(seconds=5)
    await watch.step()
    assert len(platform.periods) == 1
    for _ in range(9):
        clock.turn(minutes=1)
        await watch.step()
    assert len(platform.periods) == 1, "ten minutes are not over"
    assert platform.looked_up, "look-ups are another kind of question"
    clock.turn(minutes=2)
    await watch.step()
    async with database.read() as session:
        assert await quotas.find_pause(session, LOOKUPS) is not None


async def test_an_untold_wait_for_lists_is_a_quarter_of_an_hour(
    database: Database, clock: FrozenClock
) -> None:
    budget = ReadingBudget(runtime(database, RecordedPlatform()))
    await budget.note_limited(LISTS, RecordsLimited())
    async with database.write() as session:
        again = await quotas.spend(session, budget.lists(), clock.now())
    assert again == clock.now() + timedelta(minutes=15)


async def test_half_of_the_lists_are_spread_over_the_hour(
    database: Database, clock: FrozenClock
) -> None:
    budget = ReadingBudget(runtime(database, RecordedPlatform()))
    async with database.write() as session:
        assert await budget.list_gap(session, clock.now()) == LIST_GAP
        assert await quotas.spend(session, budget.lists(), clock.now(), 100) is None
        assert await budget.list_gap(session, clock.now()) == timedelta(seconds=36)


async def test_a_quota_is_counted_once_for_all_processes(
    database: Database, clock: FrozenClock
) -> None:
    quota = Quota(name="q", most=3, period=timedelta(hours=1), slice=timedelta(minutes=1))
    spent = 0
    for _ in range(5):
        async with database.write() as session:
            spent += await quotas.spend(session, quota, clock.now()) is None
    assert spent == 3
    clock.turn(minutes=62)
    async with database.write() as session:
        assert await quotas.spend(session, quota, clock.now(), 4) is not None
        assert await quotas.spend(session, quota, clock.now(), 3) is None


async def test_what_waits_says_on_its_card_when_the_platform_is_asked_again(
    database: Database, clock: FrozenClock
) -> None:
    platform = Limiting(retry_after=600)
    watch = OutcomePoller(with_rules(runtime(database, platform), list_reads_hour=0))
    [order] = await accepted(database)
    for _ in range(3):
        clock.turn(seconds=5)
        await watch.step()
    assert len(platform.looked_up) == 1
    assert (await cards(database, order))[-1].endswith(
        "Pergunto de novo às 12:10; se ela avisar antes, conto na hora."
    )
    shown = len(await cards(database, order))
    clock.turn(minutes=10)
    await watch.step()
    assert len(platform.looked_up) == 2
    after = await cards(database, order)
    assert len(after) == shown + 1, "asked again: the moment is taken off"
    assert after[-1].endswith("O telefone deve tocar em instantes.")


async def test_a_short_wait_changes_no_card(database: Database, clock: FrozenClock) -> None:
    platform = Limiting(retry_after=100)
    watch = OutcomePoller(with_rules(runtime(database, platform), list_reads_hour=0))
    [order] = await accepted(database)
    before = len(await cards(database, order))
    for _ in range(3):
        clock.turn(seconds=5)
        await watch.step()
    assert len(await cards(database, order)) == before


async def test_without_look_ups_left_a_list_tells_of_the_few(
    database: Database, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before, a single order waited until midnight while lists were left."""
    monkeypatch.setattr("bot.workers.reading_budget.LOOKUPS_EACH_CALL", 0)
    platform = RecordedPlatform()
    watch = OutcomePoller(with_rules(runtime(database, platform), lookups_day=0))
    [order] = await accepted(database)
    platform.reports = [record(order)]
    for _ in range(3):
        clock.turn(seconds=5)
        await watch.step()
    assert (await find(database, order)).state is State.CLOSED
    assert (platform.looked_up, len(platform.periods)) == ([], 1)
