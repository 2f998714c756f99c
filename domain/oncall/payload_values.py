"""What every payload of a monitoring system is read with: bounded texts, moments, severities."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from domain.oncall.alert import Severity, Signal

MOST_SIGNALS = 1_000  # in one message
# Go writes the year 1 for "never": a time outside these years counts as none.
_FIRST_YEAR, _LAST_YEAR = 1970, 2200
_SEVERITIES = {
    "info": Severity.INFO,
    "information": Severity.INFO,
    "none": Severity.INFO,
    "warning": Severity.WARNING,
    "warn": Severity.WARNING,
    "minor": Severity.WARNING,
}


class BadAlert(ValueError):
    """A payload that cannot be an alert; the message is for the administrator of the source."""


class AlertTooLarge(BadAlert):
    """A payload of more bytes than are read; the message says how many are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """The alerts of one message; `truncated` says how many were left out of it."""

    found: tuple[Signal, ...]
    truncated: int = 0


def clean(value: object, most: int) -> str:
    """A value as a bounded text that every table and every chat can hold."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    # Cut first: what is thrown away needs no cleaning, however long it is.
    text = value.strip()[: most * 4] if isinstance(value, str) else str(value)
    return text.encode("utf-8", "replace").decode().replace("\0", "").strip()[:most]


def word(value: object) -> str:
    """A value as a short word without regard to case, to be compared."""
    return clean(value, 40).casefold()


def severity(value: object) -> Severity:
    """The severity that a payload names; an unknown one counts as critical."""
    return _SEVERITIES.get(word(value), Severity.CRITICAL)


def moment(value: object) -> datetime | None:
    """The moment that a text names, in UTC; None for what is no time that anybody means."""
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(_short_fraction(value[:40]))
        found = (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def mapping(value: object) -> dict[str, Any]:
    """A JSON object, or an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def digest(*parts: str) -> str:
    """A short name for these texts together."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:20]


def _short_fraction(text: str) -> str:
    """A time with at most six digits after the second: Go writes nine, Python reads six."""
    head, dot, tail = text.partition(".")
    digits = len(tail) - len(tail.lstrip("0123456789"))
    return f"{head}{dot}{tail[: min(digits, 6)]}{tail[digits:]}"
