"""A customer's request to be called back: its data, its stages and their moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.orders.order import SHORT_TICKET, Order, State
from domain.orders.outcome import Verdict
from domain.phone import PhoneNumber

LONGEST_WHY = 300  # characters of what the request is about
LONGEST_WORDS = 1_000  # characters of one message between customer and agent
MOST_A_DAY = 5  # requests of one person, cancelled ones included


class RequestStage(StrEnum):
    """Where a request stands."""

    UNVERIFIED = "unverified"  # its phone number still has to be verified by a code
    LATER = "later"  # scheduled for a time that has not come
    WAITING = "waiting"
    TAKEN = "taken"
    RINGING = "ringing"  # its bridge is confirmed and can no longer be cancelled
    MET = "met"
    CANCELLED = "cancelled"
    CLOSED = "closed"  # by its agent, without a call
    EXPIRED = "expired"  # no connected call in time


OPEN = frozenset(
    {
        RequestStage.UNVERIFIED,
        RequestStage.LATER,
        RequestStage.WAITING,
        RequestStage.TAKEN,
        RequestStage.RINGING,
    }
)
MOVES: dict[RequestStage, frozenset[RequestStage]] = {
    RequestStage.UNVERIFIED: frozenset(
        {RequestStage.LATER, RequestStage.WAITING, RequestStage.CANCELLED, RequestStage.EXPIRED}
    ),
    RequestStage.LATER: frozenset(
        {RequestStage.WAITING, RequestStage.CANCELLED, RequestStage.EXPIRED}
    ),
    # Met without ringing: a call record corrected what a status callback had said of a past call.
    RequestStage.WAITING: frozenset(
        {RequestStage.TAKEN, RequestStage.MET, RequestStage.CANCELLED, RequestStage.EXPIRED}
    ),
    RequestStage.TAKEN: frozenset(
        {
            RequestStage.WAITING,
            RequestStage.RINGING,
            RequestStage.MET,
            RequestStage.CANCELLED,
            RequestStage.CLOSED,
            RequestStage.EXPIRED,
        }
    ),
    # Cancelled while it rings, it ends by the result of that call; there is no other attempt.
    RequestStage.RINGING: frozenset(
        {RequestStage.TAKEN, RequestStage.WAITING, RequestStage.MET, RequestStage.CANCELLED}
    ),
    RequestStage.MET: frozenset(),
    RequestStage.CANCELLED: frozenset(),
    RequestStage.CLOSED: frozenset(),
    RequestStage.EXPIRED: frozenset(),
}


class RequestStep(StrEnum):
    """One kind of entry in a request's timeline."""

    ASKED = "asked"
    CODE_SENT = "code-sent"
    CODE_WRONG = "code-wrong"
    VERIFIED = "verified"
    DUE = "due"
    TAKEN = "taken"
    HANDED = "handed"
    PUT_BACK = "putback"
    RELEASED = "released"  # its agent may no longer call
    URGENT = "urgent"
    REMINDED = "reminded"
    RINGING = "ringing"
    NOT_ANSWERED = "unanswered"
    STOPPED = "stopped"  # an attempt that was due was not allowed
    MET = "met"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    GIVEN_UP = "given-up"
    EXPIRED = "expired"
    CUSTOMER_SAID = "customer-said"
    AGENT_SAID = "agent-said"


class CloseReason(StrEnum):
    """Why an agent closes a request without a call."""

    SOLVED = "solved"
    WRONG_NUMBER = "wrong-number"
    UNREACHABLE = "unreachable"
    DUPLICATE = "duplicate"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallbackRequest:
    """One request; `given_up` is set where its person cancelled while the phones were ringing.

    `steps` counts its timeline; `attempts` the calls since an agent took it; `door` is the word of
    the link or page by which it came. Without `due_at` it is for now.
    """

    id: int
    ticket: str
    stage: RequestStage
    customer_id: int
    chat_id: int
    number: PhoneNumber
    verified: bool
    why: str
    asked_at: datetime
    due_at: datetime | None = None
    expires_at: datetime | None = None
    urgent: bool = False
    agent_id: int | None = None
    taken_at: datetime | None = None
    order_id: int | None = None
    attempts: int = 0
    next_try_at: datetime | None = None
    remind_at: datetime | None = None
    customer_first: bool = False
    given_up: bool = False
    reason: str = ""
    door: str = ""
    code_sends: int = 0
    code_tries: int = 0
    code_sent_at: datetime | None = None
    steps: int = 0
    closed_at: datetime | None = None

    @property
    def short(self) -> str:
        """The part of the ticket that people type to name the request."""
        return self.ticket[:SHORT_TICKET]

    @property
    def wanted_at(self) -> datetime:
        """The moment from which the customer waits: the time asked for, else when they asked."""
        return self.due_at or self.asked_at


def after_call(order: Order, *, given_up: bool) -> RequestStage | None:
    """The stage of a request once its bridge has ended; None while the bridge is under way.

    The platform reports only that the bridge was answered: whether the second phone was, too, is
    unknown.
    """
    if order.state in (State.CONFIRMED, State.SUBMITTING, State.ACCEPTED, State.PROPOSED):
        return None
    if order.state is State.CLOSED and order.verdict is Verdict.ANSWERED:
        return RequestStage.MET
    return RequestStage.CANCELLED if given_up else RequestStage.TAKEN


def may_try_again(order: Order) -> bool:
    """Whether a request's call may be repeated automatically: only if it surely reached nobody.

    A call with an unknown result is not repeated, nor one that was refused.
    """
    nobody = order.verdict in (Verdict.NOT_ANSWERED, Verdict.VOICEMAIL)
    return order.state is State.CLOSED and nobody
