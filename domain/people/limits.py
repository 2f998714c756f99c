"""Limits: how much may be dialled, when, and how soon again, as data."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import accumulate
from zoneinfo import ZoneInfo

from domain.orders.order import Purpose
from domain.phone import PhoneNumber
from domain.time_zones import zones_of

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
_MINUTES = 24 * 60


class LimitName(StrEnum):
    """The limits: orders an hour or a day, spending a day, and the repeat guard."""

    PERSON_HOUR = "person-hour"
    PERSON_DAY = "person-day"
    DESTINATION_HOUR = "destination-hour"
    DESTINATION_DAY = "destination-day"
    TOTAL_HOUR = "total-hour"
    TOTAL_DAY = "total-day"
    PERSON_SPEND = "person-spend"
    TOTAL_SPEND = "total-spend"
    REPEAT = "repeat"
    ON_CALL_HOUR = "on-call-hour"
    CODE_HOUR = "code-hour"
    CODE_LINE_DAY = "code-line-day"


# The limits until an administrator sets others; 0 is "no limit". Spending in thousandths,
# `repeat` in seconds: within it a second order to one number needs an extra confirmation.
DEFAULTS: Mapping[LimitName, int] = {
    LimitName.PERSON_HOUR: 60,
    LimitName.PERSON_DAY: 300,
    LimitName.DESTINATION_HOUR: 6,
    LimitName.DESTINATION_DAY: 20,
    LimitName.TOTAL_HOUR: 600,
    LimitName.TOTAL_DAY: 5_000,
    LimitName.PERSON_SPEND: 0,
    LimitName.TOTAL_SPEND: 0,
    LimitName.REPEAT: 120,
    LimitName.ON_CALL_HOUR: 30,
    LimitName.CODE_HOUR: 60,
    LimitName.CODE_LINE_DAY: 5,
}
SPENDING = frozenset({LimitName.PERSON_SPEND, LimitName.TOTAL_SPEND})
# The limits that may be set for one person.
OF_A_PERSON = frozenset({LimitName.PERSON_HOUR, LimitName.PERSON_DAY, LimitName.PERSON_SPEND})
LARGEST = 10_000_000  # the largest value of a limit, chosen to fit every column and card


@dataclass(frozen=True, slots=True)
class Count:
    """A maximum of orders within a time; `name` says whose orders, or to whom, are counted."""

    name: LimitName
    within: timedelta
    most: int


def find_full(
    taken: Sequence[tuple[datetime, int]], at: datetime, within: timedelta, room: int
) -> datetime | None:
    """When there is room again, if a limit is full at a moment; None if there is room now.

    `taken` are the times and amounts already counted, in order, within one length before the moment
    and one after; `room` is the most they may add up to. No period of that length may hold more.
    """
    moments = [moment for moment, _ in taken]
    sums = [0, *accumulate(amount for _, amount in taken)]
    full = [
        begins
        for begins in moments
        if at - within < begins <= at
        and sums[bisect_left(moments, begins + within)] - sums[bisect_left(moments, begins)] > room
    ]
    ahead = sums[bisect_left(moments, at + within)] - sums[bisect_left(moments, at)]
    if ahead > room:
        full.append(at)
    return max(full) + within if full else None


@dataclass(frozen=True, slots=True)
class Quiet:
    """Quiet hours, when nobody is called: minutes of the day on the clock where the phone rings."""

    begins: int = 0
    ends: int = 0

    def until(self, at: datetime, number: PhoneNumber, home: ZoneInfo) -> datetime | None:
        """When the quiet hours end that apply at a moment; None if none apply.

        A number that may ring in several zones, as a foreign one may, is quiet if one of them is.
        """
        if self.begins == self.ends:
            return None
        ends = [self._until(at.astimezone(zone)) for zone in zones_of(number) or [home]]
        return max((end for end in ends if end is not None), default=None)

    def _until(self, local: datetime) -> datetime | None:
        minute = local.hour * 60 + local.minute
        if (minute - self.begins) % _MINUTES >= (self.ends - self.begins) % _MINUTES:
            return None
        ahead = (self.ends - minute - 1) % _MINUTES + 1
        # By local time: a night in which clocks change ends at the same hour as others.
        return local.replace(second=0, microsecond=0) + timedelta(minutes=ahead)


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits that apply to one person now."""

    values: Mapping[LimitName, int]
    quiet: Quiet = Quiet()

    def __getitem__(self, name: LimitName) -> int:
        """The limit of this name; 0 means no limit."""
        return self.values.get(name, DEFAULTS[name])

    @property
    def repeat(self) -> timedelta:
        """How soon a second order to one number needs an extra confirmation."""
        return timedelta(seconds=self[LimitName.REPEAT])

    def counts(self, purpose: Purpose) -> list[Count]:
        """The counts that an order of this purpose must stay within.

        An alert is stopped by its own ceiling alone: whoever is on call must be rung.
        """
        if purpose is Purpose.ON_CALL:
            named = [(LimitName.ON_CALL_HOUR, HOUR)]
        elif purpose is Purpose.VERIFICATION:
            # Strangers may ask for codes, which must never use up the limits of agents' calls.
            named = [(LimitName.CODE_HOUR, HOUR), (LimitName.CODE_LINE_DAY, DAY)]
        else:
            named = [
                (LimitName.PERSON_HOUR, HOUR),
                (LimitName.PERSON_DAY, DAY),
                (LimitName.DESTINATION_HOUR, HOUR),
                (LimitName.DESTINATION_DAY, DAY),
                (LimitName.TOTAL_HOUR, HOUR),
                (LimitName.TOTAL_DAY, DAY),
            ]
        return [Count(name, within, self[name]) for name, within in named if self[name]]


def spares(purpose: Purpose) -> bool:
    """Whether orders of a purpose ignore quiet hours, the repeat guard and spending: alerts do."""
    return purpose is Purpose.ON_CALL
