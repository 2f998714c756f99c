"""A survey: one question asked of several people at once, each by a call of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, StrEnum

from domain.orders.order import ENDED, PROPOSAL_LIFE, SHORT_TICKET, STOPPABLE, Order, State
from domain.orders.outcome import Verdict
from domain.orders.question import Question

MOST_ASKED = 30  # people in one survey


class LeftOut(StrEnum):
    """Why somebody is not called in a survey; each has its words."""

    BLOCKED = "blocked"
    OPTED_OUT = "opted-out"
    QUIET = "quiet"
    NUMBER_LIMIT = "number-limit"
    LIMIT = "limit"  # the limits of whoever asks, or of all together
    UNPRICED = "unpriced"
    REPEAT = "repeat"  # called a moment ago
    OWN = "own"  # a number of the installation itself
    NOT_MOBILE = "not-mobile"  # cannot have the SMS that follows


class NoAnswer(Enum):
    """What one call of a survey brought, beside the meanings of its keys; never equal to one."""

    OTHER_KEY = "other-key"
    NOTHING = "nothing"  # nobody answered, or no key was pressed
    UNSENT = "unsent"  # refused, cancelled or expired: it was not dialled
    UNKNOWN = "unknown"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """One survey as it stands; its calls are orders, which point to it.

    `names` has by digits the names of those asked, `left_out` by digits why somebody is not called.
    """

    id: int
    ticket: str
    asker_id: int
    chat_id: int
    question: Question
    names: Mapping[str, str] = field(default_factory=dict)
    left_out: Mapping[str, LeftOut] = field(default_factory=dict)
    proposed_at: datetime
    confirmed_at: datetime | None = None
    ended_at: datetime | None = None  # when it was told that all of it had ended

    @property
    def short(self) -> str:
        """The part of the ticket that people type to name the survey."""
        return self.ticket[:SHORT_TICKET]

    def expired(self, now: datetime) -> bool:
        """Whether it waited too long for its yes."""
        return self.confirmed_at is None and now >= self.proposed_at + PROPOSAL_LIFE


def answered(order: Order) -> NoAnswer | str:
    """What a call of a survey brought: what the pressed key means, or why there is no answer."""
    if order.state is State.UNKNOWN:
        return NoAnswer.UNKNOWN
    if order.state is not State.CLOSED:
        return NoAnswer.UNSENT if order.state in ENDED else NoAnswer.WAITING
    if order.asked is None or order.verdict is not Verdict.ANSWERED or not order.keys:
        return NoAnswer.NOTHING
    return order.asked.meaning(order.keys) or NoAnswer.OTHER_KEY


def state_of(survey: Survey, calls: Sequence[Order]) -> State:
    """Where a survey stands as one order would: proposed, confirmed, accepted or how it ended."""
    states = {call.state for call in calls}
    if survey.confirmed_at is None and State.PROPOSED in states:
        return State.PROPOSED
    if states & STOPPABLE:
        return State.CONFIRMED
    if not states <= ENDED | {State.UNKNOWN}:
        return State.ACCEPTED
    alone = next(iter(states)) if len(states) == 1 else State.CLOSED
    return alone if alone in (State.CANCELLED, State.EXPIRED) else State.CLOSED


def ended(calls: Sequence[Order]) -> bool:
    """Whether nothing more is awaited of any of these calls."""
    return all(answered(call) is not NoAnswer.WAITING for call in calls)


def asked_in(survey: Survey, calls: Sequence[Order]) -> list[Order]:
    """The calls of those who are asked, without those who are left out after all."""
    return [call for call in calls if call.dest.digits not in survey.left_out]
