"""The one state machine, and the ticket that names an order everywhere."""

from datetime import timedelta

import pytest

from domain.orders.order import (
    DUE_GRACE,
    ENDED,
    MOVES,
    PROPOSAL_LIFE,
    REPORTABLE,
    STOPPABLE,
    TICKET_LENGTH,
    TICKET_SIGNS,
    Purpose,
    State,
    may_move,
    new_ticket,
)
from tests.clocks import NOON
from tests.domain.samples import order


def reachable_from(start: State) -> set[State]:
    reached, edge = {start}, [start]
    while edge:
        fresh = MOVES[edge.pop()] - reached
        reached |= fresh
        edge += fresh
    return reached


def test_every_state_has_its_row_and_can_be_reached_from_a_proposal() -> None:
    assert set(MOVES) == set(State)
    assert reachable_from(State.PROPOSED) == set(State)


def test_only_the_worker_that_holds_an_order_can_give_it_back_to_be_dialled() -> None:
    before_dialling = {State.PROPOSED, State.CONFIRMED}
    assert MOVES[State.SUBMITTING] & before_dialling == {State.CONFIRMED}
    for state in set(State) - before_dialling - {State.SUBMITTING}:
        assert not reachable_from(state) & (before_dialling | {State.SUBMITTING})


def test_only_a_person_ends_an_order_for_good_before_it_left() -> None:
    assert {state for state in State if not MOVES[state]} == {State.CANCELLED, State.EXPIRED}


def test_an_ended_order_moves_only_to_its_true_end() -> None:
    for state in ENDED:
        assert MOVES[state] <= {State.CLOSED}


@pytest.mark.parametrize("state", State)
def test_an_outcome_may_arrive_from_submitting_on_and_a_stop_only_before(state: State) -> None:
    assert may_move(state, State.CLOSED) == (state in REPORTABLE)
    assert may_move(state, State.CANCELLED) == (state in STOPPABLE)
    assert not (state in REPORTABLE and state in STOPPABLE)


def test_a_ticket_has_fifteen_signs_that_are_read_aloud_without_doubt() -> None:
    assert TICKET_LENGTH == 15
    assert len(set(TICKET_SIGNS)) == len(TICKET_SIGNS) == 31
    assert not set("01ilo") & set(TICKET_SIGNS)
    assert TICKET_SIGNS.lower() == TICKET_SIGNS
    tickets = {new_ticket() for _ in range(2000)}
    assert len(tickets) == 2000
    assert all(len(ticket) == TICKET_LENGTH for ticket in tickets)
    assert set("".join(tickets)) == set(TICKET_SIGNS)


def test_an_order_is_named_by_its_first_five_signs() -> None:
    assert order().short == "abcde"


def test_a_proposal_waits_five_minutes_and_nothing_else_expires() -> None:
    last = NOON + PROPOSAL_LIFE - timedelta(microseconds=1)
    assert timedelta(minutes=5) == PROPOSAL_LIFE
    assert not order().expired(last)
    assert order().expired(NOON + PROPOSAL_LIFE)
    assert not order(state=State.CONFIRMED).expired(NOON + PROPOSAL_LIFE)


def test_a_scheduled_order_waits_for_its_moment_and_a_grace_after_it() -> None:
    due = NOON + timedelta(days=30)
    waiting = order(state=State.CONFIRMED, confirmed_at=NOON, due_at=due)
    assert waiting.scheduled
    assert not waiting.expired(due + DUE_GRACE - timedelta(microseconds=1))
    assert waiting.expired(due + DUE_GRACE)
    assert not order(state=State.CONFIRMED, confirmed_at=due, due_at=due).scheduled
    assert not order(due_at=due).scheduled, "nobody said yes yet"
    assert order(due_at=due).expired(NOON + PROPOSAL_LIFE)


def test_the_token_of_an_order_is_never_printed() -> None:
    assert "secret-token" not in repr(order(token="secret-token"))


@pytest.mark.parametrize("purpose", Purpose)
def test_a_purpose_decides_which_checks_the_platform_makes(purpose: Purpose) -> None:
    free, checked = purpose.skips_do_not_call, purpose.checks_hours
    assert free == (purpose in {Purpose.REQUESTED, Purpose.ON_CALL})
    assert checked == (purpose in {Purpose.COLLECTION, Purpose.TELEMARKETING})
