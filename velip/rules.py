"""The rules that several endpoints share, each yielding what is wrong and never the value."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from velip.errors import Problem

SMS_LIMIT = 160  # characters; the manual does not say of which alphabet, so as they are typed
_CTID = re.compile(r"[A-Za-z0-9]{1,15}")
_DIGITS = re.compile(r"[0-9]+")
# A token travels in the Authorization header only: in a body it would end up in logs.
_NEVER_EXTRA = frozenset({"tsid", "password"})


def number(name: str, value: str | None, *, required: bool = True) -> Iterator[Problem]:
    """Check a phone number: digits only, DDI+DDD+NUMBER."""
    if not value:
        if required:
            yield Problem(name, "is missing")
    elif not _DIGITS.fullmatch(value):
        yield Problem(name, "takes digits only")


def ctid(value: str | None) -> Iterator[Problem]:
    """Check a reference of ours: too long is refused, never cut."""
    if value and not _CTID.fullmatch(value):
        yield Problem("ctid", "takes 1 to 15 letters and digits")


def sms_text(name: str, value: str | None) -> Iterator[Problem]:
    """Check the length of an SMS; a text that is missing is another rule's matter."""
    if value and len(value) > SMS_LIMIT:
        yield Problem(name, f"takes at most {SMS_LIMIT} characters")


def address(name: str, value: str | None) -> Iterator[Problem]:
    """Check an absolute http or https address."""
    if value and not _is_absolute(value):
        yield Problem(name, "takes an absolute http or https address")


def choice(name: str, value: object, allowed: tuple[object, ...]) -> Iterator[Problem]:
    """Check a value against the few that the manual allows."""
    if value is not None and value != "" and value not in allowed:
        yield Problem(name, f"takes one of {', '.join(map(str, allowed))}")


def passed_through(given: Mapping[str, str], named: frozenset[str]) -> Iterator[Problem]:
    """Check parameters passed through: no token, and none that has a field of its own."""
    for name in given:
        if name in _NEVER_EXTRA:
            yield Problem(name, "never travels in a body: authenticate by header")
        elif name in named:
            yield Problem(name, "has a field of its own, so it cannot be extra")


def _is_absolute(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in value
    except ValueError:
        return False
