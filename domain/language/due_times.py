"""From a day and a time of day to the one moment meant, across daylight saving changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.errors import InvalidTime, TimeFault
from domain.orders.order import FARTHEST


class Note(StrEnum):
    """A remark for the person on how their time was understood; each has its sentence."""

    TOMORROW = "tomorrow"
    SKIPPED = "skipped"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Due:
    """When an order is due, aware UTC, and remarks on how its time was understood."""

    at: datetime
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time of day as it was said, perhaps one that does not exist (25:00)."""

    hour: int
    minute: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day as it was said; an empty one means the next day on which the time of day comes."""

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
    """The moment so many minutes from now; raises InvalidTime."""
    return _checked(Due(now.astimezone(UTC) + timedelta(minutes=minutes)), now)


def due_on(day: Day, clock: TimeOfDay, now: datetime, zone: ZoneInfo) -> Due:
    """The moment of a time of day on a day, or next if no day was said; raises InvalidTime."""
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
    """The moment when this zone's clocks show a time: the next of two, or just after a gap."""
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
    if not today <= found <= last:  # before any arithmetic: it fails near the years 1 and 9999
        raise InvalidTime(TimeFault.PAST if found < today else TimeFault.FAR)
    return found


def _dates(day: Day, today: date) -> Iterator[date]:
    """The dates that a day as said may mean, nearest first."""
    for year, month in _months(day, today):
        try:
            found = date(year, month, day.of_month or 0)
        except ValueError:
            continue
        if day.month is not None or found >= today:
            yield found


def _months(day: Day, today: date) -> list[tuple[int, int]]:
    """The months that a day as said may mean; of four in a row at least one has 31 days."""
    if day.month is not None:
        years = (today.year, today.year + 1) if day.year is None else (day.year,)
        return [(year, day.month) for year in years]
    counted = (today.month - 1 + ahead for ahead in range(4))
    return [(today.year + n // 12, n % 12 + 1) for n in counted]
