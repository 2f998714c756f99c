"""The rules that several endpoints share: each says what is wrong and never the value."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime, time
from urllib.parse import urlsplit

from velip.errors import Problem

SMS_LIMIT = 160  # characters; the manual does not say of which alphabet, so as they are typed
KEYS = "0123456789*#"
LONGEST_DUPLICATE = 600  # seconds for which the platform may refuse a second one to one number
# A token travels in the Authorization header only: in a body it would end up in logs.
_NEVER_EXTRA = frozenset({"tsid", "password"})


def number(value: str) -> str | None:
    """Check a phone number: digits only, DDI+DDD+NUMBER."""
    return None if value.isdecimal() and value.isascii() else "takes digits only"


def ctid(value: str) -> str | None:
    """Check a reference of ours: too long is refused, never cut."""
    fits = len(value) <= 15 and value.isalnum() and value.isascii()
    return None if fits else "takes 1 to 15 letters and digits"


def key(value: str) -> str | None:
    """Check one key of a telephone."""
    return None if len(value) == 1 and value in KEYS else "takes one key: 0 to 9, * or #"


def at_most(limit: int) -> Callable[[str], str | None]:
    """Return the check of a text's length, in characters."""

    def rule(value: str) -> str | None:
        return f"takes at most {limit} characters" if len(value) > limit else None

    return rule


sms_text = at_most(SMS_LIMIT)


def address(value: str) -> str | None:
    """Check an absolute http or https address."""
    return None if _is_absolute(value) else "takes an absolute http or https address"


def one_of(*allowed: object) -> Callable[[object], str | None]:
    """Return the check against the few values that the manual allows."""
    choices: Collection[object] = frozenset(allowed)

    def rule(value: object) -> str | None:
        return None if value in choices else f"takes one of {', '.join(map(str, allowed))}"

    return rule


def between(low: int, high: int) -> Callable[[object], str | None]:
    """Return the check of a whole number, both ends allowed."""

    def rule(value: object) -> str | None:
        fits = isinstance(value, int) and low <= value <= high
        return None if fits else f"takes {low} to {high}"

    return rule


duplicate = between(0, LONGEST_DUPLICATE)


def at_least_one(value: object) -> str | None:
    """Check a number of something that there has to be."""
    return None if isinstance(value, int) and value >= 1 else "is 1 or more"


def day(value: object) -> str | None:
    """Check a day: not a moment, whose day depends on where it is asked."""
    fits = isinstance(value, date) and not isinstance(value, datetime)
    return None if fits else "takes a date"


def time_of_day(value: object) -> str | None:
    """Check a time of day, which is the platform's local one."""
    fits = isinstance(value, time) and value.tzinfo is None
    return None if fits else "takes a time without a zone"


def not_negative(value: int) -> str | None:
    """Check a count."""
    return None if value >= 0 else "is 0 or more"


def passed_through(given: Mapping[str, str], named: frozenset[str]) -> Iterator[Problem]:
    """Check parameters passed through: no token, and none that has a field of its own."""
    for name in given:
        if name.strip().casefold() in _NEVER_EXTRA:
            yield Problem(name, "never travels in a body: authenticate by header")
        elif name.strip() in named:
            yield Problem(name, "has a field of its own, so it cannot be extra")


def _is_absolute(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in value
    except ValueError:
        return False
