"""Blocked phone numbers: by administrators, or because their owners opted out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.phone import PhoneNumber

LONGEST_PREFIX, SHORTEST_PREFIX = 12, 1


class Why(StrEnum):
    """Why a number is blocked."""

    BLOCKED = "blocked"
    OPTED_OUT = "opted-out"  # somebody in a chat reports that the owner opted out
    PRESSED = "pressed"  # the owner pressed the opt-out key, as the platform's record shows


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """A blocked phone number, or with `prefix` all numbers that begin so; since when, and why."""

    digits: str
    why: Why
    since: datetime
    prefix: bool = False


def prefixes(number: PhoneNumber) -> list[str]:
    """Every prefix of a number that a block may name."""
    lengths = range(SHORTEST_PREFIX, LONGEST_PREFIX + 1)
    return [digits[:length] for digits in number.written for length in lengths]
