"""How much may be dialled, when, and again: limits as data, and what each of them stops."""

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
    """Each limit: orders in an hour or a day, spending in a day, and what is no count."""

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


# What holds until an administrator says otherwise; 0 is "no limit". Spending in thousandths,
# `repeat` in seconds: a second order to one line within it is asked about.
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
# What may be set for one person alone.
OF_A_PERSON = frozenset({LimitName.PERSON_HOUR, LimitName.PERSON_DAY, LimitName.PERSON_SPEND})
LARGEST = 10_000_000  # of any limit: it fits wherever it is stored and shown


@dataclass(frozen=True, slots=True)
class Count:
    """So many orders within a time, of whom or to whom `name` says."""

    name: LimitName
    within: timedelta
    most: int


def find_full(
    taken: Sequence[tuple[datetime, int]], at: datetime, within: timedelta, room: int
) -> datetime | None:
    """When there may be room again, if there is none at a moment; None if there is.

    `taken` is what was taken when, in its order, within one length before the moment and one after;
    `room` is what may be taken besides the new one. No span of that length may hold more.
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
    """Hours in which nobody is called: minutes of the day on the clock where the phone rings."""

    begins: int = 0
    ends: int = 0

    def until(self, at: datetime, number: PhoneNumber, home: ZoneInfo) -> datetime | None:
        """When the silence ends that holds at a moment, or None if none does.

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
        # On the wall's clock: a night in which clocks change ends at the same hour all the same.
        return local.replace(second=0, microsecond=0) + timedelta(minutes=ahead)


@dataclass(frozen=True, slots=True)
class Limits:
    """What holds now, for one person."""

    values: Mapping[LimitName, int]
    quiet: Quiet = Quiet()

    def __getitem__(self, name: LimitName) -> int:
        """The limit of this name; 0 is none."""
        return self.values.get(name, DEFAULTS[name])

    @property
    def repeat(self) -> timedelta:
        """How long a second order to one line is asked about."""
        return timedelta(seconds=self[LimitName.REPEAT])

    def counts(self, purpose: Purpose) -> list[Count]:
        """The counts that an order of this purpose must stay within.

        An alert is stopped by its own ceiling alone: whoever is on call must be rung.
        """
        if purpose is Purpose.ON_CALL:
            named = [(LimitName.ON_CALL_HOUR, HOUR)]
        elif purpose is Purpose.VERIFICATION:
            # Strangers may ask for codes: theirs never use up what agents may call.
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
    """Whether quiet hours, the guard against repeating and spending stop it not: an alert's."""
    return purpose is Purpose.ON_CALL
