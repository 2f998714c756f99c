"""What becomes of a call to a number: the reserved fates, and the behaviours by name."""

from dataclasses import dataclass, replace
from typing import Literal

from sandbox.answers import Door
from sandbox.sound import Sound

RESERVED = "55119000000"  # 11 90000-0000 to 11 90000-0099 and nothing else
ANSWER_AFTER = 2.0
RING_FOR = 25.0
FAIL_AFTER = 1.0
VOICEMAIL_AFTER = 20.0
LATE = 300.0
AGAIN_AFTER = 1.0
SAYS = "Sim, amanhã às dez eu consigo."


@dataclass(frozen=True)
class Reporting:
    """How the end of a call is reported: seconds after it, and perhaps after another call's."""

    callbacks: tuple[float, ...] = (0.0,)
    out_of_turn: bool = False


Recording = Literal["kept", "gone", "no sound"]  # what its address gives afterwards


@dataclass(frozen=True)
class Fate:
    """How a phone behaves, and how the platform behaves around it."""

    name: str
    answers: bool = True
    rings: float = ANSWER_AFTER  # until it answers, or until the platform gives up
    status: str = "NA"  # reported when nobody answered
    keys: str = ""
    leaves_after: float | None = None  # hangs up before the words end
    person: bool = False  # somebody on the phones page decides
    callbacks: tuple[float, ...] = (0.0,)  # seconds after the end
    door: Door | None = None
    no_credit: bool = False
    machine: bool = False  # it is no person that answers
    says: str = ""  # into a recording, when its call makes one
    sound: Sound | None = None  # said in place of words
    recording: Recording = "kept"


def _failed(name: str) -> Fate:
    return Fate(name, answers=False, rings=FAIL_AFTER, status=name.upper())


ANSWER = Fate("answer")
PERSON = Fate("ring", answers=False, rings=RING_FOR, person=True)
NAMED = {
    fate.name: fate
    for fate in (
        ANSWER,
        PERSON,
        Fate("na", answers=False, rings=RING_FOR),
        *(_failed(name) for name in ("ek", "ik", "ck", "bk")),
        Fate("voicemail", rings=VOICEMAIL_AFTER, machine=True),
        Fate("machine", machine=True),
        Fate("speaks", says=SAYS),
        Fate("recording_gone", says=SAYS, recording="gone"),
        Fate("recording_broken", says=SAYS, recording="no sound"),
        Fate("hangup", leaves_after=1.0),
        Fate("no_callback", callbacks=()),
        Fate("callback_twice", callbacks=(0.0, AGAIN_AFTER)),
        Fate("callback_late", callbacks=(LATE,)),
        Fate("no_credit", no_credit=True),
        Fate("html", door=Door.HTML),
        Fate("silent", door=Door.SILENT),
        Fate("down", door=Door.DOWN),
    )
}
_BY_DIGITS = {
    0: "answer",
    1: "na",
    2: "ek",
    3: "ik",
    4: "ck",
    5: "bk",
    6: "voicemail",
    7: "hangup",
    8: "machine",
    20: "no_callback",
    21: "callback_twice",
    22: "callback_late",
    30: "no_credit",
    31: "html",
    32: "silent",
    33: "down",
    40: "speaks",
    41: "recording_gone",
    42: "recording_broken",
}


def named_fate(name: str, keys: str = "", says: str = "") -> Fate:
    """A fate by its name; `keys` are pressed and `says` is said by a phone that answers.

    KeyError if unknown.
    """
    fate = NAMED[name]
    return replace(fate, keys=keys, says=says or fate.says)


def reserved_fate(number: str) -> Fate | None:
    """The fate that the reserved range gives to a number, None when it is an ordinary one."""
    if len(number) != 13 or not number.startswith(RESERVED):
        return None
    digits = int(number[-2:])
    if 11 <= digits <= 19:
        return named_fate("answer", keys=str(digits - 10))
    name = _BY_DIGITS.get(digits)
    return NAMED[name] if name else None
