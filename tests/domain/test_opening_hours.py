"""Opening hours: weekdays, holidays, exceptions, and hours that nobody can read."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.opening_hours import Hours, InvalidHours

SAO_PAULO = ZoneInfo("America/Sao_Paulo")
SHOP = Hours("Mo-Fr 08:00-18:00; Sa 09:00-13:00; PH off; 2026 Dec 31 off", SAO_PAULO, "BR")


def at(day: int, hour: int, month: int = 12) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=SAO_PAULO)


@pytest.mark.parametrize(
    ("asked", "opens"),
    [
        (at(24, 10), at(24, 10)),
        (at(24, 18), at(26, 9)),  # Christmas is a holiday, then comes a Saturday
        (at(26, 13), at(28, 8)),
        (at(30, 20), datetime(2027, 1, 2, 9, tzinfo=SAO_PAULO)),
        (at(20, 9, month=11), at(21, 9, month=11)),  # a holiday of the country
    ],
)
def test_it_is_open_from(asked: datetime, opens: datetime) -> None:
    found = SHOP.open_from(asked.astimezone(UTC))
    assert found == opens
    assert found.tzinfo is UTC
    assert SHOP.is_open(found)


def test_a_day_and_a_night_are_always_open_and_never_is_now() -> None:
    assert Hours().open_from(at(25, 3)) == at(25, 3)
    assert Hours("off").open_from(at(25, 3)) == at(25, 3)


@pytest.mark.parametrize("written", ["seg-sex 8-18", "whatever", "Mo-Fr 8"])
def test_what_cannot_be_read_is_refused(written: str) -> None:
    with pytest.raises(InvalidHours):
        Hours(written)


def test_a_country_that_nobody_knows_is_refused() -> None:
    with pytest.raises(InvalidHours):
        Hours("24/7", country="XX")
