"""Orders: what a person asked and we promised, and the one state machine they all share."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from domain.orders.outcome import ReportSource, Verdict
from domain.orders.question import AnswerStage, Question, load_question
from domain.phone import PhoneNumber

PROPOSAL_LIFE = timedelta(minutes=5)
# A confirmation is for now: after a long stop nobody expects the phone to ring any more.
CONFIRMED_LIFE = timedelta(minutes=15)
# A scheduled order that we missed, because we were down, is still carried out this long.
DUE_GRACE = timedelta(minutes=15)
FARTHEST = timedelta(days=60)  # how far ahead an order may be scheduled
# No look-alikes (0 o, 1 i l): people read tickets aloud. 31 signs, 15 long: 74 bits.
TICKET_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
TICKET_LENGTH = 15
SHORT_TICKET = 5


class Urgency(IntEnum):
    """The priority of an order: among due orders the most urgent leaves first, then the oldest."""

    USUAL = 0
    REPEATED = 1  # an alert's repeated call
    FIRST = 2  # the first call of an alert


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
    # Back to confirmed only by the worker that holds it and knows that nothing was dialled.
    State.SUBMITTING: frozenset(
        {State.ACCEPTED, State.CLOSED, State.REFUSED, State.UNKNOWN, State.CONFIRMED}
    ),
    State.ACCEPTED: frozenset({State.CLOSED}),
    # A paused worker may wake with the platform's answer after we asked the person about it.
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
    """Why somebody is called; decides which of the platform's do-not-call and hour checks apply."""

    REQUESTED = "requested"
    VERIFICATION = "verification"  # a code that verifies a person's own number
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
    """The content of an order beside its words: a recording, a voice, a follow-up SMS.

    With a `recording` the words are what it says, and `variables` (a JSON object) fill its places.
    `sms_text` follows the call, `sms_when` tells after which (manual, sms_action). With a
    `question` the words are what is read aloud of it, and `answers` (a JSON object) what its keys
    mean. With a `transfer_key` that key hands over to `dest2`, which `transfer_words` tell;
    `transfer_to` names an agent, "" means the asker.
    """

    recording: str = ""
    recording_name: str = ""
    variables: str = "{}"
    voice: str = ""
    sms_text: str = ""
    sms_when: str = ""
    sms_keys: str = ""
    question: str = ""
    answers: str = "{}"
    transfer_key: str = ""
    transfer_words: str = ""
    transfer_to: str = ""


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
    # The platform's limits: not before this is it sent (confirmed) or looked up (accepted).
    held_until: datetime | None = None
    submitted_at: datetime | None = None
    accepted_at: datetime | None = None
    closed_at: datetime | None = None
    provider_id: str = ""
    verdict: Verdict | None = None
    status: str = ""
    source: ReportSource | None = None
    duration: int | None = None
    keys: str = ""
    talked: int | None = None  # seconds for which its two ends were joined, if that was told
    refusal: str = ""
    refusal_code: int | None = None
    refusal_text: str = ""
    estimate: int | None = None
    reserve: int | None = None
    repeat_seen: datetime | None = None  # time of the earlier order that its card mentions
    cost: int | None = None
    warning: str = ""  # what the platform warned of when it took the order
    follows: int | None = None
    request_id: int | None = None  # its callback request, if any
    urgency: int = Urgency.USUAL
    page_id: int | None = None  # its page; then the team's policy has confirmed it
    survey_id: int | None = None  # its survey, whose card tells of it
    generation: int = 0
    looks: int = 0
    line_unverified: bool = False
    answer_stage: AnswerStage = AnswerStage.NONE
    answer: str = ""  # the words of a spoken answer
    answer_fault: str = ""
    token: str = field(default="", repr=False)

    @property
    def asked(self) -> Question | None:
        """What it asks; None for an order that asks nothing."""
        return load_question(self.question, self.answers)

    @property
    def listening(self) -> bool:
        """Whether somebody answered the call, and the recording of their answer is awaited."""
        told = self.state is State.CLOSED and self.verdict is Verdict.ANSWERED
        return told and self.answer_stage in (AnswerStage.AWAITED, AnswerStage.FETCHING)

    @property
    def short(self) -> str:
        """The part of the ticket that people type to name the order."""
        return self.ticket[:SHORT_TICKET]

    @property
    def scheduled(self) -> bool:
        """Whether it was confirmed for a moment that had not come yet."""
        yes, due = self.confirmed_at, self.due_at
        return yes is not None and due is not None and yes < due

    @property
    def ready_at(self) -> datetime:
        """From when on a confirmed order may be sent, as far as its person is concerned."""
        return self.due_at or self.confirmed_at or self.proposed_at

    @property
    def sendable_until(self) -> datetime:
        """Up to when a confirmed order is sent; after that it expires."""
        return self.ready_at + (CONFIRMED_LIFE if self.due_at is None else DUE_GRACE)

    def expired(self, now: datetime) -> bool:
        """Whether a proposal waited too long for its yes, or a confirmed order to be sent."""
        if self.state is State.CONFIRMED:
            return now >= self.sendable_until
        return self.state is State.PROPOSED and now >= self.proposed_at + PROPOSAL_LIFE


def new_ticket() -> str:
    """A fresh ticket: also the platform's ctid, hence at most 15 alphanumeric signs."""
    return "".join(secrets.choice(TICKET_SIGNS) for _ in range(TICKET_LENGTH))


def may_move(before: State, after: State) -> bool:
    """Whether the state machine allows this move."""
    return after in MOVES[before]
