"""Whose clock a time is read on: the zones in which a number may ring."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from phonenumbers import parse, timezone

from domain.phone import PhoneNumber


def same_clock(number: PhoneNumber, at: datetime, zone: ZoneInfo) -> bool:
    """Whether clocks where this number rings may show the same time as this zone's at a moment."""
    found = timezone.time_zones_for_number(parse("+" + number.digits))
    here = at.astimezone(zone).utcoffset()
    known = [name for name in found if name != timezone.UNKNOWN_TIMEZONE]
    return any(at.astimezone(ZoneInfo(name)).utcoffset() == here for name in known)
