"""The days and hours of a campaign, as CreateCampaign and ChangeCampaign write them."""

import re
from datetime import date, time

from sandbox import campaign_statuses as rows
from sandbox.answers import Refused
from sandbox.campaigns import Campaign
from sandbox.endpoints.asking import Asked
from sandbox.status import Status
from sandbox.window import Window

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_CHANGED_DAY = re.compile(r"\d{4}([:/-])\d\d\1\d\d", re.ASCII)
_HOUR = re.compile(r"\d\d:\d\d(:\d\d)?", re.ASCII)


def read_window(
    asked: Asked, source: Campaign | None, today: date, *, docs: bool = False
) -> Window:
    """When it dials; a clone has the hours of its source and the day of the request."""
    inherited = source.window if source else None
    day = today if source else None
    date_start = _day(asked.get("date_start"), day, rows.BAD_DATE_START)
    date_end = _day(asked.get("date_end"), day, rows.BAD_DATE_END)
    if date_end < date_start:
        raise Refused(rows.END_BEFORE_START if docs else rows.BAD_DATE_END)
    hour = inherited.time_start if inherited else None
    time_start = _hour(asked.get("time_start"), hour, rows.BAD_TIME_START)
    hour = inherited.time_end if inherited else None
    time_end = _hour(asked.get("time_end"), hour, rows.BAD_TIME_END)
    if time_end <= time_start:  # it could never dial
        raise Refused(rows.BAD_TIME_END)
    return Window(date_start, date_end, time_start, time_end)


def parse_changed_day(text: str) -> date:
    """A day with hyphens, as in ChangeCampaign's example, or colons, as in its table."""
    if not _CHANGED_DAY.fullmatch(text):
        raise ValueError(text)
    return date(int(text[:4]), int(text[5:7]), int(text[8:]))


def parse_hour(text: str) -> time:
    """HH:MM:SS or HH:MM."""
    if not _HOUR.fullmatch(text):
        raise ValueError(text)
    return time.fromisoformat(text)


def _day(text: str, default: date | None, status: Status) -> date:
    if not text and default is not None:
        return default
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Refused(status)


def _hour(text: str, default: time | None, status: Status) -> time:
    if not text and default is not None:
        return default
    try:
        return parse_hour(text)
    except ValueError as problem:
        raise Refused(status) from problem
