"""Every state of an order has somebody who moves it on and a time by which that happens.

The worker that held the order is dead, and no callback ever comes.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial

import pytest

from bot.workers.poll_outcomes import OutcomePoller
from bot.workers.submit import expire_proposals
from domain.orders.order import (
    CONFIRMED_LIFE,
    DUE_GRACE,
    ENDED,
    PROPOSAL_LIFE,
    Order,
    State,
)
from handlers.outcomes.no_report import GRACE, NEVER, RARELY
from storage.database import Database
from tests.bot.workers.recorded_platform import RecordedPlatform, runtime
from tests.bot.workers.submitting import accepted, find
from tests.clocks import FrozenClock
from tests.storage.samples import claim, confirmed, proposed

LOOK = timedelta(seconds=30)  # the clock moves on by so much between two steps of the workers
Made = Callable[[Database], Awaitable[Order]]


async def submitting(database: Database) -> Order:
    await confirmed(database)
    order = await claim(database, "dead")
    assert order is not None
    return order


async def accepted_one(database: Database) -> Order:
    [order] = await accepted(database)
    return order


async def scheduled(database: Database) -> Order:
    return await confirmed(database, due_at=database.clock.now() + timedelta(hours=1))


ENDS: dict[State, list[tuple[Made, timedelta, State]]] = {
    State.PROPOSED: [(proposed, PROPOSAL_LIFE, State.EXPIRED)],
    State.CONFIRMED: [
        (confirmed, CONFIRMED_LIFE, State.EXPIRED),
        (scheduled, timedelta(hours=1) + DUE_GRACE, State.EXPIRED),
    ],
    State.SUBMITTING: [(submitting, GRACE, State.UNKNOWN)],
    # Overdue orders are looked up rarely, the last time at most so long after the day.
    State.ACCEPTED: [(accepted_one, NEVER + RARELY, State.CLOSED)],
}
CASES = [(state, *case) for state, cases in ENDS.items() for case in cases]


@pytest.mark.parametrize(
    ("state", "made", "within", "to"), CASES, ids=[f"{c[0]}-{c[1].__name__}" for c in CASES]
)
async def test_an_order_whose_worker_died_moves_on_in_its_time(
    database: Database,
    clock: FrozenClock,
    state: State,
    made: Made,
    within: timedelta,
    to: State,
) -> None:
    order = await made(database)
    assert (await find(database, order)).state is state
    began, at = clock.now(), runtime(database, RecordedPlatform())
    steps = [OutcomePoller(at).step, partial(expire_proposals, at)]
    pause = max(LOOK, within / 60)
    while (await find(database, order)).state is state:
        clock.turn(seconds=pause.total_seconds())
        assert clock.now() - began <= within + 2 * pause, "nobody moves it on"
        for step in steps:
            while await step():
                pass
    assert (await find(database, order)).state is to


def test_no_state_is_forgotten() -> None:
    """Of an unknown order its person was told and asked: only an answer or a report ends it."""
    assert {*ENDS} == {*State} - ENDED - {State.UNKNOWN}
