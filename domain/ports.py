"""Ports: what the product needs from outside, only where it is slow, costly or has variants."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from domain.chat import Message
from domain.orders.follow_up_sms import FollowUpSms
from domain.orders.order import Kind, Purpose
from domain.orders.outcome import Report


class Clock(Protocol):
    """The only clock: tests freeze it."""

    def now(self) -> datetime:
        """The present moment, aware, UTC."""
        ...

    async def wait(self, wake: asyncio.Event, seconds: float) -> None:
        """Wait until `wake` is set or the seconds have passed."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """Everything the platform needs to dial or send once; `ticket` is sent as ctid."""

    kind: Kind
    ticket: str
    purpose: Purpose
    dest: str
    dest2: str = ""
    words: str = ""
    recording: str = ""
    variables: Mapping[str, str] = field(default_factory=dict)
    voice: str = ""
    sms: FollowUpSms | None = None
    keys: str = ""  # those that answer its question; "" where it asks nothing
    transfer_key: str = ""  # hands over to dest2; "" where none does
    records: int = 0  # seconds of a spoken answer; 0 where none is recorded
    token: str = field(default="", repr=False)


class Refusal(StrEnum):
    """Why a submission was refused, by the platform or on our side; each has its sentence."""

    CREDIT = "credit"
    DESTINATION = "destination"
    HOURS = "hours"
    DO_NOT_CALL = "do-not-call"
    BLOCKED = "blocked"
    DUPLICATE = "duplicate"
    AUDIO = "audio"
    NO_AUDIO = "no-audio"  # the account holds no such audio
    SMS_NIGHT = "sms-night"  # the SMS of this night are spent
    AGENT = "agent"  # no voice agent for this type of call
    PERMISSION = "permission"
    AUTHENTICATION = "authentication"
    REQUEST = "request"
    UNREACHABLE = "unreachable"
    TOO_MANY = "too-many"  # asked too often, HTTP 429
    SANDBOX_NUMBER = "sandbox-number"
    NOT_ALLOWED = "not-allowed"  # ours: the asker's permission is gone
    OPTED_OUT = "opted-out"  # ours: the person to be called opted out
    BLOCKED_HERE = "blocked-here"  # ours: blocked by an administrator
    QUIET = "quiet"  # ours: quiet hours
    NO_LONGER = "no-longer"  # ours: the page was acknowledged, or is over
    OTHER = "other"


# Refusals on our side: the platform was never asked.
OWN_REFUSALS = frozenset(
    {
        Refusal.SANDBOX_NUMBER,
        Refusal.NOT_ALLOWED,
        Refusal.OPTED_OUT,
        Refusal.BLOCKED_HERE,
        Refusal.QUIET,
        Refusal.NO_LONGER,
    }
)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The platform took it; `provider_id` is empty where it names none.

    `warning` is what it said beside it in its own words, such as that it ignored a parameter.
    """

    provider_id: str
    warning: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Refused:
    """The platform refused an order: it was certainly not dialled and not charged."""

    why: Refusal
    code: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class TooSoon:
    """The number was called a moment ago, so the platform took nothing: not dialled, send it later.

    `code` and `text` are the platform's own.
    """

    code: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Unsure:
    """The request left and no usable answer came: it may or may not have been dialled."""

    why: str


Answer = Accepted | Refused | TooSoon | Unsure


@dataclass(frozen=True, slots=True)
class Period:
    """The platform's reports of some days; `truncated` when the platform may hold more."""

    reports: Sequence[Report]
    truncated: bool


class LookupFailed(Exception):
    """The platform's records could not be read: nothing is known, try later."""


class RecordsLimited(LookupFailed):
    """The platform was asked too often; `retry_after` is in seconds, None if it did not say."""

    def __init__(self, retry_after: float | None = None) -> None:
        super().__init__("asked too often")
        self.retry_after = retry_after


class Telephony(Protocol):
    """The platform that dials."""

    async def submit(self, submission: Submission) -> Answer:
        """Dial or send once. Never raises for what the platform does; never dials twice."""
        ...

    async def prove(self) -> str | None:
        """Check our credentials: why the platform refuses them, or None if it accepts them."""
        ...

    async def look_up(self, ticket: str) -> Sequence[Report]:
        """The records of one ticket; none never means "not dialled". Raises LookupFailed."""
        ...

    async def read_period(self, first: date, last: date) -> Period:
        """The records of these days, in the platform's own zone. Raises LookupFailed."""
        ...


class Undeliverable(Exception):
    """The chat can never take a message (blocked, gone): it is kept and visible, not retried."""


class SlowDown(Exception):
    """The channel asks us to wait this many seconds before sending again."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"wait {seconds} s")
        self.seconds = seconds


class ChannelDown(Exception):
    """The channel failed to deliver this time; try again later."""


class FileGone(Exception):
    """The channel no longer has a file, or never gives it out; final."""


class FileTooLarge(FileGone):
    """A file is larger than the caller or the channel allows."""


class Files(Protocol):
    """A channel that stores the files that people send, and lets us fetch them."""

    async def fetch_file(self, file: str, most: int) -> bytes:
        """Fetch a file of at most so many bytes; raises FileGone, FileTooLarge, ChannelDown."""
        ...


class Chat(Protocol):
    """The outgoing side of a channel."""

    @property
    def name(self) -> str:
        """The channel's name in addresses."""
        ...

    async def send(self, message: Message, edits: str, key: str) -> str:
        """Send a message, or edit the channel's message `edits`; returns the channel's message id.

        `key` is the same for every try of one message. Raises Undeliverable, SlowDown,
        ChannelDown.
        """
        ...
