"""One call as the platform knows it: what was asked, what happened, and how it is reported."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone, tzinfo
from enum import StrEnum
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sandbox.clock import Due
from sandbox.fates import Fate, Reporting
from sandbox.sound import Sound

MAX_KEYS = 12  # resp_1 to resp_12
MOBILE_RATE, FIXED_RATE = 300, 100  # thousandths per minute
FIRST_BLOCK, NEXT_BLOCK = 30, 6  # seconds billed at least, then in steps


def _sao_paulo() -> tzinfo:
    try:
        return ZoneInfo("America/Sao_Paulo")
    except ZoneInfoNotFoundError:  # a slim image without tzdata; no summer time since 2019
        return timezone(timedelta(hours=-3))


LOCAL = _sao_paulo()


class Phase(StrEnum):
    """Where a call stands; the API shows none of it before the end, the phones page all."""

    QUEUED = "queued"  # for an hour in which it may be made
    RINGING = "ringing"
    HEARING = "hearing"
    AWAITING_KEY = "awaiting_key"
    NOTHING_PRESSED = "nothing_pressed"  # and hears `contentno`
    RECORDING = "recording"
    RINGING_SECOND = "ringing_second"
    JOINED = "joined"
    FAILING = "failing"  # the second phone failed and the first hears `contentfail`
    ENDED = "ended"


@dataclass(frozen=True)
class AttachedSms:
    """An SMS to be sent after the call, if its condition holds."""

    text: str
    action: str
    keys: frozenset[str]


@dataclass(frozen=True)
class Question:
    """What a call waits for after its words: keys, and perhaps the one that transfers it."""

    digits: int = 1
    times: int = 1  # the words are heard at most so often
    seconds: float = 5.0  # of waiting, each time
    transfer_key: str = ""
    replay_key: str = ""  # lets the words be heard again, and is no answer
    unanswered_seconds: float = 0.0  # how long `contentno` lasts; 0 when none was given


@dataclass(frozen=True)
class Recorded:
    """What was recorded of a call, under the secret of its address."""

    secret: str
    seconds: float


@dataclass(frozen=True)
class FromCampaign:
    """The campaign that a call belongs to, and what its list says of the person called."""

    cp_id: str
    cpid: str  # the customer's id of the campaign
    destination: Mapping[str, str]


@dataclass(frozen=True)
class CallOrder:
    """What MakeTTSCall accepted, or what a campaign makes of one destination."""

    dest: str
    dest2: str = ""
    text: str = ""
    content: str = ""
    ctid: str = ""
    rurl: str = ""
    voice: str = ""
    words_seconds: float = 0.0
    recorded: bool = False  # `content` is a sound without words that the sandbox can play
    fail_seconds: float = 0.0  # how long `contentfail` lasts; 0 when none was given
    question: Question | None = None
    record_for: float = 0.0  # seconds after the words; 0: nothing is recorded
    reply: Sound | None = None  # what a phone that nobody holds says into the recording
    detects_machines: bool = False
    site: str = ""  # under which name this sandbox was asked, for the address of the recording
    sms: AttachedSms | None = None
    params: Mapping[str, str] = field(default_factory=dict)
    reporting: Reporting | None = None  # None: as the number's fate has it
    campaign: FromCampaign | None = None

    @property
    def is_bridge(self) -> bool:
        """Whether two people are to be joined, without being asked for a key."""
        return bool(self.dest2) and self.question is None


@dataclass(frozen=True)
class Dialled:
    """One line of the ledger: something really rang or was sent."""

    kind: Literal["call", "bridge", "sms"]
    ctid: str
    cd_id: str
    dest: str
    dest2: str
    text: str
    content: str
    params: Mapping[str, str]
    at: datetime


@dataclass
class Call:
    """The life of one call so far."""

    cd_id: str
    order: CallOrder
    dialled_at: datetime
    fate: Fate
    callbacks: tuple[float, ...]
    out_of_turn: bool = field(default=False, kw_only=True)  # its callback waits for another's
    phase: Phase = Phase.RINGING
    phase_at: datetime = field(init=False)
    answered_at: datetime | None = None
    joined_at: datetime | None = None
    ended_at: datetime | None = None
    status: str = ""
    keys: list[str] = field(default_factory=list)
    replays: int = 0  # how often a key let its words be heard again
    heard: int = 0  # how often its words were heard to the end
    recorded: Recorded | None = None
    machine: bool = False  # it was no person that answered
    second_status: str = ""
    second_rang: bool = False
    by_hand: bool = False  # a person picked up one of its phones
    people: tuple[bool, bool] = (False, False)  # which phones wait for a person
    timers: list[Due] = field(default_factory=list)
    balance: int = 0  # the account's at the end, in thousandths

    def __post_init__(self) -> None:
        """The first phase begins with the dialling."""
        self.phase_at = self.dialled_at

    @property
    def seconds(self) -> int:
        """How long it was answered, in whole seconds."""
        return _between(self.answered_at, self.ended_at)

    @property
    def second_seconds(self) -> int:
        """How long a bridge's two people were joined."""
        return _between(self.joined_at, self.ended_at)

    @property
    def rate(self) -> int:
        """Thousandths per minute; nothing for a call that nobody answered."""
        if self.answered_at is None:
            return 0
        return MOBILE_RATE if self.order.dest[-9:].startswith("9") else FIXED_RATE

    @property
    def value(self) -> int:
        """The price in thousandths."""
        billed = max(FIRST_BLOCK, -(-self.seconds // NEXT_BLOCK) * NEXT_BLOCK)
        return self.rate * billed // 60

    @property
    def route(self) -> str:
        """The region dialled, for calls that got through."""
        if self.answered_at is None:
            return "null"
        return f"DDD {self.order.dest[2:4]} {'Movel' if self.rate == MOBILE_RATE else 'Fixo'}"


def _between(start: datetime | None, end: datetime | None) -> int:
    # whole seconds as the reported times show them, so that a reader's own sum agrees
    return int(end.timestamp()) - int(start.timestamp()) if start and end else 0
