"""A policy is a ladder: every rung in its time, bounded, and the fallback last."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from domain.oncall.escalation import (
    MOST_RUNGS,
    Policy,
    PolicyStep,
    Way,
    ends_after,
    ladder,
    load_policy,
)

STEPS = st.builds(
    PolicyStep,
    who=st.sampled_from(["on-call", "team", "bia"]),
    by=st.lists(st.sampled_from(list(Way)), min_size=1, max_size=3, unique=True).map(tuple),
    calls=st.integers(1, 20),
    redial=st.integers(1, 60),
    wait=st.integers(1, 1_440),
)
POLICIES = st.builds(
    Policy,
    name=st.just("p"),
    steps=st.lists(STEPS, min_size=1, max_size=20).map(tuple),
    rounds=st.integers(1, 20),
    fallback=st.sampled_from(["", "5511999990000"]),
)


def test_words_first_then_calls_then_the_next_step_then_the_fallback() -> None:
    steps = (PolicyStep(calls=2, redial=3, wait=5), PolicyStep(who="eva", by=(Way.CALL,), calls=1))
    rungs = ladder(Policy(name="p", steps=steps, rounds=1, fallback="5511999990000"))
    assert [(rung.after, rung.who, rung.way) for rung in rungs] == [
        (0, "on-call", Way.CHAT),
        (0, "on-call", Way.CALL),
        (3, "on-call", Way.CALL),
        (5, "eva", Way.CALL),
        (11, "number:5511999990000", Way.CALL),
    ]


@given(policy=POLICIES)
def test_every_ladder_goes_up_and_ends(policy: Policy) -> None:
    rungs = ladder(policy)
    assert 0 < len(rungs) <= MOST_RUNGS + 1
    afters = [rung.after for rung in rungs]
    assert afters == sorted(afters)
    assert afters[0] == 0 or policy.steps[0].by == ()
    assert ends_after(policy) >= afters[-1]
    assert rungs[-1].last == bool(policy.fallback)


@given(policy=POLICIES)
def test_a_page_keeps_its_policy_word_for_word(policy: Policy) -> None:
    assert load_policy(policy.dump()) == policy
