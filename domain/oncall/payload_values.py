"""What every payload of a monitoring system is read with: bounded texts, moments, severities."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from domain.iso_moments import read_moment
from domain.oncall.alert import Severity, Signal

MOST_SIGNALS = 1_000  # in one message
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
    found = read_moment(value[:40] if isinstance(value, str) else value)
    return found.astimezone(UTC) if found else None


def mapping(value: object) -> dict[str, Any]:
    """A JSON object, or an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def digest(*parts: str) -> str:
    """A short name for these texts together."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:20]
