"""What can be wrong with what a person asked; every one becomes a sentence, never a stack trace.

RamalError
├── InvalidNumber       a number that cannot or must not be dialled
├── InvalidWords        nothing to say, or too much
├── InvalidTime         a time that cannot be understood, is past, or is too far
├── InvalidContact      a contact that cannot be kept, or is not clear
├── InvalidRecording    a recording that cannot be made, kept or used so
├── InvalidQuestion     a question whose keys are missing or say two things
├── InvalidTransfer     a call that cannot hand over to somebody as it was asked
├── SameLine            a bridge of a phone number with itself
├── NoLine              the asker's own number is meant, and not known
├── UnsureName          a name that is not certainly one contact, where nothing can be asked
├── UnknownParty        a name among several that is not one contact
├── NotAllowed          this person may not ask for this
├── Stopped             they may, but something stops it now
│   ├── NotCalled       a number that is not called
│   ├── LimitReached    as much as is allowed
│   ├── QuietNow        quiet hours, when nobody is called
│   ├── Unpriced        a spending limit, and a price that is not known
│   └── Repeated        an order to the same number a moment ago
└── UnknownOrder        no such order for this person
    └── AmbiguousOrder  more than one order begins like this
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum


class RamalError(Exception):
    """A fault of what was asked; nothing was dialled and nothing was charged."""


class NumberFault(StrEnum):
    """Why a number cannot be dialled; each has its sentence."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    INVALID = "invalid"
    NO_AREA = "no-area"
    EMERGENCY = "emergency"
    SHORT = "short"
    PREMIUM = "premium"
    OWN = "own"
    NOT_MOBILE = "not-mobile"
    UNSURE = "unsure"
    TOO_MANY = "too-many"  # more people than one survey asks


class InvalidNumber(RamalError):
    """The number cannot or must not be dialled."""

    def __init__(self, fault: NumberFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class WordsFault(StrEnum):
    """Why words cannot be spoken or sent."""

    EMPTY = "empty"
    LONG_CALL = "long-call"
    LONG_SMS = "long-sms"


class InvalidWords(RamalError):
    """There is nothing to say, or more than a call or an SMS carries."""

    def __init__(self, fault: WordsFault, *, length: int, limit: int) -> None:
        super().__init__(fault.value)
        self.fault, self.length, self.limit = fault, length, limit


class TimeFault(StrEnum):
    """Why an order cannot be scheduled; each has its sentence."""

    UNREADABLE = "unreadable"
    NONSENSE = "nonsense"
    PAST = "past"
    FAR = "far"
    AMBIGUOUS = "ambiguous"


class InvalidTime(RamalError):
    """The time of an order is not understood, or an order cannot be kept until then."""

    def __init__(self, fault: TimeFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class ContactFault(StrEnum):
    """Why a contact is not kept or changed; each has its sentence."""

    EMPTY = "empty"
    LONG = "long"
    NUMBER = "number"
    RESERVED = "reserved"
    UNCLEAR = "unclear"
    FULL = "full"
    FOREIGN = "foreign"


class InvalidContact(RamalError):
    """A contact that cannot be kept, or that this person may not change."""

    def __init__(self, fault: ContactFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class RecordingFault(StrEnum):
    """Why a recording cannot be used in an order; each has its sentence."""

    UNKNOWN = "unknown"
    VALUE = "value"  # a recording's variable was not given a value
    NOTHING = "nothing"  # a value for a variable that the recording does not have


class InvalidRecording(RamalError):
    """A recording that cannot be used as it was asked; `value` is the variable at fault."""

    def __init__(self, fault: RecordingFault, name: str, value: str = "") -> None:
        super().__init__(fault.value)
        self.fault, self.name, self.value = fault, name, value


class QuestionFault(StrEnum):
    """Why a question cannot be asked; each has its sentence."""

    EMPTY = "empty"  # keys, and no question
    NO_KEYS = "no-keys"
    KEY = "key"  # not one key of 0 to 9
    TWICE = "twice"  # one key with two meanings
    MEANING = "meaning"  # a key that means nothing
    LONG = "long"  # a meaning that is too long to be read aloud
    BOTH = "both"  # keys, and a spoken answer
    OPT_OUT = "opt-out"  # the key by which people ask not to be called
    NOT_HEARD = "not-heard"  # this installation does not hear keys
    NOT_RECORDED = "not-recorded"  # this account does not record answers
    ONE_ALONE = "one-alone"  # a spoken answer, of several people at once


class InvalidQuestion(RamalError):
    """A question that cannot be asked as it was typed; `key` is the one at fault, if any."""

    def __init__(self, fault: QuestionFault, key: str = "") -> None:
        super().__init__(fault.value)
        self.fault, self.key = fault, key[:20]


class TransferFault(StrEnum):
    """Why a call cannot hand over; each has its sentence."""

    ONLY_CALLS = "only-calls"  # an SMS, a question or a bridge does not
    WITH_SMS = "with-sms"
    RECORDING = "recording"  # a recording cannot say which key it is
    SELF = "self"  # the number called is the asker's own
    NOBODY = "nobody"  # no agent is available who has a line


class InvalidTransfer(RamalError):
    """A call that cannot hand over to somebody as it was asked."""

    def __init__(self, fault: TransferFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class SameLine(RamalError):
    """Both parties of a bridge have the same phone number."""


class Denied(StrEnum):
    """Why somebody may not ask for something; each has its sentence."""

    STRANGER = "stranger"
    ROLE = "role"
    PURPOSE = "purpose"
    PLACE = "place"  # allowed, but not in a group
    ALONE = "alone"  # allowed, but only in a group
    GROUP = "group"  # this group may not order, or not orders of this kind


class NotAllowed(RamalError):
    """This person may not ask for this, or not here."""

    def __init__(self, why: Denied = Denied.STRANGER) -> None:
        super().__init__(why.value)
        self.why = why


class Stopped(RamalError):
    """This person may ask for it, but something stops it now; `name` says in a word what."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NotCalled(Stopped):
    """A phone number that is not called: blocked, or its owner opted out."""

    def __init__(self, why: str, since: datetime) -> None:
        super().__init__(why)
        self.since = since


class LimitReached(Stopped):
    """The limit of orders or spending is reached; `until` is when there is room again."""

    def __init__(self, name: str, most: int, until: datetime) -> None:
        super().__init__(name)
        self.most, self.until = most, until


class QuietNow(Stopped):
    """Quiet hours where the phone rings: nobody is called."""

    def __init__(self, until: datetime) -> None:
        super().__init__("quiet")
        self.until = until


class Unpriced(Stopped):
    """Spending is limited, and the price of this order is not known."""

    def __init__(self) -> None:
        super().__init__("unpriced")


class Repeated(Stopped):
    """An order to the same number was placed a moment ago, `by_asker` or by somebody else."""

    def __init__(self, at: datetime, *, by_asker: bool) -> None:
        super().__init__("repeat")
        self.at, self.by_asker = at, by_asker


class UnknownOrder(RamalError):
    """No such order for this person, or more than one."""


class NoLine(RamalError):
    """The asker's own phone number is meant, and not known."""


class UnsureName(RamalError):
    """A name that is not certainly one contact, in an order whose card nobody will see."""


class UnknownParty(RamalError):
    """A name among several that is not exactly that of one contact."""

    def __init__(self, name: str) -> None:
        super().__init__("party")
        self.name = name[:60]


class AmbiguousOrder(UnknownOrder):
    """More than one order has a ticket that begins like this."""
