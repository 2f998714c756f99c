"""Reads the platform's values as it writes them: numbers as text, decimal commas, odd nulls."""

import math
import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal

from velip.aliases import KEY_PREFIXES, WARNING, Wire

Row = Mapping[str, object]

_DATE = re.compile(r"([0-9]{4})[-:/]([0-9]{2})[-:/]([0-9]{2})(?![0-9])")
_DATE_BR = re.compile(r"([0-9]{2})[-/]([0-9]{2})[-/]([0-9]{4})(?![0-9])")
_TIME = re.compile(r"(?:.*[ T])?([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?")
# What hides digits, among digits and what parts them: `xxxxx877`, and no word.
_MASKED = re.compile(r"(?=.*[xX*•])[0-9xX*•+() .-]+")
_WHOLE = re.compile(r"-?[0-9]{1,18}")
_DECIMAL = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")
_KEY = re.compile(rf"(?:{'|'.join(map(re.escape, KEY_PREFIXES))})([0-9]{{1,4}})")
# What no database stores as text: NUL, and the halves of a surrogate pair that JSON lets through.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def stripped(row: Row) -> Row:
    """Return `row` with its keys stripped (the platform pads some); an exact name wins."""
    if "".join(row).isidentifier():  # the usual row: no blank anywhere, found out at once
        return row
    return {**{key.strip(): value for key, value in row.items()}, **row}


def text(row: Row, wire: Wire) -> str | None:
    """Return the first name's value that is not one of its words for none, as text."""
    for name in wire.names:
        said = _written(row.get(name))
        if said is not None and said not in wire.none:
            return said
    return None


def number(row: Row, wire: Wire) -> tuple[str | None, str | None]:
    """Return a phone number, or what stands in its place where the platform masks it.

    A masked one (`xxxxx877`) is no number: nothing may be dialled or joined by it.
    """
    said = text(row, wire)
    return (None, said) if said is not None and _MASKED.fullmatch(said) else (said, None)


def whole(row: Row, wire: Wire) -> int | None:
    """Return a whole number, or None where it is none or cannot be read."""
    said = text(row, wire)
    return int(said) if said is not None and _WHOLE.fullmatch(said) else None


def decimal(row: Row, wire: Wire) -> Decimal | None:
    """Return an amount: with both marks the last one is the decimal; alone, either is.

    The manual names no currency, so none is given here.
    """
    said = text(row, wire)
    if said is None:
        return None
    grouping = "." if said.rfind(",") > said.rfind(".") else ","
    plain = said.replace(grouping, "").replace(",", ".")
    return Decimal(plain) if _DECIMAL.fullmatch(plain) else None


def day(row: Row, wire: Wire) -> date | None:
    """Return a date written with `-`, `:` or `/`, year first or (`-`, `/`) day first."""
    said = text(row, wire) or ""
    parts: tuple[str, ...] = ()
    if found := _DATE.match(said):
        parts = found.groups()
    elif found := _DATE_BR.match(said):
        parts = found.groups()[::-1]
    year, month, number = map(int, parts or ("0", "0", "0"))
    try:
        return date(year, month, number) if year < 9999 else None
    except ValueError:
        return None


def clock_time(row: Row, wire: Wire) -> time | None:
    """Return a time of day, HH:MM[:SS], alone or after a date; the zone is not stated."""
    found = _TIME.fullmatch(text(row, wire) or "")
    if not found:
        return None
    hour, minute, second = (int(part or 0) for part in found.groups())
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def keys(row: Row) -> Mapping[int, str]:
    """Return the keys pressed by question number (resp_1, cd_resp1 …), in order, no blanks."""
    pressed: dict[int, str] = {}
    for name in row:
        if found := _KEY.fullmatch(name):
            said = text(row, Wire((name,), frozenset({"", "null"})))
            if said is not None:
                pressed.setdefault(int(found.group(1)), said)
    return dict(sorted(pressed.items()))


def warning(document: Row) -> str | None:
    """Return what an accepted answer warns of, in the platform's own words; None for nothing.

    Newer docs only: a parameter was left out of account, or the asking address is not registered.
    """
    inner = stripped(document).get("return", document)
    found = stripped(inner).get(WARNING.names[0]) if isinstance(inner, dict) else None
    said = found if isinstance(found, list) else [found]
    told = [text({"warning": each}, WARNING) for each in said]
    return "; ".join(each for each in told if each is not None) or None


def flag(row: Row, wire: Wire) -> bool:
    """Return whether the platform said "1"."""
    return text(row, wire) == "1"


def _written(value: object) -> str | None:
    if isinstance(value, str):
        return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", value).strip()
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float) and math.isfinite(value):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return None
