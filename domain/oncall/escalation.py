"""Escalation: a policy is a ladder of rungs, each due so long after its page began."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum

ON_CALL, TEAM = "on-call", "team"  # what a step may name beside people and phone numbers
MOST_RUNGS = 500


class Way(StrEnum):
    """A way to reach a responder."""

    CHAT = "chat"
    SMS = "sms"
    CALL = "call"


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyStep:
    """Reach `who` by these ways; calls are made `calls` times, `redial` minutes apart.

    The next step begins `wait` minutes after this one did, if nobody answered for it by then.
    """

    who: str = ON_CALL
    by: tuple[Way, ...] = (Way.CHAT, Way.CALL)
    calls: int = 3
    redial: int = 2
    wait: int = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """An escalation policy: its steps, their number of rounds, and the number called last."""

    name: str
    steps: tuple[PolicyStep, ...]
    rounds: int = 3
    fallback: str = ""

    def dump(self) -> str:
        """The policy as JSON: a page keeps the policy with which it began."""
        return json.dumps(asdict(self), ensure_ascii=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One action of a page, so many minutes after it began; `last` is the fallback's.

    `step` counts through all rounds, `turn` is the round.
    """

    after: int
    who: str
    way: Way
    step: int
    turn: int
    last: bool = False


def load_policy(text: str) -> Policy:
    """Read the policy that a page stores as JSON."""
    shape = json.loads(text)
    steps = tuple(
        PolicyStep(**{**step, "by": tuple(Way(way) for way in step["by"])})
        for step in shape.pop("steps")
    )
    return Policy(steps=steps, **shape)


def ladder(policy: Policy) -> tuple[Rung, ...]:
    """All rungs of a policy in the order in which they are due; their number is bounded."""
    rungs: list[Rung] = []
    begins = 0
    for turn in range(policy.rounds):
        for number, step in enumerate(policy.steps):
            rungs += _of_step(step, turn * len(policy.steps) + number, turn, begins)
            begins += step.wait
            if len(rungs) >= MOST_RUNGS:
                break
    rungs = sorted(rungs[:MOST_RUNGS], key=lambda rung: rung.after)
    if policy.fallback:
        last = max(begins, rungs[-1].after if rungs else 0)
        who = f"number:{policy.fallback}"
        number, turn = len(policy.steps) * policy.rounds, policy.rounds - 1
        rungs.append(Rung(after=last, who=who, way=Way.CALL, step=number, turn=turn, last=True))
    return tuple(rungs)


def ends_after(policy: Policy) -> int:
    """The minutes after which a page ends that nobody acknowledged."""
    rungs = ladder(policy)
    over = sum(step.wait for step in policy.steps) * policy.rounds
    return max(over, (rungs[-1].after + 2) if rungs else 0)


def _of_step(step: PolicyStep, number: int, turn: int, begins: int) -> list[Rung]:
    """The rungs of one step: messages first, as a call takes longer to be noticed than to leave."""
    words = [way for way in (Way.CHAT, Way.SMS) if way in step.by]
    rungs = [Rung(after=begins, who=step.who, way=way, step=number, turn=turn) for way in words]
    if Way.CALL in step.by:
        for call in range(step.calls):
            after = begins + call * step.redial
            rungs.append(Rung(after=after, who=step.who, way=Way.CALL, step=number, turn=turn))
    return rungs
