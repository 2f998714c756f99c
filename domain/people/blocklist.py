"""Numbers that are not called: blocked by administrators, or whose people asked for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.phone import PhoneNumber

LONGEST_PREFIX, SHORTEST_PREFIX = 12, 1


class Why(StrEnum):
    """Why nobody is called there."""

    BLOCKED = "blocked"
    OPTED_OUT = "opted-out"  # somebody in a chat says that the person asked for it
    PRESSED = "pressed"  # the person pressed the key for it, and the platform's record says so


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """A line, or with `prefix` all numbers that begin so; since when, and why."""

    digits: str
    why: Why
    since: datetime
    prefix: bool = False


def prefixes(number: PhoneNumber) -> list[str]:
    """Everything that a number begins with, as far as a block may name it."""
    lengths = range(SHORTEST_PREFIX, LONGEST_PREFIX + 1)
    return [digits[:length] for digits in number.written for length in lengths]
