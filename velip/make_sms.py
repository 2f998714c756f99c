"""MakeSMS: send one SMS."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from itertools import chain
from typing import ClassVar

from velip import aliases, rules, values
from velip.errors import Problem
from velip.redact import Discreet
from velip.request import Answer, Request, wire_text

WAITING = 1  # newer docs: "WR", accepted and waiting for the carrier


@dataclass(frozen=True, kw_only=True, repr=False)
class SMSResult(Discreet):
    """An accepted SMS; `pending` means that the carrier has not taken it yet."""

    sms_id: str | None
    pending: bool = False
    raw: Mapping[str, object] = field(hash=False)


@dataclass(frozen=True, kw_only=True, repr=False)
class MakeSMS(Request[SMSResult]):
    """Send one SMS of at most 160 characters (manual, MakeSMS). Costs money; never sent twice."""

    endpoint: ClassVar[str] = "MakeSMS"
    pending_codes: ClassVar[frozenset[int]] = frozenset({WAITING})

    dest: str
    text: str
    ctid: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict, hash=False)

    def problems(self) -> Iterator[Problem]:
        """Yield every rule of the manual that this SMS breaks."""
        missing = () if wire_text(self.text) else (Problem("text", "is missing"),)
        return chain(
            rules.number("dest", self.dest),
            missing,
            rules.sms_text("text", self.text),
            rules.ctid(self.ctid),
            rules.passed_through(self.extra, frozenset(each.name for each in fields(self))),
        )

    def result(self, answer: Answer) -> SMSResult | None:
        """Read the SMS's id; waiting without an id tells nothing we could rely on."""
        sms_id = values.text(answer.fields, aliases.SMS_ID)
        pending = answer.code == WAITING
        if pending and sms_id is None:
            return None
        return SMSResult(sms_id=sms_id, pending=pending, raw=answer.raw)
