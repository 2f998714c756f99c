"""From what was said to the one moment that is meant, or why there is none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.errors import InvalidTime, TimeFault
from domain.language.due_times import Note
from domain.orders.order import FARTHEST
from tests.domain.language.test_time_phrases import MONDAY_NOON, SAO_PAULO, said

NEW_YORK = ZoneInfo("America/New_York")

FAULTS = {
    "às 25:00": TimeFault.NONSENSE,
    "às 24h": TimeFault.NONSENSE,
    "às 16:75": TimeFault.NONSENSE,
    "amanhã 99h": TimeFault.NONSENSE,
    "at 13pm": TimeFault.NONSENSE,
    "at 0 am": TimeFault.NONSENSE,
    "31/02 às 10h": TimeFault.NONSENSE,
    "dia 32 às 10h": TimeFault.NONSENSE,
    "dia 0 às 10h": TimeFault.NONSENSE,
    "05/13 às 10h": TimeFault.NONSENSE,
    "05/00 às 10h": TimeFault.NONSENSE,
    "00/12 às 10h": TimeFault.NONSENSE,
    "hoje às 9h": TimeFault.PAST,
    "hoje às 12:00": TimeFault.PAST,
    "dia 23 às 11h": TimeFault.PAST,
    "22/11 às 10h": TimeFault.PAST,
    "05/12/2025 10:00": TimeFault.PAST,
    "05/12/0001 10:00": TimeFault.PAST,
    "em 0 minutos": TimeFault.PAST,
    "22/01 às 13h": TimeFault.FAR,
    "05/12/2027 10:00": TimeFault.FAR,
    "31/12/9999 23:59": TimeFault.FAR,
    "em 2000 horas": TimeFault.FAR,
    f"em {'9' * 5000} horas": TimeFault.FAR,
}


@pytest.mark.parametrize("text", FAULTS, ids=lambda text: text[:20])
def test_a_moment_that_cannot_be_kept_says_why(text: str) -> None:
    with pytest.raises(InvalidTime) as refused:
        said(text).resolve(MONDAY_NOON, SAO_PAULO)
    assert refused.value.fault is FAULTS[text]


def test_sixty_days_are_the_farthest() -> None:
    assert said("22/01 às 12h").resolve(MONDAY_NOON, SAO_PAULO).at == MONDAY_NOON + FARTHEST


def test_a_bare_time_that_has_passed_is_tomorrow_and_says_so() -> None:
    assert said("às 9h").resolve(MONDAY_NOON, SAO_PAULO).notes == (Note.TOMORROW,)
    assert said("às 16h").resolve(MONDAY_NOON, SAO_PAULO).notes == ()
    assert said("amanhã 9h").resolve(MONDAY_NOON, SAO_PAULO).notes == ()


def test_the_day_is_the_persons_own() -> None:
    late = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)  # still Monday evening in São Paulo
    assert said("hoje às 23h").resolve(late, SAO_PAULO).at == late + timedelta(minutes=30)
    assert said("amanhã 9h").resolve(late, ZoneInfo("Europe/Lisbon")).at.day == 25


def test_a_time_that_the_clock_skips_is_the_one_right_after() -> None:
    before = datetime(2026, 3, 7, 12, 0, tzinfo=NEW_YORK)
    due = said("tomorrow 2:30am").resolve(before, NEW_YORK)
    assert f"{due.at.astimezone(NEW_YORK):%d/%m %H:%M}" == "08/03 03:30"
    assert due.notes == (Note.SKIPPED,)


def test_of_a_time_that_comes_twice_the_next_one_is_meant() -> None:
    first = datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK)
    second = first.replace(fold=1)
    before = said("at 1:30am").resolve(first.astimezone(UTC) - timedelta(minutes=1), NEW_YORK)
    assert (before.at, before.notes) == (first.astimezone(UTC), (Note.TWICE,))
    between = said("at 1:30am").resolve(second.astimezone(UTC) - timedelta(minutes=1), NEW_YORK)
    assert (between.at, between.notes) == (second.astimezone(UTC), (Note.TWICE,))
    after = said("at 1:30am").resolve(second.astimezone(UTC), NEW_YORK)
    assert after.notes == (Note.TOMORROW,)
    assert f"{after.at.astimezone(NEW_YORK):%d/%m %H:%M}" == "02/11 01:30"
