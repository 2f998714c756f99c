"""The platform's envelope: what an answer says of itself, in whatever JSON and charset it came."""

import json
import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

import msgspec

from velip import values
from velip.redact import Private
from velip.request import Answer

_CHARSET = re.compile(r"charset=\"?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
# The platform may name one of these. Another codec could be one that takes minutes.
_CHARSETS = frozenset(
    {*("utf-8", "us-ascii", "iso-8859-1", "latin-1", "latin1", "iso-8859-15", "windows-1252")}
)
LONGEST_WAIT = 24 * 3600.0
_CODE = re.compile(r"[0-9]{1,6}")
_DECODE = msgspec.json.Decoder().decode


class Incoming(Private, frozen=True, kw_only=True):
    """One HTTP answer, read to its end; `retry_after` in seconds where it says so."""

    status: int
    content_type: str
    body: bytes
    retry_after: float | None = None

    def __repr__(self) -> str:
        return f"Incoming({self.status})"


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that an answer asks to wait, as a number or a date beside its own; at most a day.

    None where it says nothing readable.
    """
    said = headers.get("Retry-After", "").strip()
    if said.isascii() and said.isdecimal():
        return min(float(said[:9]), LONGEST_WAIT)
    try:
        until, now = (parsedate_to_datetime(each) for each in (said, headers.get("Date", "")))
        seconds = (until - now).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(seconds, 0.0), LONGEST_WAIT)


def envelope(incoming: Incoming) -> Answer | None:
    """Read what an answer says of itself; None where it says nothing readable."""
    raw = _document(incoming)
    if raw is None:
        return None
    document = values.stripped(raw)
    inner = document.get("return", raw)
    if not isinstance(inner, dict):
        return None
    fields = values.stripped(inner)
    code = fields.get("status_code")
    if code.__class__ is not str:
        code = _status_text(code)
    if code != "0" and not _CODE.fullmatch(code := code.strip()):
        return None
    status = fields.get("status")
    if status.__class__ is not str:
        status = _status_text(status)
    return Answer(code=int(code), status=status, fields=fields, document=document, raw=raw)


def _document(incoming: Incoming) -> Mapping[str, object] | None:
    try:
        found = _DECODE(incoming.body)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return _odd_document(incoming)
    return found if isinstance(found, dict) else None


def _odd_document(incoming: Incoming) -> Mapping[str, object] | None:
    """Read what is no strict JSON in UTF-8: another charset, or halves of surrogate pairs."""
    declared = _CHARSET.search(incoming.content_type)
    named = declared.group(1).casefold() if declared else ""
    for charset in ("utf-8-sig", named if named in _CHARSETS else "latin-1", "latin-1"):
        try:
            found = json.loads(incoming.body.decode(charset))
        except (ValueError, LookupError, RecursionError):
            continue
        return found if isinstance(found, dict) else None
    return None


def _status_text(value: object) -> str:
    """Return a status that may be a text, a number, {"0": text} or [text]."""
    if isinstance(value, dict):
        value = next(iter(value.values()), "")
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value).strip() if isinstance(value, str | int) else ""
