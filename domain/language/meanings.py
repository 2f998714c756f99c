"""The meaning of a plain sentence and its slots; wider than what this version can carry out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from domain.language.due_times import Due
from domain.phone import PhoneNumber


class Meaning(StrEnum):
    """What a sentence asks for."""

    CALL = "call"
    BRIDGE = "bridge"
    SMS = "sms"
    ASK = "ask"
    AUDIO = "audio"
    STATUS = "status"
    CALLBACK = "callback"
    ACK = "ack"
    HELP = "help"
    CANCEL = "cancel"
    UNKNOWN = "unknown"


class Doubt(StrEnum):
    """Why a sentence was not acted upon, where we can say so; each reason has its sentence."""

    NEGATED = "negated"
    TWO_ORDERS = "two-orders"
    EMERGENCY = "emergency"
    NUMBER = "number"  # a phone number that cannot be dialled
    ALONE = "alone"  # a phone number without an order
    ANSWER = "answer"  # a yes or a no, which only buttons give
    TIME = "time"  # a time that no order can have


@dataclass(frozen=True, slots=True)
class Party:
    """One party of a call: a phone number, the asker's own, or a name as it was said."""

    number: PhoneNumber | None = None
    name: str = ""
    me: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A meaning and its slots; None where the sentence does not say.

    `words` is a slice of the sentence, untouched. `sure` is False where a number may have
    swallowed digits of the words: the card shows the split.
    """

    meaning: Meaning
    language: str
    dest: Party | None = None
    dest2: Party | None = None
    words: str | None = None
    due: Due | None = None
    doubt: Doubt | None = None
    sure: bool = True
