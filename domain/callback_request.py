"""Somebody asks to be called: what they asked, and where it stands between them and the agents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.order import SHORT_TICKET, Order, State
from domain.outcome import Verdict
from domain.phone import PhoneNumber

LONGEST_WHY = 300  # signs of what it is about
MOST_A_DAY = 5  # of one person, however often they cancel


class Stage(StrEnum):
    """Where a request stands."""

    WAITING = "waiting"
    TAKEN = "taken"
    RINGING = "ringing"  # a bridge was confirmed for it, and nobody can call that back
    MET = "met"
    CANCELLED = "cancelled"
    CLOSED = "closed"  # by its agent, without a call


OPEN = frozenset({Stage.WAITING, Stage.TAKEN, Stage.RINGING})
MOVES: dict[Stage, frozenset[Stage]] = {
    Stage.WAITING: frozenset({Stage.TAKEN, Stage.CANCELLED}),
    Stage.TAKEN: frozenset({Stage.WAITING, Stage.RINGING, Stage.CANCELLED, Stage.CLOSED}),
    # Cancelled while it rings, it ends as what became of the call; nothing is tried again.
    Stage.RINGING: frozenset({Stage.TAKEN, Stage.MET, Stage.CANCELLED}),
    Stage.MET: frozenset(),
    Stage.CANCELLED: frozenset(),
    Stage.CLOSED: frozenset(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CallbackRequest:
    """One request; `given_up` is set where its person cancelled while the phones were ringing."""

    id: int
    ticket: str
    stage: Stage
    customer_id: int
    chat_id: int
    number: PhoneNumber
    verified: bool
    why: str
    asked_at: datetime
    agent_id: int | None = None
    order_id: int | None = None
    attempts: int = 0
    given_up: bool = False
    closed_at: datetime | None = None

    @property
    def short(self) -> str:
        """What a person types to name it."""
        return self.ticket[:SHORT_TICKET]


def after_call(order: Order, *, given_up: bool) -> Stage | None:
    """Where the request stands once its bridge stands there; None while it is under way.

    That the bridge was answered is all that the platform tells: whether the second phone was, too,
    nobody knows.
    """
    if order.state in (State.CONFIRMED, State.SUBMITTING, State.ACCEPTED, State.PROPOSED):
        return None
    if order.state is State.CLOSED and order.verdict is Verdict.ANSWERED:
        return Stage.MET
    return Stage.CANCELLED if given_up else Stage.TAKEN
