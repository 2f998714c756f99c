"""MakeTTSCall: ring one number: to speak, to ask, to record an answer, or to join it to another."""

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar, TypedDict, Unpack

from velip import aliases, rules, values
from velip.call_kinds import (
    BRIDGE,
    BRIDGE_PRIORITY,
    SINGLE,
    kind_conflicts,
    second_leg,
    sound_conflicts,
)
from velip.call_parameters import CallParameters
from velip.errors import Problem
from velip.profile import Profile
from velip.request import Answer, Given, Result, Rule

START_OF_RECORDING = ("pa", "conf", "ini")
SMS_ACTIONS = ("ok", "nae", "oknae", "dtmf1")
# How many of something, or seconds.
_COUNTED = (
    *("ndig", "nans", "dtime", "fifo", "fifolim", "rec", "ringtime", "timelimit"),
    *("answer", "numlim", "audiolim"),
)
_SMS = frozenset({"sms_text", "sms_action", "sms_dtmf"})
_REPEAT = re.compile(
    r"[0-9]+\|[0-9]+\|[0-9]{2}:[0-9]{2}(\|[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2})?"
)
_SENT = re.compile(r"[0-9*#]+")
_KEYS = re.compile(r"[0-9*#]([, ]+[0-9*#])*")


def repeat_plan(value: str) -> str | None:
    """Check tries, minutes between them, the last hour and perhaps the first time."""
    return None if _REPEAT.fullmatch(value) else "takes N|M|HH:MM or N|M|HH:MM|YYYY-MM-DD HH:MM"


def sms_keys(value: str) -> str | None:
    """Check the keys that set an SMS off."""
    return None if _KEYS.fullmatch(value) else "takes keys parted by commas or spaces"


def sent_keys(value: str) -> str | None:
    """Check the keys that are sent to whoever answers the second leg."""
    return None if _SENT.fullmatch(value) else "takes keys: 0 to 9, * and #"


def sms_conflicts(given: Given, *, simple: bool) -> Iterator[Problem]:
    """Yield what is wrong with an SMS after the call, of which something was given."""
    first = next(name for name in ("sms_text", "sms_action", "sms_dtmf") if name in given)
    if not simple:
        yield Problem(first, f"goes only with type {SINGLE}")
    for name in ("sms_text", "sms_action"):
        if name not in given:
            yield Problem(name, f"is missing beside {first}")
    if "sms_dtmf" in given and given.get("sms_action") != "dtmf1":
        yield Problem("sms_dtmf", "goes only with sms_action dtmf1")


class TTSCallResult(Result, frozen=True, kw_only=True):
    """An accepted call; `call_id` is None where `repeat` was used."""

    call_id: str | None


class BridgeOptions(TypedDict, total=False):
    """What `MakeTTSCall.bridge` takes besides the two numbers."""

    text: str | None
    content: str | None
    contentfail: str | None
    voice: str | None
    free: int | None
    bkddd: int | None
    setbrasil: int | None
    rurl: str | None
    ctid: str | None
    repeat: str | None
    nome: str | None
    cod_cli: str | None
    extra1: str | None
    extra2: str | None
    extra3: str | None
    extra4: str | None
    amd: str | None
    callerid: str | None
    httpdup: int | None
    moh: int | None
    rec: int | None
    startrec: str | None
    ringtime: int | None
    timelimit: int | None
    extra: Mapping[str, str]


class MakeTTSCall(CallParameters[TTSCallResult], frozen=True, kw_only=True, omit_defaults=True):
    """Place one call (manual, MakeTTSCall). Fields bear the platform's names and meanings.

    Exactly one of `text` (to be spoken), `content` (a stored audio's id) and `urlcontent` (where a
    sound is fetched); a voice agent needs none. `type` is the kind of call: see `call_kinds`.
    `httpdup` is for how many seconds a second call to the same number is refused with 244 (the
    platform's own measure is 10, and 0 switches it off). Dials and costs money; the platform has no
    idempotency, so it is never sent twice.
    """

    endpoint: ClassVar[str] = "MakeTTSCall"
    objects: ClassVar[tuple[type, ...]] = ()  # texts and numbers only
    required: ClassVar[tuple[str, ...]] = ("dest",)
    always: ClassVar[tuple[str, ...]] = ("type",)
    rules: ClassVar[Mapping[str, Rule]] = {
        "dest": rules.number,
        "dest2": second_leg,
        "ctid": rules.ctid,
        "rurl": rules.address,
        "urlcontent": rules.address,
        "free": rules.one_of(0, 1),
        "bkddd": rules.one_of(0, 1, 2),
        "setbrasil": rules.one_of(1),
        # We always send JSON, and the manual wants JSON in UTF-8.
        "encoding": rules.one_of("UTF-8"),
        "repeat": repeat_plan,
        "sms_text": rules.sms_text,
        "sms_action": rules.one_of(*SMS_ACTIONS),
        "sms_dtmf": sms_keys,
        "dtmfconf": rules.key,
        "senddtmf": sent_keys,
        "httpdup": rules.duplicate,
        "moh": rules.between(0, 3),
        "rate": rules.between(-6, 6),
        "startrec": rules.one_of(*START_OF_RECORDING),
        "senddtmftime": rules.not_negative,
        **dict.fromkeys(_COUNTED, rules.at_least_one),
    }

    dest: str
    type: int = SINGLE
    dest2: str | None = None
    text: str | None = None
    content: str | None = None
    voice: str | None = None
    priority: int | None = None
    free: int | None = None
    bkddd: int | None = None
    setbrasil: int | None = None
    rurl: str | None = None
    ctid: str | None = None
    repeat: str | None = None
    nome: str | None = None
    cod_cli: str | None = None
    extra1: str | None = None
    extra2: str | None = None
    extra3: str | None = None
    sms_text: str | None = None
    sms_action: str | None = None
    sms_dtmf: str | None = None
    encoding: str | None = None

    @classmethod
    def bridge(cls, *, dest: str, dest2: str, **options: Unpack[BridgeOptions]) -> "MakeTTSCall":
        """Return the call that rings `dest`, speaks, then rings `dest2` and joins the two."""
        return cls(dest=dest, dest2=dest2, type=BRIDGE, priority=BRIDGE_PRIORITY, **options)

    def conflicts(self, given: Given, profile: Profile) -> Iterator[Problem]:  # noqa: ARG002
        """Yield the rules that bind several parameters and are broken here."""
        yield from kind_conflicts(given, self.type)
        yield from sound_conflicts(given, self.type)
        if "repeat" in given and "ctid" not in given:
            yield Problem("ctid", "is needed with repeat, which answers no cd_id")
        if not _SMS.isdisjoint(given):
            yield from sms_conflicts(given, simple=self.type == SINGLE)

    def result(self, answer: Answer) -> TTSCallResult:
        """Read the call's id."""
        return TTSCallResult(call_id=values.text(answer.fields, aliases.CALL_ID), raw=answer.raw)
