"""The callback policy: opening hours, colours, reminders, attempts, and which step is due."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from domain.callback_queue.request import CallbackRequest, RequestStage
from domain.opening_hours import Hours

CODE_DIGITS = 6
CODE_LIFE = timedelta(minutes=10)
MOST_SENDS, MOST_TRIES = 3, 5  # codes sent for one request, and wrong codes typed
UNVERIFIED_LIFE = timedelta(minutes=30)
_ONE_MORE_HOUR = timedelta(hours=1)


class Verify(StrEnum):
    """How a customer shows that a phone number is theirs."""

    NEVER = "never"
    CALL = "call"
    SMS = "sms"


class First(StrEnum):
    """Which of the two phones of a callback rings first."""

    AGENT = "agent"
    CUSTOMER = "customer"


class SlaColour(StrEnum):
    """How long a customer has waited, measured against the promised time."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class TimedStep(StrEnum):
    """What is due for a request by time alone."""

    EXPIRE = "expire"
    COME_DUE = "come-due"
    RING = "ring"
    REMIND = "remind"
    RECOLOUR = "recolour"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallbackPolicy:
    """What this installation does with requests; `doors` are words that let strangers ask.

    `attempts` are the calls that one press of an agent stands for, `gap` lies between them. After
    `soon` a request turns yellow, after `late` red; then agents are reminded every `remind`.
    `sites` may show the page inside their own.
    """

    hours: Hours = field(default_factory=Hours)
    verify: Verify = Verify.NEVER
    first: First = First.AGENT
    attempts: int = 2
    gap: timedelta = timedelta(minutes=3)
    expiry: timedelta = timedelta(hours=24)
    soon: timedelta = timedelta(minutes=5)
    late: timedelta = timedelta(minutes=15)
    remind: timedelta = timedelta(minutes=10)
    show_names: bool = True
    doors: frozenset[str] = frozenset()
    sites: tuple[str, ...] = ()

    def colour(self, request: CallbackRequest, now: datetime) -> SlaColour:
        """The colour of a request by how long its customer has waited."""
        waited = now - request.wanted_at
        if waited >= self.late:
            return SlaColour.RED
        return SlaColour.YELLOW if waited >= self.soon else SlaColour.GREEN

    def expires(self, wanted_at: datetime) -> datetime:
        """When a request wanted at this time expires; never outside the opening hours."""
        ends = wanted_at + self.expiry
        return ends if self.hours.is_open(ends) else self.hours.open_from(ends) + _ONE_MORE_HOUR

    def remind_at(self, request: CallbackRequest, now: datetime) -> datetime | None:
        """When agents are first reminded of a request that just reached its stage, if ever."""
        if request.stage is RequestStage.WAITING:
            return self.hours.open_from(max(request.wanted_at + self.late, now))
        if request.stage is RequestStage.TAKEN and request.next_try_at is None:
            return self.hours.open_from(now + self.late)
        return None

    def look_at(self, request: CallbackRequest, now: datetime) -> datetime | None:
        """When the clock next has a step to take for a request; None if never."""
        moments: list[datetime | None] = []
        match request.stage:
            case RequestStage.UNVERIFIED:
                moments = [request.asked_at + UNVERIFIED_LIFE]
            case RequestStage.LATER:
                moments = [request.due_at]
            case RequestStage.WAITING:
                changes = (request.wanted_at + self.soon, request.wanted_at + self.late)
                moments = [request.expires_at, request.remind_at]
                moments += [at for at in changes if at > now]
            case RequestStage.TAKEN:
                moments = [request.expires_at, request.next_try_at, request.remind_at]
            case _:
                moments = []
        return min((at for at in moments if at is not None), default=None)

    def deed(self, request: CallbackRequest, now: datetime) -> TimedStep:
        """The step that is due now for a request; of several the most important."""
        if request.stage is RequestStage.UNVERIFIED:
            return TimedStep.EXPIRE
        if request.stage is RequestStage.LATER:
            return TimedStep.COME_DUE
        if request.expires_at is not None and request.expires_at <= now:
            return TimedStep.EXPIRE
        if request.next_try_at is not None and request.next_try_at <= now:
            return TimedStep.RING
        if request.remind_at is not None and request.remind_at <= now:
            return TimedStep.REMIND
        return TimedStep.RECOLOUR


def code_of(secret: str, request: CallbackRequest) -> str:
    """The verification code that was sent last: derived, so that no table stores it."""
    label = f"code:{request.ticket}:{request.code_sends}"
    digest = hmac.new(secret.encode(), label.encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(digest[:8], 'big') % 10**CODE_DIGITS:0{CODE_DIGITS}d}"
