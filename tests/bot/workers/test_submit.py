"""Handing orders over: a worker that was away too long, that stops, or that cannot write."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.runtime import Runtime
from bot.workers import submit as submitting
from bot.workers.submit import FENCE, Submitter
from domain.orders.order import Order, State, Urgency
from domain.people.person import Person
from domain.ports import Accepted, Answer, Submission
from handlers.outcomes.platform_answer import note_answer
from storage.database import Database
from storage.orders import orders
from storage.orders.orders import LEASE
from storage.people import people
from storage.work import Work
from tests.bot.workers.recorded_platform import RecordedPlatform, runtime
from tests.bot.workers.submitting import find, finish
from tests.clocks import FrozenClock
from tests.storage.samples import another, claim, confirmed


async def submit_orders(at: Runtime) -> bool:
    return await finish(Submitter(at))


async def post_claimed(taken: Order, begun: datetime, at: Runtime) -> None:
    """What a slot does with an order that it has claimed."""
    await Submitter(at)._post(submitting._Claim(taken, begun, None))


async def test_a_confirmed_order_is_handed_over_once(database: Database) -> None:
    order, platform = await confirmed(database), RecordedPlatform()
    at = runtime(database, platform)
    assert await submit_orders(at)
    assert not await submit_orders(at)
    assert platform.submitted == [order.ticket]
    assert (await find(database, order)).state is State.ACCEPTED


async def test_whether_its_person_may_still_ask_is_looked_at_when_an_order_is_due(
    database: Database, clock: FrozenClock
) -> None:
    due = clock.now() + timedelta(hours=20)
    order, platform = await confirmed(database, due_at=due), RecordedPlatform()
    clock.turn(hours=20, seconds=1)
    at = runtime(database, platform, admins=frozenset({"terminal:bia"}))
    assert await submit_orders(at)
    assert platform.submitted == []
    ended = await find(database, order)
    assert (ended.state, ended.refusal) == (State.REFUSED, "not-allowed")


async def test_who_was_paused_after_taking_an_order_gives_it_back_instead_of_posting(
    database: Database, clock: FrozenClock
) -> None:
    order, platform = await confirmed(database), RecordedPlatform()
    at = runtime(database, platform)
    taken = await claim(database, at.owner)
    assert taken is not None
    begun = clock.now()
    clock.turn(seconds=FENCE.total_seconds() + 1)
    await post_claimed(taken, begun, at)
    assert platform.submitted == []
    assert (await find(database, order)).state is State.CONFIRMED
    assert await submit_orders(at), "whoever comes next hands it over"
    assert platform.submitted == [order.ticket]


async def test_who_was_paused_past_the_lease_neither_posts_nor_takes_it_back(
    database: Database, clock: FrozenClock
) -> None:
    order, platform = await confirmed(database), RecordedPlatform()
    taken = await claim(database, "one")
    assert taken is not None
    begun = clock.now()
    clock.turn(seconds=LEASE.total_seconds())
    async with database.write() as session:
        await orders.note(session, taken, generation=taken.generation + 1, owner="two")
    await post_claimed(taken, begun, runtime(database, platform, "one"))
    assert platform.submitted == []
    assert (await find(database, order)).state is State.SUBMITTING, "the other one looks it up"


async def test_a_fault_while_orders_are_taken_strands_none_of_those_taken_before(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, platform = await confirmed(database), RecordedPlatform()
    second = await confirmed(database, dest=another(2))
    really, calls = orders.claim_confirmed, iter(range(9))

    async def claim_then_fail(
        session: AsyncSession, owner: str, at: datetime, least: Urgency
    ) -> Order | None:
        if next(calls) == 1:
            raise OperationalError("", {}, Exception("gone"))
        return await really(session, owner, at, least)

    monkeypatch.setattr(orders, "claim_confirmed", claim_then_fail)
    submitter = Submitter(runtime(database, platform))
    with pytest.raises(OperationalError):
        await finish(submitter)
    await finish(submitter)
    assert platform.submitted == [first.ticket, second.ticket]
    assert (await find(database, first)).state is State.ACCEPTED


async def test_an_order_whose_permission_cannot_be_read_was_never_claimed(
    database: Database, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = clock.now() + timedelta(hours=20)
    order, platform = await confirmed(database, due_at=due), RecordedPlatform()
    clock.turn(hours=20, seconds=1)

    async def gone(_session: AsyncSession, _person: int) -> None:
        raise OperationalError("", {}, Exception("gone"))

    with monkeypatch.context() as patched:
        patched.setattr("storage.people.people.find_person", gone)
        with pytest.raises(OperationalError):
            await submit_orders(runtime(database, platform))
    assert platform.submitted == []
    assert (await find(database, order)).state is State.CONFIRMED


async def test_a_pause_while_its_permission_is_read_gives_an_order_back(
    database: Database, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = clock.now() + timedelta(hours=20)
    order, platform = await confirmed(database, due_at=due), RecordedPlatform()
    clock.turn(hours=20, seconds=1)
    really = people.find_person

    async def slowly(session: AsyncSession, person: int) -> Person:
        clock.turn(seconds=FENCE.total_seconds() + 1)
        return await really(session, person)

    monkeypatch.setattr("storage.people.people.find_person", slowly)
    await submit_orders(runtime(database, platform))
    assert platform.submitted == []
    assert (await find(database, order)).state is State.CONFIRMED


async def test_the_longest_request_ends_within_the_lease() -> None:
    assert FENCE + timedelta(seconds=100) < LEASE


async def test_a_program_that_stops_takes_nothing_more(database: Database) -> None:
    order, platform = await confirmed(database), RecordedPlatform()
    at = runtime(database, platform)
    at.stopping.set()
    assert not await submit_orders(at)
    assert (await find(database, order)).state is State.CONFIRMED


async def test_what_was_taken_when_the_program_stops_is_given_back(
    database: Database, clock: FrozenClock
) -> None:
    order, platform = await confirmed(database), RecordedPlatform()
    at = runtime(database, platform)
    taken = await claim(database, at.owner)
    assert taken is not None
    at.stopping.set()
    await post_claimed(taken, clock.now(), at)
    assert platform.submitted == []
    assert (await find(database, order)).state is State.CONFIRMED


async def test_what_was_posted_when_the_program_stops_is_finished(database: Database) -> None:
    order = await confirmed(database)

    class Stops(RecordedPlatform):
        async def submit(self, submission: Submission) -> Answer:
            at.stopping.set()
            return await super().submit(submission)

    at = runtime(database, Stops())
    assert await submit_orders(at)
    assert (await find(database, order)).state is State.ACCEPTED


async def test_an_answer_is_written_down_as_soon_as_the_database_is_back(
    database: Database, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    order, platform = await confirmed(database), RecordedPlatform()
    away = [2]

    async def noting(order: Order, answer: Answer, work: Work) -> None:
        if away[0]:
            away[0] -= 1
            raise OperationalError("UPDATE", {}, Exception("disk full"))
        await note_answer(order, answer, work)

    monkeypatch.setattr(submitting, "note_answer", noting)
    handing = asyncio.create_task(submit_orders(runtime(database, platform)))
    while not handing.done():
        if clock.rests:
            clock.turn(seconds=1)
        await asyncio.sleep(0)
    assert await handing
    assert platform.submitted == [order.ticket]
    assert (await find(database, order)).provider_id == Accepted("900").provider_id
