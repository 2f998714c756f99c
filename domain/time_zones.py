"""The time zones in which a phone number may ring."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from phonenumbers import parse, timezone

from domain.phone import PhoneNumber


def zones_of(number: PhoneNumber) -> list[ZoneInfo]:
    """Every zone in which this number may ring; empty where unknown."""
    found = timezone.time_zones_for_number(parse("+" + number.digits))
    return [ZoneInfo(name) for name in found if name != timezone.UNKNOWN_TIMEZONE]


def same_clock(number: PhoneNumber, at: datetime, zone: ZoneInfo) -> bool:
    """Whether clocks where a number rings may show the same time as this zone's at a moment."""
    here = at.astimezone(zone).utcoffset()
    return any(at.astimezone(there).utcoffset() == here for there in zones_of(number))
