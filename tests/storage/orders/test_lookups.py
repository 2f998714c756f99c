"""Which orders are looked up, by whom, and how many at once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from domain.orders.order import Kind, Order, State
from domain.orders.outcome import Report, ReportSource
from storage.database import Database
from storage.orders import lookups, orders
from storage.orders.orders import LEASE, OrderRow
from tests.clocks import FrozenClock
from tests.storage.samples import claim, confirmed, proposed

PAUSES = (5, 10, 300)


async def submitting(database: Database, **facts: Any) -> Order:
    await confirmed(database, **facts)
    order = await claim(database)
    assert order is not None
    return order


async def accepted(database: Database, provider_id: str = "", *, due: float = 5) -> Order:
    order, now = await submitting(database), database.clock.now()
    facts = {"accepted_at": now, "next_look_at": now + timedelta(seconds=due)}
    async with database.write() as session:
        return await orders.move(session, order, State.ACCEPTED, provider_id=provider_id, **facts)


async def claimed(database: Database, owner: str = "watcher", most: int = 20) -> list[int]:
    async with database.write() as session:
        found = await lookups.claim_lookups(session, owner, database.clock.now(), most=most)
    return [order.id for order in found]


async def row(database: Database, order: Order) -> OrderRow:
    async with database.read() as session:
        return await session.get_one(OrderRow, order.id)


async def first_shared(database: Database) -> datetime | None:
    async with database.read() as session:
        return await lookups.first_shared(session, database.clock.now())


async def put_off(database: Database, first: datetime) -> None:
    now = database.clock.now()
    async with database.write() as session:
        await lookups.note_shared(session, lookups.SubmittedWithin(first, now), now, PAUSES)


async def test_a_doubtful_order_is_taken_by_one_watcher_and_again_if_that_one_dies(
    database: Database, clock: FrozenClock
) -> None:
    order = await submitting(database)
    assert await claimed(database) == [], "its worker has the length of a lease"
    clock.turn(seconds=LEASE.total_seconds())
    assert await claimed(database, "one") == [order.id]
    assert await claimed(database, "two") == []
    clock.turn(seconds=lookups.LOOK_HOLD.total_seconds())
    assert await claimed(database, "two") == [order.id]


async def test_an_order_is_taken_over_only_when_its_lease_ran_out(
    database: Database, clock: FrozenClock
) -> None:
    order = await submitting(database)
    async with database.write() as session:
        await lookups.look_up_submitting(session, clock.now())
    assert await claimed(database) == []
    held = await row(database, order)
    assert (held.owner, held.generation) == ("worker-1", order.generation), "its worker lives"
    clock.turn(seconds=LEASE.total_seconds())
    async with database.write() as session:
        await lookups.look_up_submitting(session, clock.now())
    assert await claimed(database) == [order.id]
    held = await row(database, order)
    assert (held.owner, held.generation) == ("watcher", order.generation + 1)
    assert held.lease_until == clock.now() + LEASE


async def test_accepted_orders_share_one_reading_until_they_are_overdue(
    database: Database, clock: FrozenClock
) -> None:
    order = await accepted(database)
    assert await first_shared(database) is None
    clock.turn(seconds=5)
    assert await first_shared(database) == order.submitted_at
    assert await claimed(database) == []
    clock.turn(seconds=lookups.OVERDUE.total_seconds())
    assert await first_shared(database) is None
    assert await claimed(database) == [order.id]


async def test_an_sms_is_never_part_of_a_reading(database: Database, clock: FrozenClock) -> None:
    order = await proposed(database, kind=Kind.SMS)
    async with database.write() as session:
        yes = {"confirmed_at": clock.now()}
        order = await orders.move(session, order, State.CONFIRMED, **yes)
    await claim(database)
    clock.turn(seconds=LEASE.total_seconds())
    assert await first_shared(database) is None
    assert await claimed(database) == [order.id]


async def test_a_reading_puts_off_all_whom_it_covered_each_by_its_own_pause(
    database: Database, clock: FrozenClock
) -> None:
    old = await accepted(database)
    for pause in PAUSES:
        await put_off(database, clock.now())
        assert (await row(database, old)).next_look_at == clock.now() + timedelta(seconds=pause)
    begun = clock.now()
    clock.turn(seconds=1)
    young = await accepted(database)
    clock.turn(seconds=1)
    await put_off(database, begun)
    assert (await row(database, young)).next_look_at == clock.now() + timedelta(seconds=5)
    assert (await row(database, old)).next_look_at == clock.now() + timedelta(seconds=300)
    assert (await row(database, old)).looks == 4


async def test_a_reading_says_nothing_of_orders_outside_of_its_time(
    database: Database, clock: FrozenClock
) -> None:
    early = await accepted(database)
    clock.turn(minutes=1)
    begun = clock.now()
    clock.turn(seconds=1)
    late = await accepted(database)
    async with database.write() as session:
        await lookups.note_shared(
            session, lookups.SubmittedWithin(begun, begun), clock.now(), PAUSES
        )
    assert (await row(database, early)).looks == 0
    assert (await row(database, late)).looks == 0


async def test_of_the_accounts_reports_only_those_of_waiting_orders_count(
    database: Database,
) -> None:
    by_ticket, by_id = await accepted(database), await accepted(database, "900")
    ended = await accepted(database, "901")
    async with database.write() as session:
        await orders.note(session, ended, next_look_at=None)
    told = [
        Report(source=ReportSource.RECORD, status="OK", ticket=ticket, provider_id=provider_id)
        for ticket, provider_id in (
            (by_ticket.ticket, ""),
            ("", "900"),
            (ended.ticket, "901"),
            ("", "902"),
            ("", ""),
        )
    ]
    async with database.read() as session:
        assert by_id.provider_id == "900"
        assert await lookups.only_awaited(session, told) == told[:2]


async def test_what_ended_is_looked_for_no_longer_after_its_day(
    database: Database, clock: FrozenClock
) -> None:
    waiting, ended = await accepted(database), await accepted(database)
    async with database.write() as session:
        await orders.move(session, ended, State.CLOSED, next_look_at=clock.now())
        await lookups.stop_lookups(session, clock.now())
    assert (await row(database, waiting)).next_look_at is not None
    assert (await row(database, ended)).next_look_at is None


async def test_an_order_that_was_handed_over_can_be_looked_up_at_once(
    database: Database, clock: FrozenClock
) -> None:
    waiting, taken = await proposed(database), await submitting(database)
    async with database.write() as session:
        for order in (waiting, taken):
            await lookups.look_up_now(session, order.id, clock.now())
    assert await claimed(database) == [taken.id], "a proposal was never handed over"


async def test_no_more_than_asked_for_are_taken_at_once(
    database: Database, clock: FrozenClock
) -> None:
    made = [await submitting(database) for _ in range(3)]
    clock.turn(seconds=LEASE.total_seconds())
    assert await claimed(database, most=2) == [order.id for order in made[:2]]
    assert await claimed(database) == [made[2].id]
