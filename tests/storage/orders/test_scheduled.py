"""Orders for a later moment: taken when they are due, or within a stated grace, or never."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.orders.order import CONFIRMED_LIFE, DUE_GRACE, Order, State
from storage.database import Database
from storage.orders import listing, orders
from tests.clocks import FrozenClock
from tests.storage.samples import claim, confirmed, proposed

TICK = timedelta(microseconds=1)
IN_AN_HOUR = timedelta(hours=1)


async def stale(database: Database) -> Order | None:
    async with database.write() as session:
        return await orders.find_stale(session, database.clock.now())


@pytest.mark.parametrize("late", [timedelta(0), timedelta(minutes=1), DUE_GRACE - TICK])
async def test_a_scheduled_order_is_taken_from_its_moment_to_the_end_of_the_grace(
    database: Database, clock: FrozenClock, late: timedelta
) -> None:
    order = await confirmed(database, due_at=clock.now() + IN_AN_HOUR)
    clock.at += IN_AN_HOUR + late
    assert await stale(database) is None
    taken = await claim(database)
    assert taken is not None
    assert (taken.id, taken.due_at) == (order.id, order.due_at)
    assert await claim(database) is None


async def test_before_its_moment_it_is_neither_taken_nor_stale_however_long_it_waits(
    database: Database, clock: FrozenClock
) -> None:
    due = clock.now() + timedelta(days=30)
    await confirmed(database, due_at=due)
    for _ in range(3):
        clock.at += CONFIRMED_LIFE
        assert await claim(database) is None
        assert await stale(database) is None
    clock.at = due - TICK
    assert await claim(database) is None
    assert await stale(database) is None


async def test_after_the_grace_it_is_stale_and_never_taken(
    database: Database, clock: FrozenClock
) -> None:
    order = await confirmed(database, due_at=clock.now() + IN_AN_HOUR)
    clock.at += IN_AN_HOUR + DUE_GRACE
    assert await claim(database) is None
    missed = await stale(database)
    assert missed == order
    assert missed.expired(clock.now())


async def test_an_order_without_a_moment_keeps_the_life_of_its_yes(
    database: Database, clock: FrozenClock
) -> None:
    order = await confirmed(database)
    await confirmed(database, due_at=clock.now() + IN_AN_HOUR)
    clock.at += CONFIRMED_LIFE
    assert await claim(database) is None
    assert await stale(database) == order


async def test_what_an_order_is_due_at_is_kept_and_a_persons_waiting_ones_are_listed(
    database: Database, clock: FrozenClock
) -> None:
    later = await confirmed(database, due_at=clock.now() + 2 * IN_AN_HOUR)
    sooner = await confirmed(database, due_at=clock.now() + IN_AN_HOUR)
    await confirmed(database)
    asked = await proposed(database, due_at=clock.now() + IN_AN_HOUR)
    async with database.read() as session:
        assert (await orders.find_order(session, asked.id)).due_at == clock.now() + IN_AN_HOUR
        assert await listing.list_scheduled(session, later.asker_id) == [sooner, later]
        assert await listing.list_scheduled(session, later.asker_id, limit=1) == [sooner]
        assert await listing.list_scheduled(session, later.asker_id + 1) == []


async def test_a_cancelled_one_is_never_taken(database: Database, clock: FrozenClock) -> None:
    order = await confirmed(database, due_at=clock.now() + IN_AN_HOUR)
    async with database.write() as session:
        await orders.move(session, order, State.CANCELLED)
    clock.at += IN_AN_HOUR
    assert await claim(database) is None
