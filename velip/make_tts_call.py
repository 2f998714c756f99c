"""MakeTTSCall: ring one number, or ring one and join it to another."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from itertools import chain
from typing import ClassVar, TypedDict, Unpack

from velip import aliases, rules, values
from velip.errors import Problem
from velip.redact import Discreet
from velip.request import Answer, Request, wire_text

SINGLE, BRIDGE = 0, 3
BRIDGE_PRIORITY = -1
SMS_ACTIONS = ("ok", "nae", "oknae", "dtmf1")
_REPEAT = re.compile(
    r"[0-9]+\|[0-9]+\|[0-9]{2}:[0-9]{2}(\|[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2})?"
)
_KEYS = re.compile(r"[0-9*#]([, ]+[0-9*#])*")


@dataclass(frozen=True, kw_only=True, repr=False)
class TTSCallResult(Discreet):
    """An accepted call; `call_id` is None where `repeat` was used."""

    call_id: str | None
    raw: Mapping[str, object] = field(hash=False)


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
    extra: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, repr=False)
class MakeTTSCall(Request[TTSCallResult]):
    """Place one call (manual, MakeTTSCall). Fields bear the manual's names and meanings.

    Exactly one of `text` (to be spoken) and `content` (a stored audio's id). Dials and costs money;
    the platform has no idempotency, so it is never sent twice.
    """

    endpoint: ClassVar[str] = "MakeTTSCall"

    dest: str
    type: int = SINGLE
    dest2: str | None = None
    text: str | None = None
    content: str | None = None
    content1: str | None = None
    content2: str | None = None
    content3: str | None = None
    contentno: str | None = None
    contentfail: str | None = None
    text1: str | None = None
    text2: str | None = None
    text3: str | None = None
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
    dtmf: str | None = None
    dtmf2: str | None = None
    nans: str | None = None
    ndig: str | None = None
    sms_text: str | None = None
    sms_action: str | None = None
    sms_dtmf: str | None = None
    encoding: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict, hash=False)

    @classmethod
    def bridge(cls, *, dest: str, dest2: str, **options: Unpack[BridgeOptions]) -> "MakeTTSCall":
        """Return the call that rings `dest`, speaks, then rings `dest2` and joins the two."""
        return cls(dest=dest, dest2=dest2, type=BRIDGE, priority=BRIDGE_PRIORITY, **options)

    def problems(self) -> Iterator[Problem]:
        """Yield every rule of the manual that this call breaks."""
        return chain(
            rules.number("dest", self.dest),
            rules.number("dest2", self.dest2, required=self.type == BRIDGE),
            rules.ctid(self.ctid),
            rules.address("rurl", self.rurl),
            rules.choice("free", self.free, (0, 1)),
            rules.choice("bkddd", self.bkddd, (0, 1, 2)),
            rules.choice("setbrasil", self.setbrasil, (1,)),
            # We always send JSON, and the manual wants JSON in UTF-8.
            rules.choice("encoding", self.encoding, ("UTF-8",)),
            self._audio_problems(),
            self._repeat_problems(),
            self._sms_problems(),
            rules.passed_through(self.extra, frozenset(each.name for each in fields(self))),
        )

    def result(self, answer: Answer) -> TTSCallResult:
        """Read the call's id."""
        return TTSCallResult(call_id=values.text(answer.fields, aliases.CALL_ID), raw=answer.raw)

    def _audio_problems(self) -> Iterator[Problem]:
        if self.type == BRIDGE and self.priority != BRIDGE_PRIORITY:
            yield Problem("priority", f"is {BRIDGE_PRIORITY} with type {BRIDGE}")
        given = [name for name in ("text", "content") if wire_text(getattr(self, name))]
        if len(given) != 1:
            both = "both are given" if given else "neither is given"
            yield Problem("text", f"exactly one of text and content, and {both}")

    def _repeat_problems(self) -> Iterator[Problem]:
        if not self.repeat:
            return
        if not _REPEAT.fullmatch(self.repeat):
            yield Problem("repeat", "takes N|M|HH:MM or N|M|HH:MM|YYYY-MM-DD HH:MM")
        if not self.ctid:
            yield Problem("ctid", "is needed with repeat, which answers no cd_id")

    def _sms_problems(self) -> Iterator[Problem]:
        given = [n for n in ("sms_text", "sms_action", "sms_dtmf") if wire_text(getattr(self, n))]
        if not given:
            return
        if self.type != SINGLE:
            yield Problem(given[0], f"goes only with type {SINGLE}")
        for name in ("sms_text", "sms_action"):
            if name not in given:
                yield Problem(name, f"is missing beside {given[0]}")
        yield from rules.sms_text("sms_text", self.sms_text)
        yield from rules.choice("sms_action", self.sms_action, SMS_ACTIONS)
        if "sms_dtmf" in given and self.sms_action != "dtmf1":
            yield Problem("sms_dtmf", "goes only with sms_action dtmf1")
        if self.sms_dtmf and not _KEYS.fullmatch(self.sms_dtmf):
            yield Problem("sms_dtmf", "takes keys parted by commas or spaces")
