"""Orders: one state machine, every step guarded by state and lease."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.orders.order import PROPOSAL_LIFE, Order, State, new_ticket
from domain.orders.outcome import ReportSource, Verdict
from domain.phone import parse_number
from storage.database import Database
from storage.orders import listing, orders
from storage.orders.orders import LEASE, OrderRow, StaleOrder
from tests.clocks import FrozenClock
from tests.storage.samples import claim, confirmed, proposed


async def test_a_proposal_is_kept_whole_and_found_by_all_its_names(database: Database) -> None:
    second = parse_number("+351 912 345 678")
    order = await proposed(database, dest2=second, estimate=350, line_unverified=True)
    assert (order.state, order.dest2, order.estimate) == (State.PROPOSED, second, 350)
    assert order.proposed_at == database.clock.now()
    async with database.read() as session:
        assert await orders.find_order(session, order.id) == order
        assert await orders.find_by_ticket(session, order.ticket) == order
        assert await orders.find_by_token(session, order.token) == order
        assert await orders.find_by_ticket(session, new_ticket()) is None
        assert await orders.find_by_token(session, "") is None
        assert await orders.find_by_provider_id(session, "900") is None


async def test_an_order_moves_along_its_states_and_takes_facts_along(
    database: Database, clock: FrozenClock
) -> None:
    order = await confirmed(database, confirmed_at=clock.now())
    assert order.confirmed_at == clock.now()
    claimed = await claim(database)
    assert claimed is not None
    async with database.write() as session:
        moved = await orders.move(
            session, claimed, State.ACCEPTED, provider_id="900", next_look_at=clock.now()
        )
        assert moved.provider_id == "900"
        closed = await orders.move(
            session, moved, State.CLOSED, verdict=Verdict.ANSWERED, source=ReportSource.RECORD
        )
        assert (closed.verdict, closed.source) == (Verdict.ANSWERED, ReportSource.RECORD)
    async with database.read() as session:
        assert await orders.find_by_provider_id(session, "900") == closed
        row = await session.get_one(OrderRow, order.id)
        assert row.next_look_at is None, "what has ended is not looked up"


@pytest.mark.parametrize("to", [State.SUBMITTING, State.ACCEPTED, State.CLOSED, State.UNKNOWN])
async def test_a_step_that_the_machine_does_not_know_is_refused(
    database: Database, to: State
) -> None:
    order = await proposed(database)
    async with database.write() as session:
        with pytest.raises(StaleOrder):
            await orders.move(session, order, to)
    async with database.read() as session:
        assert await orders.find_order(session, order.id) == order


async def test_of_two_who_move_an_order_the_slower_is_told(database: Database) -> None:
    order = await proposed(database)

    async def move(to: State) -> Order | None:
        async with database.open_write() as session:
            try:
                moved = await orders.move(session, order, to)
            except StaleOrder:
                return None
            await session.commit()
            return moved

    results = await asyncio.gather(move(State.CONFIRMED), move(State.CANCELLED))
    [winner] = [moved for moved in results if moved]
    async with database.read() as session:
        assert await orders.find_order(session, order.id) == winner


async def test_whoever_lost_the_lease_writes_nothing_more(database: Database) -> None:
    await confirmed(database)
    claimed = await claim(database)
    assert claimed is not None
    async with database.write() as session:
        await orders.note(session, claimed, generation=claimed.generation + 1)
    async with database.write() as session:
        with pytest.raises(StaleOrder):
            await orders.note(session, claimed, provider_id="900")
        with pytest.raises(StaleOrder):
            await orders.move(session, claimed, State.ACCEPTED)


async def test_a_claimed_order_is_submitting_under_a_lease(
    database: Database, clock: FrozenClock
) -> None:
    order = await confirmed(database)
    claimed = await claim(database)
    assert claimed is not None
    assert (claimed.id, claimed.state, claimed.generation) == (order.id, State.SUBMITTING, 1)
    assert claimed.submitted_at == clock.now()
    async with database.read() as session:
        row = await session.get_one(OrderRow, order.id)
        assert (row.owner, row.lease_until) == ("worker-1", clock.now() + LEASE)
        assert row.next_look_at == clock.now() + LEASE
    clock.turn(hours=1)
    assert await claim(database, "worker-2") is None, "never submitted again"


async def test_workers_at_the_same_moment_take_different_orders_or_none(
    database: Database,
) -> None:
    waiting = {(await confirmed(database)).id for _ in range(3)}
    taken = await asyncio.gather(*(claim(database, f"worker-{n}") for n in range(6)))
    found = [order.id for order in taken if order]
    assert sorted(found) == sorted(waiting)


async def test_orders_are_taken_oldest_first_and_not_before_they_are_due(
    database: Database, clock: FrozenClock
) -> None:
    later = await confirmed(database, due_at=clock.now() + timedelta(minutes=10))
    first, second = await confirmed(database), await confirmed(database)
    await proposed(database)
    taken = [await claim(database) for _ in range(3)]
    assert [order.id if order else None for order in taken] == [first.id, second.id, None]
    clock.turn(minutes=10)
    due = await claim(database)
    assert due is not None
    assert due.id == later.id


async def test_proposals_grow_stale_one_at_a_time(database: Database, clock: FrozenClock) -> None:
    first = await proposed(database)
    await confirmed(database)
    clock.turn(seconds=1)
    await proposed(database)
    clock.turn(seconds=PROPOSAL_LIFE.total_seconds() - 1.001)
    async with database.write() as session:
        assert await orders.find_stale(session, clock.now()) is None
    clock.turn(seconds=0.001)
    async with database.write() as session:
        assert await orders.find_stale(session, clock.now()) == first
        await orders.move(session, first, State.EXPIRED)
        assert await orders.find_stale(session, clock.now()) is None


async def test_a_persons_orders_are_listed_newest_first_by_the_beginning_of_the_ticket(
    database: Database,
) -> None:
    made = [
        await proposed(database, ticket=f"{start}cdefghjkmnpqr") for start in ("aa", "ab", "bb")
    ]
    asker = made[0].asker_id
    async with database.read() as session:
        assert await listing.list_by_asker(session, asker) == made[::-1]
        assert await listing.list_by_asker(session, asker, limit=1) == [made[2]]
        assert await listing.list_by_asker(session, asker, prefix="b") == [made[2]]
        assert await listing.list_by_asker(session, asker, prefix="%") == []
        assert await listing.list_by_asker(session, asker, prefix="_c") == []
        assert await listing.list_by_asker(session, asker + 1) == []


async def test_an_order_that_was_taken_and_not_posted_is_given_back(database: Database) -> None:
    await confirmed(database)
    taken = await claim(database)
    assert taken is not None
    async with database.write() as session:
        await orders.release(session, taken)
    again = await claim(database, "worker-2")
    assert again is not None
    assert (again.id, again.generation) == (taken.id, taken.generation + 1)
    with pytest.raises(StaleOrder):
        async with database.write() as session:
            await orders.release(session, taken)


async def test_a_ticket_is_never_given_twice(database: Database) -> None:
    order = await proposed(database)
    with pytest.raises(IntegrityError):
        await proposed(database, ticket=order.ticket)
