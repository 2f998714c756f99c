"""How long, and until when, at the end of what somebody typed: `por 2 h`, `até amanhã às 9h`."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from domain.language.time_phrases import find_time
from domain.text import fold

_FOR, _UNTIL, _FROM = "por|durante|for", "ate|until|till", "de|desde|a partir de|from"
_COUNTS = {"um": 1, "uma": 1, "a": 1, "an": 1, "one": 1, "dois": 2, "duas": 2, "two": 2}
_COUNTS |= {"tres": 3, "three": 3}
_UNITS = {"m": 1, "h": 60, "d": 24 * 60, "s": 7 * 24 * 60, "w": 7 * 24 * 60}
_SPAN = rf"""(?P<half>meia\s+hora|half\s+an\s+hour)
    |(?P<count>[0-9]{{1,4}}|{"|".join(_COUNTS)})\s?
    (?P<unit>minutos?|minutes?|mins?|m|horas?|hours?|hrs?|hs?|dias?|days?|d|semanas?|weeks?)
    (?P<more>[0-9]{{1,2}}(?:\s?m(?:in(?:utos?)?)?)?|\s+e\s+meia)?"""
_LASTS = re.compile(_SPAN, re.VERBOSE)
# The time stands last; what is before it is what is meant.
_END = re.compile(rf"(?:.*\s)?(?P<how>{_FOR}|{_UNTIL})\s+(?:mais\s+)?(?P<time>\S.*)", re.DOTALL)
_BARE = re.compile(r"(?:.*\s)?(?P<time>[0-9]+\s?[a-z]\w*)", re.DOTALL)
_BEGIN = re.compile(rf"(?:(?:{_FROM})\s+)?(?P<time>\S.*)", re.DOTALL)
# A day alone is meant from, or until, the hour at which people begin to work; it is told back.
_AT_NINE = " as 9h"


class Until(NamedTuple):
    """Until when, and what stands before that; `lasts` where so long was said, from now on."""

    at: datetime | None
    before: str
    lasts: timedelta | None = None


def split_end(typed: str, said_at: datetime, zone: ZoneInfo) -> Until:
    """Until when, if a text said at that time in that zone ends so; raises InvalidTime."""
    text = unicodedata.normalize("NFC", typed)
    folded = fold(text)
    if len(folded) != len(text):
        return Until(None, text)
    if (found := _END.fullmatch(folded)) is not None:
        before = text[: found.start("how")].strip()
        if re.fullmatch(_UNTIL, found["how"]):
            at = _moment(found["time"], said_at, zone)
            return Until(at, before if at else text)
        return _lasting(_span(found["time"]), before, text, said_at)
    # Without a word before it only hours and minutes are a time: "expires in 7 days" is not.
    if (found := _BARE.fullmatch(folded)) is not None:
        before = text[: found.start("time")].strip()
        return _lasting(_span(found["time"], most="h"), before, text, said_at)
    return Until(None, text)


def _lasting(span: timedelta | None, before: str, text: str, said_at: datetime) -> Until:
    if span is None:
        return Until(None, text)
    return Until(said_at + span, before, span)


def read_begin(typed: str, said_at: datetime, zone: ZoneInfo) -> datetime | None:
    """From when, where a text says nothing else and is not empty. Raises InvalidTime."""
    found = _BEGIN.fullmatch(fold(typed).strip())
    return _moment(found["time"], said_at, zone) if found else None


def _span(said: str, most: str = "") -> timedelta | None:
    """How long; with `most` in no larger unit than that."""
    found = _LASTS.fullmatch(said.strip(" .!"))
    if found is None:
        return None
    if found["half"]:
        return timedelta(minutes=30)
    count, unit = found["count"], _UNITS[found["unit"][0]]
    if most and unit > _UNITS[most]:
        return None
    minutes = unit * (int(count) if count.isdigit() else _COUNTS[count])
    more = (found["more"] or "").strip()
    digits = re.match(r"[0-9]+", more)
    minutes += int(digits[0]) if digits else (unit // 2 if more else 0)
    return timedelta(minutes=minutes)


def _moment(time: str, said_at: datetime, zone: ZoneInfo) -> datetime | None:
    """The moment that a whole phrase means: a day and a time, a time, or a day."""
    bare = time.strip(" .!")
    for phrase in (bare, f"as {bare}", f"{bare}{_AT_NINE}"):
        said = find_time(phrase)
        if said is not None and said.end == len(phrase):
            return said.resolve(said_at, zone).at
    return None
