"""Orders: what a person asked and we promised, and the one state machine they all share."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from domain.orders.outcome import ReportSource, Verdict
from domain.phone import PhoneNumber

PROPOSAL_LIFE = timedelta(minutes=5)
# A yes is for now: after a long stop nobody expects the phone to ring.
CONFIRMED_LIFE = timedelta(minutes=15)
# A scheduled order that we missed, because we were down, is still carried out this long.
DUE_GRACE = timedelta(minutes=15)
FARTHEST = timedelta(days=60)  # how far ahead an order may be scheduled
# No look-alikes (0 o, 1 i l): people read tickets aloud. 31 signs, 15 long: 74 bits.
TICKET_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
TICKET_LENGTH = 15
SHORT_TICKET = 5


class Urgency(IntEnum):
    """Of the orders that could leave now the most urgent does, of several the oldest."""

    USUAL = 0
    REPEATED = 1  # an alert calls again
    FIRST = 2  # an alert that nobody was called for yet


class Kind(StrEnum):
    """What an order asks for."""

    CALL = "call"
    BRIDGE = "bridge"
    SMS = "sms"


class State(StrEnum):
    """Where an order stands; docs/orders.md draws the table below."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    SUBMITTING = "submitting"
    ACCEPTED = "accepted"
    CLOSED = "closed"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


MOVES: dict[State, frozenset[State]] = {
    State.PROPOSED: frozenset({State.CONFIRMED, State.CANCELLED, State.EXPIRED}),
    State.CONFIRMED: frozenset({State.SUBMITTING, State.CANCELLED, State.EXPIRED}),
    # Back to confirmed only by the worker that holds it and knows that nothing has left.
    State.SUBMITTING: frozenset(
        {State.ACCEPTED, State.CLOSED, State.REFUSED, State.UNKNOWN, State.CONFIRMED}
    ),
    State.ACCEPTED: frozenset({State.CLOSED}),
    # The platform's answer may come after the question: a worker that was paused wakes with it.
    State.UNKNOWN: frozenset({State.CLOSED, State.ACCEPTED, State.REFUSED}),
    State.CLOSED: frozenset({State.CLOSED}),  # a record may correct a callback, once
    State.REFUSED: frozenset({State.CLOSED}),  # a report proves the refusal wrong: never lost
    State.CANCELLED: frozenset(),
    State.EXPIRED: frozenset(),
}
ENDED = frozenset({State.CLOSED, State.REFUSED, State.CANCELLED, State.EXPIRED})
STOPPABLE = frozenset({State.PROPOSED, State.CONFIRMED})
# An outcome may arrive in any state from `submitting` on.
REPORTABLE = frozenset(
    {State.SUBMITTING, State.ACCEPTED, State.UNKNOWN, State.CLOSED, State.REFUSED}
)


class Purpose(StrEnum):
    """Why somebody is called; decides the do-not-call and hour checks of the platform."""

    REQUESTED = "requested"
    VERIFICATION = "verification"  # a code, to show that a number is theirs who typed it
    ON_CALL = "on_call"
    TRANSACTIONAL = "transactional"
    COLLECTION = "collection"
    TELEMARKETING = "telemarketing"

    @property
    def skips_do_not_call(self) -> bool:
        """`free=1`: only where the person called asked for it, or is on call for us."""
        return self in (Purpose.REQUESTED, Purpose.ON_CALL)

    @property
    def checks_hours(self) -> bool:
        """`bkddd=2`: never 1, which leaves no record."""
        return self in (Purpose.COLLECTION, Purpose.TELEMARKETING)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderExtras:
    """What goes with the words of an order: a recording, a voice, an SMS after the call.

    With a `recording` the words are what it says, and `variables` (a JSON object) fill its places.
    `sms_text` follows the call, `sms_when` tells after which (manual, sms_action).
    """

    recording: str = ""
    recording_name: str = ""
    variables: str = "{}"
    voice: str = ""
    sms_text: str = ""
    sms_when: str = ""
    sms_keys: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(OrderExtras):
    """One order as it stands; times are aware UTC, money is in thousandths."""

    id: int
    ticket: str
    kind: Kind
    state: State
    purpose: Purpose
    asker_id: int
    chat_id: int
    dest: PhoneNumber
    words: str
    dest2: PhoneNumber | None = None
    approver_id: int | None = None
    proposed_at: datetime
    confirmed_at: datetime | None = None
    due_at: datetime | None = None
    submitted_at: datetime | None = None
    accepted_at: datetime | None = None
    closed_at: datetime | None = None
    provider_id: str = ""
    verdict: Verdict | None = None
    status: str = ""
    source: ReportSource | None = None
    duration: int | None = None
    keys: str = ""
    refusal: str = ""
    refusal_code: int | None = None
    refusal_text: str = ""
    estimate: int | None = None
    reserve: int | None = None
    repeat_seen: datetime | None = None  # of which earlier order to this line its card tells
    cost: int | None = None
    follows: int | None = None
    request_id: int | None = None  # for whom it rings, if somebody asked to be called
    page_id: int | None = None  # of which alerts it tells; then its yes is the team's policy
    generation: int = 0
    looks: int = 0
    line_unverified: bool = False
    token: str = field(default="", repr=False)

    @property
    def short(self) -> str:
        """What a person types to name this order."""
        return self.ticket[:SHORT_TICKET]

    @property
    def scheduled(self) -> bool:
        """Whether it was confirmed for a moment that had not come yet."""
        yes, due = self.confirmed_at, self.due_at
        return yes is not None and due is not None and yes < due

    def expired(self, now: datetime) -> bool:
        """Whether it waited too long: a proposal for its yes, a yes for being carried out."""
        if self.state is State.CONFIRMED and self.due_at is not None:
            return now >= self.due_at + DUE_GRACE
        if self.state is State.CONFIRMED:
            return now >= (self.confirmed_at or self.proposed_at) + CONFIRMED_LIFE
        return self.state is State.PROPOSED and now >= self.proposed_at + PROPOSAL_LIFE


def new_ticket() -> str:
    """A fresh ticket: also the platform's ctid, hence at most 15 alphanumeric signs."""
    return "".join(secrets.choice(TICKET_SIGNS) for _ in range(TICKET_LENGTH))


def may_move(before: State, after: State) -> bool:
    """Whether the state machine allows this step."""
    return after in MOVES[before]
