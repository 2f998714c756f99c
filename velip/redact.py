"""What may be printed: nothing of a request, a record or an error shows a number, text or token."""

import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from typing import Any, ClassVar

import msgspec

HIDDEN = "…"
# Shown as they are: none of them can hold a number, a text or a token. A field that is not named
# here is hidden, so a new one is private until somebody thought about it.
PLAIN = frozenset(
    {
        *("account_id", "call_id", "campaign_id", "cd_id", "cp_id", "ctid", "sms_id", "user_id"),
        *("date", "date_start", "date_end", "time_dial", "time_start", "time_end", "duration"),
        *("type", "priority", "free", "bkddd", "setbrasil", "sms_action", "voice", "encoding"),
        *("maxreg", "onlydtmf", "issue_token", "pending", "truncated"),
        *("audio_id", "test_id", "cdw_file", "cdw_file_test", "seconds", "expires", "kind"),
        *("created", "mp3", "final", "issued_at", "good_until"),
        *("clone_from", "cdlc_id", "list_id", "answered_id", "time_start", "time_end", "active"),
        *("vel", "per_minute", "agents", "resends", "time_resends", "max_answered", "mobile"),
        *("no_block", "limit_name", "count", "size", "expected", "state", "on_time", "made"),
        *("answered", "transferred", "is_model", "model", "list", "repeated", "request_id"),
        *("unverified", "amd", "answer", "audiolim", "dtime", "dtmfconf", "dtmfini", "fifo"),
        *("fifolim", "httpdup", "machine", "moh", "nans", "ndig", "numbers_masked", "numlim"),
        *("rec", "recording_seconds", "ringtime", "senddtmftime", "startrec"),
        *("timelimit", "cp_type", "xnum", "ndigval", "compw", "for_calls", "tells_no_tokens"),
        *("may_use_app", "may_send", "may_send_campaigns"),
    }
)
CODES = frozenset({"status", "delivery"})  # as given, so digits could be a number
NUMBERS = frozenset({"dest", "dest2"})
_ANY_DIGITS = re.compile(r"[0-9]{8,}")


class Discreet:
    """A dataclass mix-in whose repr names every field given but shows only the harmless ones."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def __repr__(self) -> str:
        given = {each.name: getattr(self, each.name) for each in fields(self)}
        return _named(self, {each.name: _default(each) for each in fields(self)}, given)


class Private(msgspec.Struct, frozen=True, kw_only=True):
    """A struct that `rich`, which would show every field, is told nothing of."""

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return []


def shown(request: msgspec.Struct) -> str:
    """Write a request as `Discreet` writes an answer."""
    every = sorted(msgspec.structs.fields(request), key=lambda each: each.name == "extra")
    defaults = {each.name: None if each.required else each.default for each in every}
    return _named(request, defaults, {each.name: getattr(request, each.name) for each in every})


def masked_number(number: str) -> str:
    """Shorten a phone number to what tells two of them apart in a log: `5511…34`."""
    return f"{number[:4]}{HIDDEN}{number[-2:]}" if len(number) >= 10 else HIDDEN


def masked_digits(text: str) -> str:
    """Return `text` with every run of eight digits or more masked."""
    return _ANY_DIGITS.sub(lambda run: masked_number(run.group()), text)


def _named(thing: object, defaults: Mapping[str, object], given: Mapping[str, object]) -> str:
    parts = [
        f"{name}={_shown(name, value)}"
        for name, value in given.items()
        if value is not None and value != defaults[name] and value != {}
    ]
    return f"{type(thing).__name__}({', '.join(parts)})"


def _shown(name: str, value: object) -> str:
    if name in PLAIN:
        return repr(value)
    if name in CODES:
        return masked_digits(repr(value))
    if name in NUMBERS and isinstance(value, str):
        return masked_number(value)
    if isinstance(value, tuple | Mapping):
        return f"<{len(value)}>"
    return HIDDEN


def _default(field: Field[Any]) -> object:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return None if field.default is MISSING else field.default
