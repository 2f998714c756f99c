"""The doctor's check of the time zone in which the platform's times are read."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.config.settings import Settings
from bot.doctor.finding import Finding, note, ok

PLATFORM = "America/Sao_Paulo"


def check_zone(settings: Settings, now: datetime) -> Finding:
    """Tell the zone, and what time it is there."""
    there = now.astimezone(settings.zone)
    said = f"{settings.time_zone}, where it is {there:%Y-%m-%d %H:%M}."
    if there.utcoffset() != now.astimezone(ZoneInfo(PLATFORM)).utcoffset():
        why = f"The platform names no zone; its times are taken for {PLATFORM}'s by everybody else."
        return note("time zone", said, why)
    return ok("time zone", said)
