"""What the world outside must be able to do for us: slow, costly or plural things only."""

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
        """Rest until `wake` is set or the seconds have passed."""
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
    token: str = field(default="", repr=False)


class Refusal(StrEnum):
    """Why the platform, or our way to it, did not take a submission; each has its sentence."""

    CREDIT = "credit"
    DESTINATION = "destination"
    HOURS = "hours"
    DO_NOT_CALL = "do-not-call"
    BLOCKED = "blocked"
    DUPLICATE = "duplicate"
    AUDIO = "audio"
    PERMISSION = "permission"
    AUTHENTICATION = "authentication"
    REQUEST = "request"
    UNREACHABLE = "unreachable"
    SANDBOX_NUMBER = "sandbox-number"
    NOT_ALLOWED = "not-allowed"  # ours: whoever asked may no longer
    OPTED_OUT = "opted-out"  # ours: whoever would be called asked for it
    BLOCKED_HERE = "blocked-here"  # ours: blocked by an administrator
    QUIET = "quiet"  # ours: nobody is called at this hour
    NO_LONGER = "no-longer"  # ours: somebody answered for the alert, or it is over
    OTHER = "other"


# Nothing of these was ever asked of the platform.
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
    """The platform took it; `provider_id` is empty where it names none."""

    provider_id: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The platform refused an order: it was certainly not dialled and not charged."""

    why: Refusal
    code: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Unsure:
    """The request left and no usable answer came: it may or may not have been dialled."""

    why: str


Answer = Accepted | Refused | Unsure


@dataclass(frozen=True, slots=True)
class Period:
    """The reports of some days; `truncated` when the platform may hold more."""

    reports: Sequence[Report]
    truncated: bool


class LookupFailed(Exception):
    """The platform's records could not be read; nothing is known, try later."""


class Telephony(Protocol):
    """The platform that dials."""

    async def submit(self, submission: Submission) -> Answer:
        """Dial or send once. Never raises for what the platform does; never dials twice."""
        ...

    async def prove(self) -> str | None:
        """Why the platform refuses our credentials, or None."""
        ...

    async def look_up(self, ticket: str) -> Sequence[Report]:
        """The records of one ticket; none is never "not dialled". Raises LookupFailed."""
        ...

    async def read_period(self, first: date, last: date) -> Period:
        """The records of these days, in the platform's own zone. Raises LookupFailed."""
        ...


class Undeliverable(Exception):
    """A message that this chat can never take (blocked, gone): kept and visible, not retried."""


class SlowDown(Exception):
    """The channel asks us to wait this many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"wait {seconds} s")
        self.seconds = seconds


class ChannelDown(Exception):
    """The channel did not take it this time; try again later."""


class FileGone(Exception):
    """The channel no longer has this file, or never gives it out; final."""


class FileTooLarge(FileGone):
    """A file is larger than was asked for, or than the channel gives out."""


class Files(Protocol):
    """A channel that keeps the files that people send, and gives them out."""

    async def fetch_file(self, file: str, most: int) -> bytes:
        """A file of at most so many bytes; raises FileGone, FileTooLarge, ChannelDown."""
        ...


class Chat(Protocol):
    """A channel's way out."""

    @property
    def name(self) -> str:
        """The channel's name in addresses."""
        ...

    async def send(self, message: Message, edits: str, key: str) -> str:
        """Say it, or edit the channel's message `edits`; returns the channel's message id.

        `key` is the same for every try of one message. Raises Undeliverable, SlowDown,
        ChannelDown.
        """
        ...
