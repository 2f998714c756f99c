"""Reading `--since`: a day, or a duration before now."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

_SPAN = re.compile(r"([0-9]{1,4})([hd])")


class NoMoment(ValueError):
    """A text is neither a date nor a duration; the message says so."""


def read_moment(written: str, now: datetime) -> datetime:
    """The start of a day in the zone of `now`, or a duration before `now`; raises NoMoment."""
    if found := _SPAN.fullmatch(written.strip().lower()):
        unit = timedelta(hours=1) if found[2] == "h" else timedelta(days=1)
        return now - int(found[1]) * unit
    try:
        return datetime.combine(date.fromisoformat(written.strip()), time(), now.tzinfo)
    except ValueError:
        said = f"{written!r} is neither a day (2026-11-22), nor hours (2h), nor days (3d)."
        raise NoMoment(said) from None
