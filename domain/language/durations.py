"""Durations and ends at the end of a typed text: `por 2 h`, `até amanhã às 9h`."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from domain.language.time_phrases import find_time
from domain.language.vocabulary.files import any_of, meant
from domain.language.vocabulary.times import TIMES
from domain.text import fold

_UNTIL = any_of(TIMES.until)
_MINUTES = meant(
    {
        1: [*TIMES.minutes, "m"],
        60: [*TIMES.hours, *TIMES.clock_hours],
        24 * 60: TIMES.days,
        7 * 24 * 60: TIMES.weeks,
    }
)
_SPAN = rf"""(?P<half>{any_of(TIMES.half_hour)})
    |(?P<count>[0-9]{{1,4}}|{any_of(TIMES.counts)})\s?
    (?P<unit>{any_of(_MINUTES)})
    (?P<more>[0-9]{{1,2}}(?:\s?(?:{any_of(TIMES.minutes_after_hours)}))?|\s+(?:{any_of(TIMES.and_half)}))?"""
_LASTS = re.compile(_SPAN, re.VERBOSE)
# The time comes last; the text before it is what it applies to.
_END = re.compile(
    rf"(?:.*\s)?(?P<how>{any_of(TIMES.for_, TIMES.until)})\s+"
    rf"(?:(?:{any_of(TIMES.more)})\s+)?(?P<time>\S.*)",
    re.DOTALL,
)
_BARE = re.compile(r"(?<!\S)[0-9]+\s?[a-z]\w*\Z")  # the last word, perhaps with its number
_BEGIN = re.compile(rf"(?:(?:{any_of(TIMES.from_)})\s+)?(?P<time>\S.*)", re.DOTALL)
# A day alone is meant from, or until, the hour at which people begin to work; it is told back.
_AT_NINE = " as 9h"


class Until(NamedTuple):
    """An end in time and the text before it; `lasts` where a duration from now was typed."""

    at: datetime | None
    before: str
    lasts: timedelta | None = None


def split_end(typed: str, said_at: datetime, zone: ZoneInfo) -> Until:
    """Split the end in time from a text typed at that time in that zone; raises InvalidTime."""
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
    if (found := _BARE.search(folded)) is not None:
        before = text[: found.start()].strip()
        return _lasting(_span(found[0], most="h"), before, text, said_at)
    return Until(None, text)


def _lasting(span: timedelta | None, before: str, text: str, said_at: datetime) -> Until:
    if span is None:
        return Until(None, text)
    return Until(said_at + span, before, span)


def read_begin(typed: str, said_at: datetime, zone: ZoneInfo) -> datetime | None:
    """The start that a text means; None where it is empty or says more. Raises InvalidTime."""
    found = _BEGIN.fullmatch(fold(typed).strip())
    return _moment(found["time"], said_at, zone) if found else None


def _span(said: str, most: str = "") -> timedelta | None:
    """The duration that a text means; with `most`, in no larger unit than that."""
    found = _LASTS.fullmatch(said.strip(" .!"))
    if found is None:
        return None
    if found["half"]:
        return timedelta(minutes=30)
    count, unit = found["count"], _MINUTES[found["unit"]]
    if most and unit > _MINUTES[most]:
        return None
    minutes = unit * (int(count) if count.isdigit() else TIMES.counts[count])
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
