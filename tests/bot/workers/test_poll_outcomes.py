"""Looking for outcomes: how often the platform is asked, about whom, and what silence means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.workers.poll_outcomes import FEW, LOOKS_AT_ONCE, OutcomePoller
from bot.workers.reading_budget import LIST_GAP
from domain.orders.order import State
from domain.orders.outcome import ReportSource, Verdict
from domain.ports import Unsure
from handlers.outcomes.no_report import GRACE
from handlers.outcomes.platform_answer import note_answer
from handlers.outcomes.report import record_outcome
from storage.database import Database
from storage.orders import lookups
from storage.orders.orders import LEASE
from tests.bot.workers.recorded_platform import RecordedPlatform, runtime
from tests.bot.workers.submitting import accepted, find, record
from tests.clocks import FrozenClock
from tests.storage.samples import claim, confirmed

TODAY = date(2026, 11, 23)


@pytest.fixture
def platform() -> RecordedPlatform:
    return RecordedPlatform()


async def test_however_many_wait_the_records_are_read_once(
    database: Database, clock: FrozenClock, platform: RecordedPlatform
) -> None:
    made = await accepted(database, 30)
    platform.reports = [record(made[3]), record(made[17])]
    watch = OutcomePoller(runtime(database, platform))
    assert not await watch.step(), "nothing is due before the first look"
    clock.turn(seconds=5)
    assert await watch.step()
    assert (platform.periods, platform.looked_up) == ([(TODAY, TODAY)], [])
    ended = [(await find(database, order)).verdict for order in made]
    assert [n for n, verdict in enumerate(ended) if verdict is Verdict.ANSWERED] == [3, 17]
    assert not await watch.step(), "the others were seen to wait, all at once"
    assert len(platform.periods) == 1


async def test_few_orders_are_looked_up_one_by_one_as_lists_are_the_dearest(
    database: Database, clock: FrozenClock, platform: RecordedPlatform
) -> None:
    made = await accepted(database, FEW)
    platform.reports = [record(order) for order in made]
    watch = OutcomePoller(runtime(database, platform))
    clock.turn(seconds=5)
    assert await watch.step()
    assert (platform.periods, len(platform.looked_up)) == ([], FEW)
    assert {(await find(database, order)).state for order in made} == {State.CLOSED}


async def test_an_order_that_its_callback_closed_is_looked_up_until_its_record_is_known_and_no_more(
    database: Database, clock: FrozenClock, platform: RecordedPlatform
) -> None:
    [order] = await accepted(database, 1)
    told = replace(record(order), source=ReportSource.CALLBACK)
    async with database.open_write() as session:
        await record_outcome(told, runtime(database, platform).work(session))
    platform.reports = [record(order)]
    watch = OutcomePoller(runtime(database, platform))
    for _ in range(20):
        clock.turn(minutes=1)
        await watch.step()
    assert platform.looked_up == [order.ticket]


async def test_two_processes_read_once_between_them(
    database: Database, clock: FrozenClock, platform: RecordedPlatform
) -> None:
    await accepted(database, FEW + 1)
    watches = [OutcomePoller(runtime(database, platform, owner)) for owner in ("one", "two")]
    for turn in range(1, 4):
        clock.turn(minutes=turn)
        for watch in watches:
            await watch.step()
        assert len(platform.periods) == turn


async def test_a_reading_is_never_sooner_than_the_gap_after_the_last(
    database: Database, clock: FrozenClock, platform: RecordedPlatform
) -> None:
    watch = OutcomePoller(runtime(database, platform))
    made = await accepted(database, FEW + 1)
    clock.turn(seconds=5)
    assert await watch.step()
    async with database.write() as session:
        for order in made:
            await lookups.look_up_now(session, order.id, clock.now())
    clock.turn(seconds=LIST_GAP.total_seconds() - 1)
    assert not await watch.step()
    clock.turn(seconds=2)  # the server's clock runs on beside ours
    assert await watch.step()
    assert len(platform.periods) == 2


async def test_records_that_cannot_be_read_are_asked_ever_more_rarely_and_end_nothing(
    database: Database, clock: FrozenClock, platform: RecordedPlatform
) -> None:
    platform.down = True
    [order] = await accepted(database)
    watch = OutcomePoller(runtime(database, platform))
    for _ in range(600):
        clock.turn(seconds=1)
        await watch.step()
    assert len(platform.looked_up) == 9, "at 5, 10, 15, 25, 40, 70, 130, 250 and 550 s"
    assert (await find(database, order)).state is State.ACCEPTED
    platform.down, platform.reports = False, [record(order)]
    clock.turn(minutes=5)
    await watch.step()
    assert (await find(database, order)).state is State.CLOSED


async def test_a_truncated_answer_is_completed_ticket_by_ticket(
    database: Database, clock: FrozenClock, platform: RecordedPlatform
) -> None:
    made = await accepted(database, LOOKS_AT_ONCE + 2)
    platform.truncated, platform.reports = True, [record(order) for order in made]
    watch = OutcomePoller(runtime(database, platform))
    for _ in range(2):
        clock.turn(seconds=5)
        await watch.step()
    assert sorted(platform.looked_up) == sorted(order.ticket for order in made)
    assert {(await find(database, order)).state for order in made} == {State.CLOSED}


async def test_an_order_whose_worker_died_is_looked_up_by_its_ticket_and_never_posted(
    database: Database, clock: FrozenClock, platform: RecordedPlatform
) -> None:
    await confirmed(database)
    order = await claim(database)
    assert order is not None
    watch = OutcomePoller(runtime(database, platform, "another"))
    assert not await watch.step(), "its lease still runs"
    clock.turn(seconds=LEASE.total_seconds())
    assert await watch.step()
    assert (platform.looked_up, platform.submitted) == ([order.ticket], [])
    assert (await find(database, order)).generation == order.generation + 1
    platform.reports = [record(order)]
    clock.turn(minutes=1)
    await watch.step()
    assert (await find(database, order)).verdict is Verdict.ANSWERED


async def test_what_the_platform_does_not_know_after_the_grace_becomes_a_question(
    database: Database, clock: FrozenClock, platform: RecordedPlatform
) -> None:
    await confirmed(database)
    order = await claim(database)
    assert order is not None
    async with database.open_write() as session:
        answer = Unsure("timeout")
        await note_answer(order, answer, runtime(database, platform).work(session))
    watch = OutcomePoller(runtime(database, platform))
    waited = timedelta()
    while (await find(database, order)).state is State.SUBMITTING:
        clock.turn(seconds=5)
        waited += timedelta(seconds=5)
        await watch.step()
    assert GRACE <= waited < GRACE + timedelta(minutes=6)
    assert (await find(database, order)).state is State.UNKNOWN
    assert platform.submitted == []
