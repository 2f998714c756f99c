"""MakeSMS: send one SMS."""

from collections.abc import Mapping
from typing import ClassVar

from velip import aliases, rules, values
from velip.profile import Profile
from velip.request import Answer, Given, Request, Result, Rule

WAITING = 1  # newer docs: "WR", accepted and waiting for the carrier


class SMSResult(Result, frozen=True, kw_only=True):
    """An accepted SMS; `pending` means that the carrier has not taken it yet."""

    sms_id: str | None
    pending: bool = False


class MakeSMS(Request[SMSResult], frozen=True, kw_only=True, omit_defaults=True):
    """Send one SMS of at most 160 characters (manual, MakeSMS). Costs money; never sent twice.

    `httpdup` is for how many seconds a second one to the same number is refused (newer docs, 10
    where nothing is said).
    """

    endpoint: ClassVar[str] = "MakeSMS"
    pending_codes: ClassVar[frozenset[int]] = frozenset({WAITING})
    written: ClassVar[frozenset[str]] = frozenset({"message"})
    objects: ClassVar[tuple[type, ...]] = ()  # texts and numbers only
    required: ClassVar[tuple[str, ...]] = ("dest", "text")
    rules: ClassVar[Mapping[str, Rule]] = {
        "dest": rules.number,
        "text": rules.sms_text,
        "ctid": rules.ctid,
        "httpdup": rules.duplicate,
    }

    dest: str
    text: str
    ctid: str | None = None
    httpdup: int | None = None

    def wire(self, given: Given, profile: Profile) -> Given:
        """Write the parameters; newer docs call the text `message`."""
        written = Request.wire(self, given, profile)
        if profile.sms_text_name != "text":
            written[profile.sms_text_name] = written.pop("text")
        return written

    def result(self, answer: Answer) -> SMSResult | None:
        """Read the SMS's id; waiting without an id tells nothing we could rely on."""
        sms_id = values.text(answer.fields, aliases.SMS_ID)
        pending = answer.code == WAITING
        if pending and sms_id is None:
            return None
        return SMSResult(sms_id=sms_id, pending=pending, raw=answer.raw)
