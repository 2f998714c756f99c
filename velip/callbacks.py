"""Reads what the platform posts at the end of a call or an SMS; a hint, never the truth.

The manual specifies no callback. Names and bodies are those seen in public integrations, so every
form is accepted, nothing raises, and what is not understood is kept.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from urllib.parse import parse_qsl

from velip import aliases, values
from velip.calls import CallFacts, facts
from velip.redact import Discreet

MOST_FIELDS = 1000


@dataclass(frozen=True, kw_only=True, repr=False)
class CallEvent(CallFacts):
    """A call ended; `balance` is the account's, where the platform told it."""

    balance: Decimal | None = None


@dataclass(frozen=True, kw_only=True, repr=False)
class SMSEvent(Discreet):
    """A carrier said what became of an SMS (DELIVRD, UNDELIV …, as given).

    `dest` is None where the platform masked it: see `CallFacts`.
    """

    sms_id: str | None = None
    ctid: str | None = None
    dest: str | None = None
    dest_masked: str | None = None
    delivery: str | None = None
    raw: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, kw_only=True, repr=False)
class UnknownEvent(Discreet):
    """Something was posted that names neither a call nor an SMS."""

    raw: Mapping[str, object] = field(default_factory=dict, hash=False)
    body: bytes = b""


def parse_callback(
    body: bytes, content_type: str, query: Mapping[str, str]
) -> CallEvent | SMSEvent | UnknownEvent:
    """Read a callback, whatever its form: JSON, form or query, in either set of names.

    Never raises. A field of the body wins over the query's. `raw` holds both as they came.
    """
    raw: dict[str, object] = {**query, **_body_fields(body, content_type)}
    row = values.stripped(raw)
    command = (values.text(row, aliases.COMMAND) or "").casefold()
    if command == "sms" or _names_any(row, aliases.SMS_ID, aliases.DELIVERY):
        return _sms_event(row, raw)
    if _names_any(row, aliases.CALL_ID, aliases.STATUS):
        return CallEvent(**facts(raw), balance=values.decimal(row, aliases.BALANCE))
    return UnknownEvent(raw=raw, body=body)


def _sms_event(row: values.Row, raw: values.Row) -> SMSEvent:
    dest, masked = values.number(row, aliases.DEST)
    return SMSEvent(
        sms_id=values.text(row, aliases.SMS_ID),
        ctid=values.text(row, aliases.CTID),
        dest=dest,
        dest_masked=masked,
        delivery=values.text(row, aliases.DELIVERY),
        raw=raw,
    )


def _names_any(row: values.Row, *wires: aliases.Wire) -> bool:
    return any(values.text(row, wire) is not None for wire in wires)


def _body_fields(body: bytes, content_type: str) -> Mapping[str, object]:
    # The declared type only says which to try first: some senders declare a form and post JSON.
    if "json" in content_type.casefold() or body.lstrip()[:1] == b"{":
        found = _json_fields(body)
        return found if found is not None else _form_fields(body)
    return _form_fields(body)


def _json_fields(body: bytes) -> Mapping[str, object] | None:
    try:
        found = json.loads(_decoded(body))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _form_fields(body: bytes) -> Mapping[str, object]:
    try:
        pairs = parse_qsl(
            body.decode("latin-1"),
            keep_blank_values=True,
            encoding="latin-1",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError:
        return {}
    # Read as ISO-8859-1 every byte is a character, so each text can be read again as UTF-8.
    return {_decoded(k.encode("latin-1")): _decoded(v.encode("latin-1")) for k, v in pairs}


def _decoded(octets: bytes) -> str:
    try:
        return octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        return octets.decode("latin-1")
