"""Moments from outside, in ISO 8601: the one reader of what pages and monitoring systems write."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

# Go writes the year 1 for "never", and at both ends of the calendar no other zone has the moment.
FIRST_YEAR, LAST_YEAR = 1970, 2200
_LONGEST = 40  # characters


def read_moment(written: object, zone: tzinfo = UTC) -> datetime | None:
    """The moment that a text names, in `zone` where it names none; None for anything else.

    The moment keeps the zone that was written, and lies within the years above in UTC.
    """
    if not isinstance(written, str) or len(written) > _LONGEST:
        return None
    try:
        found = datetime.fromisoformat(_short_fraction(written))
        found = found if found.tzinfo else found.replace(tzinfo=zone)
        year = found.astimezone(UTC).year
    except (ValueError, OverflowError):
        return None
    return found if FIRST_YEAR <= year <= LAST_YEAR else None


def _short_fraction(text: str) -> str:
    """A time with at most six digits after the second: Go writes nine, Python reads six."""
    head, dot, tail = text.partition(".")
    digits = len(tail) - len(tail.lstrip("0123456789"))
    return f"{head}{dot}{tail[: min(digits, 6)]}{tail[digits:]}"
