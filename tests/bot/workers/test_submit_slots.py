"""The slots of the submitter: one order each, claimed right before its own POST."""

from __future__ import annotations

import asyncio

from sqlalchemy import func, select

from bot.workers.submit import AT_ONCE, RESERVED, Submitter
from domain.orders.order import State, Urgency
from domain.ports import Answer, Submission
from storage.database import Database
from storage.orders import lookups
from storage.orders.orders import LEASE, OrderRow
from tests.bot.workers.recorded_platform import RecordedPlatform, runtime
from tests.bot.workers.submitting import find, finish
from tests.clocks import FrozenClock
from tests.storage.samples import another, confirmed


class SlowPlatform(RecordedPlatform):
    """Answers nothing until it is told to; remembers what stood in the database at each POST."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.database, self.answers = database, asyncio.Event()
        self.in_flight: list[int] = []
        self._arrived = asyncio.Event()

    async def submit(self, submission: Submission) -> Answer:
        self.submitted.append(submission.ticket)
        async with self.database.read() as session:
            query = select(func.count()).where(OrderRow.state == State.SUBMITTING)
            self.in_flight.append((await session.execute(query)).scalar_one())
        self._arrived.set()
        await self.answers.wait()
        return self.answer

    async def reach(self, posts: int) -> None:
        """Wait until so many orders were posted."""
        while len(self.in_flight) < posts:
            await self._arrived.wait()
            self._arrived.clear()


async def test_no_order_is_claimed_before_those_claimed_earlier_were_posted(
    database: Database,
) -> None:
    """A kill between claim and POST strands one order, not the eight that were taken together."""
    for number in range(4):
        await confirmed(database, dest=another(number))
    platform = SlowPlatform(database)
    submitter = Submitter(runtime(database, platform))
    stepping = asyncio.create_task(submitter.step())
    await platform.reach(4)
    assert platform.in_flight[0] == 1, "the first left when it was the only one claimed"
    platform.answers.set()
    await stepping
    await finish(submitter)
    assert len(platform.submitted) == 4


async def test_an_alerts_call_leaves_while_every_slot_waits_for_the_platform(
    database: Database,
) -> None:
    for number in range(AT_ONCE + 1):
        await confirmed(database, dest=another(number))
    platform = SlowPlatform(database)
    submitter = Submitter(runtime(database, platform))
    stepping = asyncio.create_task(submitter.step())
    await platform.reach(AT_ONCE)
    alert = await confirmed(database, urgency=Urgency.FIRST)
    submitter.runtime.bell.ring()
    await stepping
    again = asyncio.create_task(submitter.step())
    await platform.reach(AT_ONCE + 1)
    assert platform.submitted[-1] == alert.ticket, "the ninth usual order still waits for a slot"
    platform.answers.set()
    await again
    await finish(submitter)
    assert len(platform.submitted) == AT_ONCE + 2


async def test_there_is_an_end_to_the_slots_of_alerts(database: Database) -> None:
    for number in range(AT_ONCE + RESERVED + 1):
        await confirmed(database, dest=another(number), urgency=Urgency.FIRST)
    platform = SlowPlatform(database)
    submitter = Submitter(runtime(database, platform))
    stepping = asyncio.create_task(submitter.step())
    await platform.reach(AT_ONCE + RESERVED)
    submitter.runtime.bell.ring()
    await stepping
    assert len(platform.submitted) == AT_ONCE + RESERVED
    platform.answers.set()
    await finish(submitter)
    assert len(platform.submitted) == AT_ONCE + RESERVED + 1


async def test_a_stop_waits_for_what_was_posted(database: Database) -> None:
    order, platform = await confirmed(database), SlowPlatform(database)
    at = runtime(database, platform)
    submitter = Submitter(at)
    stepping = asyncio.create_task(submitter.step())
    await platform.reach(1)
    at.stopping.set()
    at.bell.ring()
    stopping = asyncio.gather(stepping, finish(submitter))
    for _ in range(20):
        await asyncio.sleep(0)
    assert not stopping.done(), "only we know what the platform will answer"
    platform.answers.set()
    await stopping
    assert (await find(database, order)).state is State.ACCEPTED


async def test_an_answer_that_never_comes_is_cut_off_and_its_ticket_looked_up(
    database: Database, clock: FrozenClock
) -> None:
    order, platform = await confirmed(database), SlowPlatform(database)
    submitter = Submitter(runtime(database, platform))
    stepping = asyncio.create_task(submitter.step())
    await platform.reach(1)
    stepping.cancel()
    await asyncio.wait([stepping])
    closing = asyncio.create_task(submitter.close())
    await asyncio.sleep(0)
    closing.cancel()
    await asyncio.wait([closing])
    assert (await find(database, order)).state is State.SUBMITTING
    clock.turn(seconds=LEASE.total_seconds())
    async with database.write() as session:
        due = await lookups.claim_lookups(session, "next", clock.now(), most=5)
    assert [each.id for each in due] == [order.id]
