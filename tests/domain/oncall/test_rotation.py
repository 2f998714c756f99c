"""Who is on call at a moment, across every change of the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.oncall.rotation import Every, Override, Rotation, on_call_at
from domain.opening_hours import Hours

# ruff: noqa: DTZ001 - a wall clock has no zone: that is the point
# Clocks change in New York, and changed in São Paulo until 2019; Lord Howe moves by half an hour.
ZONES = ("America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "UTC")
PEOPLE = ("ana", "bia", "eva")
MOMENTS = st.datetimes(datetime(2018, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
ROTATIONS = st.builds(
    lambda zone, every, hour, minute: Rotation(
        people=PEOPLE,
        since=datetime(2018, 1, 1, hour, minute),
        every=every,
        zone=ZoneInfo(zone),
    ),
    st.sampled_from(ZONES),
    st.sampled_from(list(Every)),
    st.integers(0, 23),
    st.sampled_from([0, 30]),
)


@given(rotation=ROTATIONS, at=MOMENTS)
def test_somebody_is_always_on_call_once_it_began(rotation: Rotation, at: datetime) -> None:
    begun = at.astimezone(rotation.zone).replace(tzinfo=None) >= rotation.since
    assert rotation.at(at) in (PEOPLE if begun else ("",))


@given(rotation=ROTATIONS, at=MOMENTS)
def test_a_turn_ends_when_the_wall_says_so_and_the_next_one_begins(
    rotation: Rotation, at: datetime
) -> None:
    if rotation.turn(at) < 0:
        return
    ends = rotation.ends(at)
    assert (ends.hour, ends.minute) == (rotation.since.hour, rotation.since.minute)
    # A wall clock that never shows the time, or shows it twice, hands over within an hour of it.
    after = ends.astimezone(UTC) + timedelta(hours=1)
    before = ends.astimezone(UTC) - timedelta(hours=1, seconds=1)
    assert rotation.turn(after) == rotation.turn(at) + 1
    assert rotation.turn(before) == rotation.turn(at)


@given(rotation=ROTATIONS, at=MOMENTS)
def test_everybody_has_their_turn(rotation: Rotation, at: datetime) -> None:
    days = 1 if rotation.every is Every.DAY else 7
    seen = [rotation.at(at + timedelta(days=days * turn)) for turn in range(3)]
    assert len(set(seen)) in (1, 3)
    assert "" not in seen[1:] or rotation.turn(at) < 0


@given(rotation=ROTATIONS, at=MOMENTS, length=st.integers(1, 10_000))
def test_whoever_stands_in_does_so_for_exactly_that_time(
    rotation: Rotation, at: datetime, length: int
) -> None:
    override = Override(person="lia", begins=at, ends=at + timedelta(minutes=length))
    assert on_call_at([rotation], [override], at) == "lia"
    assert on_call_at([rotation], [override], override.ends - timedelta(seconds=1)) == "lia"
    assert on_call_at([rotation], [override], override.ends) == rotation.at(override.ends)


def test_the_first_rotation_that_has_somebody_counts_and_holidays_are_hours() -> None:
    zone = ZoneInfo("America/Sao_Paulo")
    since = datetime(2026, 1, 5, 9)
    holidays = Rotation(people=("eva",), since=since, zone=zone, hours=Hours("PH", zone, "BR"))
    days = Rotation(people=("ana", "bia"), since=since, zone=zone)
    christmas = datetime(2026, 12, 25, 15, tzinfo=UTC)
    assert on_call_at([holidays, days], [], christmas) == "eva"
    assert on_call_at([holidays, days], [], christmas + timedelta(days=1)) == days.at(
        christmas + timedelta(days=1)
    )


@pytest.mark.parametrize("before", [timedelta(seconds=1), timedelta(days=400)])
def test_nobody_is_on_call_before_the_first_turn(before: timedelta) -> None:
    zone = ZoneInfo("America/Sao_Paulo")
    rotation = Rotation(people=("ana",), since=datetime(2026, 1, 5, 9), zone=zone)
    begins = datetime(2026, 1, 5, 9, tzinfo=zone)
    assert rotation.at(begins) == "ana"
    assert rotation.at(begins - before) == ""
