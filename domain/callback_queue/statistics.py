"""Daily figures of the callback queue: requests, connected calls, missed ones, waiting times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from statistics import median
from zoneinfo import ZoneInfo

from domain.callback_queue.request import CallbackRequest, RequestStage


class RequestEnd(StrEnum):
    """How a request ended, as a chart counts it."""

    MET = "met"
    CLOSED = "closed"  # by an agent, without a call
    MISSED = "missed"
    CANCELLED = "cancelled"
    OPEN = "open"


_ENDS = {
    RequestStage.MET: RequestEnd.MET,
    RequestStage.CLOSED: RequestEnd.CLOSED,
    RequestStage.EXPIRED: RequestEnd.MISSED,
    RequestStage.CANCELLED: RequestEnd.CANCELLED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFigures:
    """The figures of one day; `waits` are seconds from the wanted time to the connected call."""

    day: date
    ends: dict[RequestEnd, int] = field(default_factory=dict)
    waits: tuple[float, ...] = ()

    @property
    def asked(self) -> int:
        """How many requests there were that day."""
        return sum(self.ends.values())

    @property
    def to_meet(self) -> float | None:
        """The median wait until a connected call, in seconds; None where there was none."""
        return median(self.waits) if self.waits else None


def days_before(now: datetime, zone: ZoneInfo, days: int) -> tuple[datetime, datetime]:
    """The start of the first of the last `days` days in a zone, and the end of today."""
    today = now.astimezone(zone).date()
    first = datetime.combine(today - timedelta(days=days - 1), time(), zone)
    return first, datetime.combine(today + timedelta(days=1), time(), zone)


def figures_of(
    requests: Sequence[CallbackRequest], now: datetime, zone: ZoneInfo, days: int
) -> list[DayFigures]:
    """The figures of each of the last `days` days, today last.

    Requests that never reached the queue are not counted.
    """
    first, _ = days_before(now, zone, days)
    found = []
    for ahead in range(days):
        day = first.date() + timedelta(days=ahead)
        counted = [r for r in requests if _counts(r) and r.wanted_at.astimezone(zone).date() == day]
        ends: dict[RequestEnd, int] = {}
        for request in counted:
            end = _ENDS.get(request.stage, RequestEnd.OPEN)
            ends[end] = ends.get(end, 0) + 1
        met = [r for r in counted if r.stage is RequestStage.MET and r.closed_at is not None]
        waits = tuple((r.closed_at - r.wanted_at).total_seconds() for r in met if r.closed_at)
        found.append(DayFigures(day=day, ends=ends, waits=waits))
    return found


def _counts(request: CallbackRequest) -> bool:
    return request.stage is not RequestStage.UNVERIFIED and request.expires_at is not None
