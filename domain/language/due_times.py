"""From a day and a time of day to the one moment that is meant, across changes of the clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.errors import InvalidTime, TimeFault
from domain.orders.order import FARTHEST


class Note(StrEnum):
    """What a person should know about how a time was understood; each has its sentence."""

    TOMORROW = "tomorrow"
    SKIPPED = "skipped"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Due:
    """When an order is due, aware UTC, and what is to be said about it."""

    at: datetime
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time of day as it was said, perhaps one that no day has."""

    hour: int
    minute: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day as it was said; nothing at all means the next time the clock shows it."""

    ahead: int | None = None
    weekday: int | None = None
    of_month: int | None = None
    month: int | None = None
    year: int | None = None

    @property
    def named(self) -> bool:
        """Whether a day was said."""
        return self != Day()


def due_after(minutes: int, now: datetime) -> Due:
    """So many minutes from now; raises InvalidTime."""
    return _checked(Due(now.astimezone(UTC) + timedelta(minutes=minutes)), now)


def due_on(day: Day, clock: TimeOfDay, now: datetime, zone: ZoneInfo) -> Due:
    """That day at that time; without a day, the next time; raises InvalidTime."""
    try:
        spoken = time(clock.hour, clock.minute)
    except ValueError:
        raise InvalidTime(TimeFault.NONSENSE) from None
    today = now.astimezone(zone).date()
    if day.named:
        return _checked(_on(_date(day, today), spoken, now, zone), now)
    due = _on(today, spoken, now, zone)
    if due.at > now:
        return due
    due = _on(today + timedelta(days=1), spoken, now, zone)
    return Due(due.at, (Note.TOMORROW, *due.notes))


def _on(day: date, spoken: time, now: datetime, zone: ZoneInfo) -> Due:
    """The moment when clocks in this zone show it: of two the next, of none the one just after."""
    local = datetime.combine(day, spoken)
    first, second = (local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first == second:
        return Due(first)
    if first < second:
        return Due(first if first > now else second, (Note.TWICE,))
    return Due(first, (Note.SKIPPED,))


def _checked(due: Due, now: datetime) -> Due:
    if due.at <= now:
        raise InvalidTime(TimeFault.PAST)
    if due.at > now + FARTHEST:
        raise InvalidTime(TimeFault.FAR)
    return due


def _date(day: Day, today: date) -> date:
    if day.ahead is not None:
        return today + timedelta(days=day.ahead)
    if day.weekday is not None:
        return today + timedelta(days=(day.weekday - today.weekday() - 1) % 7 + 1)
    dates = list(_dates(day, today))
    if not dates:
        raise InvalidTime(TimeFault.NONSENSE)
    last = today + FARTHEST
    found = next((d for d in dates if today <= d <= last), dates[0])
    if not today <= found <= last:  # before any reckoning: the year 1 or 9999 has no neighbours
        raise InvalidTime(TimeFault.PAST if found < today else TimeFault.FAR)
    return found


def _dates(day: Day, today: date) -> Iterator[date]:
    """The dates that may be meant, nearest first."""
    for year, month in _months(day, today):
        try:
            found = date(year, month, day.of_month or 0)
        except ValueError:
            continue
        if day.month is not None or found >= today:
            yield found


def _months(day: Day, today: date) -> list[tuple[int, int]]:
    """The months in which that day may lie; of four in a row at least one has 31 days."""
    if day.month is not None:
        years = (today.year, today.year + 1) if day.year is None else (day.year,)
        return [(year, day.month) for year in years]
    counted = (today.month - 1 + ahead for ahead in range(4))
    return [(today.year + n // 12, n % 12 + 1) for n in counted]
