"""CreateCampaign: many calls from one list, new or after the pattern of another campaign."""

import re
import secrets
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import ClassVar, Literal

import msgspec

from velip import aliases, rules, sources, values
from velip.campaign_parameters import PLAYS, RULES, CampaignParameters, type_conflicts
from velip.destinations import Destination, as_objects
from velip.errors import Problem
from velip.make_tts_call import SMS_ACTIONS, sms_conflicts
from velip.profile import Profile
from velip.request import Answer, Given, Request, Result, Rule, Unreadable, Upload

_REQUEST_ID = re.compile(r"[A-Za-z0-9._:-]{8,64}")
_WIRE_NAMES = {"clone_from": "cp_id", "campaign_ref": "cp_ctid", "active": "cp_ativo"}
WHEN: Mapping[str, Rule] = {
    "date_start": rules.day,
    "date_end": rules.day,
    "time_start": rules.time_of_day,
    "time_end": rules.time_of_day,
}


def request_id(value: str) -> str | None:
    """Check the newer docs' key of one logical order."""
    fits = _REQUEST_ID.fullmatch(value)
    return None if fits else "takes 8 to 64 letters, digits, dots, colons, hyphens, underscores"


def new_request_id() -> str:
    """Return a key that nobody else has."""
    return secrets.token_hex(16)


def per_minute(value: int | str) -> str | None:
    """Check a speed: a number, or max."""
    fits = value == "max" or (isinstance(value, int) and 1 <= value <= 100)
    return None if fits else "takes 1 to 100, or max"


class CreatedCampaign(Result, frozen=True, kw_only=True):
    """The **new** campaign's id; `repeated` where the platform knew the `request_id` already.

    `settings` is what was saved, as the newer docs answer it; empty where nothing is said.
    """

    campaign_id: str
    repeated: bool = False
    settings: Mapping[str, object] = {}


class CreateCampaign(
    CampaignParameters[CreatedCampaign], frozen=True, kw_only=True, omit_defaults=True
):
    """Have a list called (manual, CreateCampaign). May dial 500,000 phones; never sent twice.

    Exactly one of `destinations`, `file` (see `sources.uploaded`) and `cdlc_id`. Exactly one of
    `content` (a stored audio's id), `text` and `urlcontent`, unless it is cloned from `clone_from`,
    which also lends its times. `campaign_ref` is our own id. Days and times are the platform's.
    """

    endpoint: ClassVar[str] = "CreateCampaign"
    heavy: ClassVar[bool] = True
    required: ClassVar[tuple[str, ...]] = ("date_start", "date_end")
    rules: ClassVar[Mapping[str, Rule]] = {
        **WHEN,
        **RULES,
        "file": sources.list_file,
        "name": rules.at_most(50),
        "detail": rules.at_most(256),
        # The newer docs read 0 as no limit where it changes one, which nobody could mean here.
        "max_answered": rules.at_least_one,
        "vel": per_minute,
        "sms_text": rules.sms_text,
        "sms_action": rules.one_of(*SMS_ACTIONS),
        "request_id": request_id,
    }
    written: ClassVar[frozenset[str]] = frozenset({"datajson", *_WIRE_NAMES.values()})
    formats: ClassVar[Mapping[str, str]] = {
        "date_start": "%Y-%m-%d",
        "date_end": "%Y-%m-%d",
        "time_start": "%H:%M:%S",
        "time_end": "%H:%M:%S",
    }

    date_start: date | None = None
    date_end: date | None = None
    time_start: time | None = None
    time_end: time | None = None
    destinations: tuple[Destination, ...] = ()
    file: Upload | None = None
    cdlc_id: str | None = None
    content: str | None = None
    text: str | None = None
    voice: str | None = None
    clone_from: str | None = None
    name: str | None = None
    detail: str | None = None
    group: str | None = None
    amd: str | None = None
    max_answered: int | None = None
    mobile: bool | None = None
    vel: int | Literal["max"] | None = None
    resends: int | None = None
    time_resends: int | None = None
    no_block: bool | None = None
    limit_name: int | None = None
    sms_text: str | None = None
    sms_action: str | None = None
    campaign_ref: str | None = None
    request_id: str | None = None

    def given(self) -> Given:
        """Return the parameters that hold something; rows and files as they are."""
        return without_empty(msgspec.structs.asdict(self))

    def conflicts(self, given: Given, profile: Profile) -> Iterator[Problem]:
        """Yield the rules that bind several parameters, and this profile's limits."""
        yield from sources.source_conflicts(given, "destinations", "file", "cdlc_id")
        yield from self._audio_conflicts(given)
        yield from self._time_conflicts(given)
        yield from type_conflicts(given)
        for name in ("resends", "time_resends", "limit_name"):
            if name in given and (broken := rules.between(*getattr(profile, name))(given[name])):
                yield Problem(name, broken)
        if "sms_text" in given or "sms_action" in given:
            yield from sms_conflicts(given, simple=given.get("cp_type", PLAYS) == PLAYS)

    def wire(self, given: Given, profile: Profile) -> Given:
        """Write the parameters, the rows as objects and the rest as text."""
        plain = {k: v for k, v in given.items() if k not in ("destinations", "file")}
        written = Request.wire(self, plain, profile)
        for ours, theirs in _WIRE_NAMES.items():
            if ours in written:
                written[theirs] = written.pop(ours)
        if self.destinations:
            written["datajson"] = as_objects(self.destinations, profile.destination_names)
        return written

    def upload(self) -> Upload | None:
        """Return the list's file."""
        return self.file

    def reference(self) -> str | None:
        """Return our own id of the campaign."""
        return self.campaign_ref

    def result(self, answer: Answer) -> CreatedCampaign:
        """Read the new campaign's id."""
        campaign_id = values.text(answer.fields, aliases.CAMPAIGN_ID)
        if campaign_id is None:
            raise Unreadable("no cp_id of the new campaign")
        repeated = values.flag(answer.fields, aliases.REPEATED)
        saved = answer.fields.get("settings")
        return CreatedCampaign(
            campaign_id=campaign_id,
            repeated=repeated,
            settings=values.stripped(saved) if isinstance(saved, dict) else {},
            raw=answer.raw,
        )

    def _audio_conflicts(self, given: Given) -> Iterator[Problem]:
        chosen = [name for name in ("content", "text", "urlcontent") if name in given]
        if len(chosen) > 1 or not (chosen or "clone_from" in given):
            said = "more than one is given" if chosen else "none is given"
            yield Problem("text", f"exactly one of text, content and urlcontent, and {said}")

    def _time_conflicts(self, given: Given) -> Iterator[Problem]:
        if "clone_from" not in given:
            for name in ("time_start", "time_end"):
                if name not in given:
                    yield Problem(name, "is missing")
        yield from in_order(given)


def in_order(given: Given) -> Iterator[Problem]:
    """Yield an end that lies before its start."""
    for kind in ("date", "time"):
        first, last = f"{kind}_start", f"{kind}_end"
        both = all(name in given and WHEN[name](given[name]) is None for name in (first, last))
        if both and given[last] < given[first]:
            yield Problem(last, f"is before {first}")


def without_empty(fields: Given) -> Given:
    """Return what holds something, `extra` left out."""
    return {
        name: value
        for name, value in fields.items()
        if name != "extra"
        and value is not None
        and value != ()
        and not (isinstance(value, str) and not value.strip())
    }
