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

    def covers(self, number: PhoneNumber) -> bool:
        """Whether it forbids this number, in either way of writing a Brazilian mobile."""
        if self.prefix:
            return number.digits.startswith(self.digits)
        return number.line_key == self.digits


def prefixes(number: PhoneNumber) -> list[str]:
    """Everything that a number begins with, as far as a block may name it."""
    return [number.digits[:length] for length in range(SHORTEST_PREFIX, LONGEST_PREFIX + 1)]
