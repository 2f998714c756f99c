"""The figures of each day, on the clock of the installation."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.callback_queue.request import CallbackRequest, RequestStage
from domain.callback_queue.statistics import RequestEnd, days_before, figures_of
from tests.domain.callback_queue.test_policy import request

HOME = ZoneInfo("America/Sao_Paulo")
NOW = datetime(2026, 11, 26, 15, tzinfo=UTC)


def asked(at: datetime, stage: RequestStage, minutes: int = 0) -> CallbackRequest:
    closed = at + timedelta(minutes=minutes) if minutes else None
    return request(stage, asked_at=at, closed_at=closed)


def test_each_request_counts_on_the_day_when_it_was_wanted() -> None:
    late = datetime(2026, 11, 26, 2, 30, tzinfo=UTC)  # 23:30 of the day before in São Paulo
    found = [
        asked(late, RequestStage.MET, minutes=4),
        asked(NOW, RequestStage.MET, minutes=2),
        asked(NOW, RequestStage.MET, minutes=10),
        asked(NOW, RequestStage.EXPIRED),
        asked(NOW, RequestStage.CANCELLED),
        asked(NOW, RequestStage.CLOSED),
        asked(NOW, RequestStage.TAKEN),
        request(RequestStage.EXPIRED, asked_at=NOW, expires_at=None),  # it never came to the queue
    ]
    yesterday, today = figures_of(found, NOW, HOME, 2)
    assert (yesterday.day, yesterday.asked, yesterday.to_meet) == (date(2026, 11, 25), 1, 240)
    assert today.asked == 6
    assert today.ends == {
        RequestEnd.MET: 2,
        RequestEnd.MISSED: 1,
        RequestEnd.CANCELLED: 1,
        RequestEnd.CLOSED: 1,
        RequestEnd.OPEN: 1,
    }
    assert today.to_meet == 360


def test_a_day_without_anybody_has_no_time_to_meet() -> None:
    assert [day.to_meet for day in figures_of([], NOW, HOME, 7)] == [None] * 7
    begins, ends = days_before(NOW, HOME, 7)
    assert (ends - begins) == timedelta(days=7)
