"""Whose clock a time is read on."""

from zoneinfo import ZoneInfo

import pytest

from domain.phone import from_digits, parse_number
from domain.time_zones import same_clock
from tests.clocks import NOON

SAO_PAULO = ZoneInfo("America/Sao_Paulo")


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("11 99206-9730", True),
        ("85 99206-9730", True),
        ("0800 729 0722", True),
        ("4004-1234", True),
        ("92 99206-9730", False),
        ("68 99206-9730", False),
        ("+351 912 345 678", False),
        ("+54 9 11 2345-6789", True),
    ],
)
def test_a_number_tells_whether_its_clocks_may_agree_with_ours(typed: str, same: bool) -> None:
    assert same_clock(parse_number(typed), NOON, SAO_PAULO) is same


def test_a_number_of_nowhere_agrees_with_nobody() -> None:
    assert not same_clock(from_digits("88213300655"), NOON, SAO_PAULO)
