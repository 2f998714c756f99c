"""Ceilings of numbers that nobody showed to be theirs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.callback_queue.strangers import (
    CountedNumber,
    StrangerCeiling,
    StrangerScope,
    open_to_all,
)
from tests.clocks import NOON

HOUR = timedelta(hours=1)
CEILING = StrangerCeiling(StrangerScope.NETWORK, HOUR, 2, earned=1)


def counted(verified: str) -> list[CountedNumber]:
    """Numbers a minute apart: `v` is one that was verified."""
    moments = [NOON + timedelta(minutes=index) for index in range(len(verified))]
    pairs = zip(moments, verified, strict=True)
    return [CountedNumber(at, at if sign == "v" else None) for at, sign in pairs]


@pytest.mark.parametrize(
    ("numbers", "minutes"),
    [
        ("", None),
        ("u", None),
        ("uu", 60),
        ("uuu", 61),
        ("uvu", None),
        ("uvuu", 60),
        ("vvvuu", None),
        ("vvvuuu", 63),
        ("vvvvv", None),
    ],
)
def test_what_is_verified_makes_room_for_a_few(numbers: str, minutes: int | None) -> None:
    until = CEILING.full_until(counted(numbers))
    assert until == (None if minutes is None else NOON + timedelta(minutes=minutes))


def test_half_of_an_hours_codes_are_for_whoever_comes() -> None:
    assert [open_to_all(most) for most in (1, 2, 5, 60)] == [1, 1, 3, 30]
