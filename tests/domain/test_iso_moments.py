"""The one reader of moments: a moment within our years, or None; never an exception."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.iso_moments import FIRST_YEAR, LAST_YEAR, read_moment

HERE = ZoneInfo("America/Sao_Paulo")


@pytest.mark.parametrize(
    "written",
    [
        "0001-01-01T00:00:00+14:00",  # in UTC the year 0: an OverflowError
        "9999-12-31T23:59:59-14:00",
        "0001-01-01T00:00:00",
        "9999-12-31T23:59:59.999999999Z",
        "1969-12-31T23:59:59Z",
        "2026-13-01",
        "2026-12-01T25:00",
        "2026-12-01T10:00+99:00",
        "٢٠٢٦-12-01",
        "2026-12-01T10:00" + "0" * 40,
        "tomorrow",
        "",
        None,
        7,
        True,
        ["2026-12-01"],
    ],
)
def test_what_is_no_moment_of_ours_is_none(written: object) -> None:
    assert read_moment(written, HERE) is None


def test_a_moment_keeps_the_zone_that_was_written_or_is_here() -> None:
    assert read_moment("2026-12-01T10:00", HERE) == datetime(2026, 12, 1, 10, tzinfo=HERE)
    found = read_moment("2026-12-01T10:00:00.123456789+02:00", HERE)
    assert found is not None
    assert found.utcoffset() == timedelta(hours=2)
    assert found.microsecond == 123456


zones = st.sampled_from([UTC, HERE, ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Etc/GMT+12")])


@given(st.datetimes().map(datetime.isoformat) | st.text(), zones)
def test_nothing_is_ever_raised_and_every_moment_can_be_moved(written: str, zone: ZoneInfo) -> None:
    found = read_moment(written, zone)
    if found is not None:
        assert FIRST_YEAR <= found.astimezone(UTC).year <= LAST_YEAR
        assert found.astimezone(ZoneInfo("Pacific/Kiritimati")) == found
