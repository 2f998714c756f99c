"""What time does to a request: pure, and never in a circle."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.callback_queue.policy import CallbackPolicy, SlaColour, TimedStep, code_of
from domain.callback_queue.request import MOVES, OPEN, CallbackRequest, RequestStage
from domain.phone import parse_number

NOW = datetime(2026, 11, 26, 15, tzinfo=UTC)
POLICY = CallbackPolicy()
MINUTES = st.integers(min_value=-3_000, max_value=3_000).map(lambda n: NOW + timedelta(minutes=n))


def request(stage: RequestStage = RequestStage.WAITING, **more: object) -> CallbackRequest:
    made = CallbackRequest(
        id=1,
        ticket="abcdefghjkmnpqr",
        stage=stage,
        customer_id=1,
        chat_id=1,
        number=parse_number("11 99206-9730"),
        verified=False,
        why="",
        asked_at=NOW,
        expires_at=NOW + POLICY.expiry,
    )
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("minutes", "colour"),
    [
        (0, SlaColour.GREEN),
        (4, SlaColour.GREEN),
        (5, SlaColour.YELLOW),
        (14, SlaColour.YELLOW),
        (15, SlaColour.RED),
    ],
)
def test_the_colour_tells_how_long_somebody_waits(minutes: int, colour: SlaColour) -> None:
    assert POLICY.colour(request(), NOW + timedelta(minutes=minutes)) is colour


def test_whoever_asked_for_later_waits_from_then_on() -> None:
    later = request(due_at=NOW + timedelta(hours=2))
    assert POLICY.colour(later, NOW + timedelta(hours=2)) is SlaColour.GREEN


@pytest.mark.parametrize("stage", [stage for stage in RequestStage if stage not in OPEN])
def test_what_has_ended_is_never_looked_at_again(stage: RequestStage) -> None:
    assert POLICY.look_at(request(stage), NOW) is None
    assert all(after not in OPEN for after in MOVES[stage])


@given(
    stage=st.sampled_from([RequestStage.WAITING, RequestStage.TAKEN]),
    now=MINUTES,
    remind=st.none() | MINUTES,
    again=st.none() | MINUTES,
)
def test_what_is_due_is_done_and_what_is_not_is_only_looked_at(
    stage: RequestStage, now: datetime, remind: datetime | None, again: datetime | None
) -> None:
    one = request(
        stage, remind_at=remind, next_try_at=again if stage is RequestStage.TAKEN else None
    )
    look_at = POLICY.look_at(one, now)
    deed = POLICY.deed(one, now)
    if deed is TimedStep.RECOLOUR:
        assert look_at is None or look_at > now, "or the clock would look for ever"
    else:
        assert look_at is not None
        assert look_at <= now


def test_the_most_important_comes_first() -> None:
    past = NOW - timedelta(minutes=1)
    everything = request(RequestStage.TAKEN, expires_at=past, next_try_at=past, remind_at=past)
    assert POLICY.deed(everything, NOW) is TimedStep.EXPIRE
    assert POLICY.deed(replace(everything, expires_at=None), NOW) is TimedStep.RING
    assert (
        POLICY.deed(replace(everything, expires_at=None, next_try_at=None), NOW) is TimedStep.REMIND
    )


def test_a_code_belongs_to_one_sending_of_one_request() -> None:
    first = code_of("secret", request(code_sends=1))
    assert len(first) == 6
    assert first.isdecimal()
    assert first == code_of("secret", request(code_sends=1))
    others = {
        code_of("secret", request(code_sends=2)),
        code_of("other", request(code_sends=1)),
        code_of("secret", request(code_sends=1, ticket="bbcdefghjkmnpqr")),
    }
    assert first not in others
