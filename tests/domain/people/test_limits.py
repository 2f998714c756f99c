"""Quiet hours by the clock where the phone rings, and what stops an alert."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.orders.order import Purpose
from domain.people.limits import DEFAULTS, HOUR, Count, LimitName, Limits, Quiet, find_full, spares
from domain.phone import parse_number

HOME = ZoneInfo("America/Sao_Paulo")
SP, MANAUS, UNKNOWN = (parse_number(n) for n in ("11 99206-9730", "92 99206-9730", "0800 123 4567"))
NIGHT = Quiet(22 * 60, 8 * 60)


def at(clock: str, zone: ZoneInfo = HOME) -> datetime:
    return datetime.fromisoformat(f"2026-11-23T{clock}").replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("clock", "ends"),
    [
        ("21:59", None),
        ("22:00", "2026-11-24T08:00-03:00"),
        ("23:59:59", "2026-11-24T08:00-03:00"),
        ("00:00", "2026-11-23T08:00-03:00"),
        ("07:59", "2026-11-23T08:00-03:00"),
        ("08:00", None),
    ],
)
def test_a_night_begins_and_ends_on_the_minute(clock: str, ends: str | None) -> None:
    until = NIGHT.until(at(clock), SP, HOME)
    assert until == (datetime.fromisoformat(ends) if ends else None)


def test_it_is_night_where_the_phone_rings() -> None:
    assert NIGHT.until(at("22:30"), MANAUS, HOME) is None, "there it is half past nine"
    assert NIGHT.until(at("08:30"), MANAUS, HOME) == at("09:00")
    assert NIGHT.until(at("22:30"), UNKNOWN, HOME) is not None


def test_a_pause_at_noon_is_no_night() -> None:
    noon = Quiet(12 * 60, 13 * 60)
    assert noon.until(at("12:30"), SP, HOME) == at("13:00")
    assert noon.until(at("13:00"), SP, HOME) is None
    assert Quiet().until(at("03:00"), SP, HOME) is None


@given(
    begins=st.integers(0, 1439),
    ends=st.integers(0, 1439),
    seconds=st.integers(0, 4 * 366 * 24 * 3600),
)
def test_whenever_silence_ends_it_has_ended(begins: int, ends: int, seconds: int) -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    quiet = Quiet(begins, ends)
    until = quiet.until(moment, SP, HOME)
    if until is not None:
        assert until > moment
        assert quiet.until(until, SP, HOME) is None


def test_an_alert_knows_its_own_ceiling_alone() -> None:
    limits = Limits({LimitName.PERSON_HOUR: 1})
    assert limits.counts(Purpose.ON_CALL) == [
        Count(LimitName.ON_CALL_HOUR, HOUR, DEFAULTS[LimitName.ON_CALL_HOUR])
    ]
    assert [purpose for purpose in Purpose if spares(purpose)] == [Purpose.ON_CALL]


OWN_CEILINGS = {Purpose.ON_CALL, Purpose.VERIFICATION}


@pytest.mark.parametrize("purpose", [p for p in Purpose if p not in OWN_CEILINGS])
def test_everything_else_is_counted_unless_there_is_no_limit(purpose: Purpose) -> None:
    assert Count(LimitName.PERSON_HOUR, HOUR, 1) in Limits({LimitName.PERSON_HOUR: 1}).counts(
        purpose
    )
    none = Limits(dict.fromkeys(LimitName, 0))
    assert none.counts(purpose) == []


NOON = at("12:00")
MOMENTS = st.lists(st.integers(-119, 119), max_size=12)


@given(minutes=MOMENTS, most=st.integers(1, 5))
def test_no_hour_ever_holds_more_than_the_limit(minutes: list[int], most: int) -> None:
    """Whatever is let in, in whatever order, no span of an hour anywhere has too many."""
    taken: list[datetime] = []
    for minute in minutes:
        moment = NOON + timedelta(minutes=minute)
        around = [(t, 1) for t in sorted(taken) if moment - HOUR < t < moment + HOUR]
        until = find_full(around, moment, HOUR, most - 1)
        if until is None:
            taken.append(moment)
        else:
            assert until > moment
    assert all(sum(t <= u < t + HOUR for u in taken) <= most for t in taken)


def test_there_is_room_again_when_the_oldest_that_counts_is_old_enough() -> None:
    taken = [(NOON - timedelta(minutes=m), 1) for m in (50, 30, 10)]
    assert find_full(taken, NOON, HOUR, 3) is None
    assert find_full(taken, NOON, HOUR, 2) == NOON + timedelta(minutes=10)
    assert find_full(taken, NOON, HOUR, 1) == NOON + timedelta(minutes=30)
    assert find_full([(NOON, 1)], NOON - timedelta(minutes=1), HOUR, 0) is not None
