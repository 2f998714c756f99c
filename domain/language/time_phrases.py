"""When an order is meant for: a day and a time at the beginning of a text, in both languages.

Nothing is guessed: what is not wholly one of these phrases is no time. Words are never changed,
only split by their place in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.errors import InvalidTime, TimeFault
from domain.language.due_times import Day, Due, TimeOfDay, due_after, due_on
from domain.language.vocabulary.files import any_of
from domain.language.vocabulary.times import TIMES
from domain.phone import plain_signs
from domain.text import fold_with_places

# Text is compared without accents and capitals, in any of the languages.
_WEEKDAY = any_of(TIMES.weekdays)
_DAY = rf"""(?:
    (?P<after>(?:(?:{any_of(TIMES.the)})\s+)?(?:{any_of(TIMES.after_tomorrow)}))
    | (?P<today>{any_of(TIMES.today)}) | (?P<tomorrow>{any_of(TIMES.tomorrow)})
    | (?:(?:{any_of(TIMES.on_weekday)})\s+)?(?P<weekday>{_WEEKDAY})
      (?:[-\s](?:{any_of(TIMES.weekday_endings)}))?
    | (?:(?:{any_of(TIMES.on_date)})\s+)?(?:
        (?:(?:{any_of(TIMES.day)})\s+)?(?P<date>[0-9]{{1,2}}/[0-9]{{1,2}}(?:/[0-9]{{4}}|/[0-9]{{2}})?)
        | (?:{any_of(TIMES.day)})\s+(?P<of_month>[0-9]{{1,2}})
      )(?=[\s,])
)"""
_NOON = any_of(TIMES.noon)
# A complete time (16:00, 16h30, 16h, 4pm), or a bare hour, which needs "às" or "at" before it.
_CLOCK = rf"""(?P<clock>
    (?P<hour12>[0-9]{{1,2}})(?:[:.](?P<minute12>[0-9]{{2}}))?\s?(?P<half>[ap])\.?m\b\.?
    | (?P<hour>[0-9]{{1,2}})
      (?:[:h.](?P<minute>[0-9]{{2}})(?:\s?min)?|\s?(?:{any_of(TIMES.clock_hours)}))
    | {_NOON} | (?P<bare>[0-9]{{1,2}})(?!:[0-9])
)"""
# Inside a word or a number no phrase ends.
_END = r"(?![0-9a-z]|[.,/-][0-9])"
_AT_ONE = rf"(?:{any_of(TIMES.at_one)})(?=\s+0?1\s?[h:])"  # "à 1h"; any other "a" is an article
_AT = rf"{any_of(TIMES.at_hour, TIMES.at_noon)}|{_AT_ONE}"
_MOMENT = re.compile(
    rf"(?:{_DAY}(?:\s+(?:,\s*)?|,\s*))?(?:(?P<at>{_AT})\s+)?{_CLOCK}{_END}", re.VERBOSE
)
_ONE = [word for word, count in TIMES.counts.items() if count == 1]
_DELAY = re.compile(
    rf"""(?:{any_of(TIMES.in_)})\s+(?:
        (?P<halfhour>{any_of(TIMES.half_hour)})
        | (?P<count>[0-9]+|{any_of(_ONE)})\s?
          (?:(?P<minutes>{any_of(TIMES.minutes)})
            | (?:{any_of(TIMES.hours)})(?P<more>[0-9]{{2}}|\s+(?:{any_of(TIMES.and_half)}))?)
    ){_END}""",
    re.VERBOSE,
)
# How a time phrase begins, valid or not.
_LEAD = re.compile(
    rf"""(?:{any_of(TIMES.today, TIMES.tomorrow, TIMES.after_tomorrow)}
        | (?:(?:{any_of(TIMES.on_weekday)})\s+)?(?:{_WEEKDAY})
        | (?:(?:{any_of(TIMES.on_date)})\s+)?(?:{any_of(TIMES.day)})\s+[0-9]
        | (?:{any_of(TIMES.at_hour, TIMES.in_)})\s+[0-9]
        | (?:{any_of(TIMES.at_noon)})\s+(?:{_NOON})
        | [0-9]{{1,2}}(?:h(?:[0-9]{{2}})?(?![a-z0-9])|:[0-9]{{2}}(?![0-9])))""",
    re.VERBOSE,
)
_COLON = re.compile(r"\s*:\s*")
_COLON_SOON = re.compile(r"[^:\n]{0,40}:")
_SEPARATOR = re.compile(r"\s*[,;:]?\s*")
# A date that a long foreign number may have swallowed.
_DATE_LAST = re.compile(r"\s[0-3]?[0-9]/[01]?[0-9](?:/[0-9]+)?[\s.\-/(]*$")


@dataclass(frozen=True, slots=True)
class Said:
    """A time phrase as it was said, not yet resolved against a clock, and where it ends."""

    end: int
    phrase: re.Match[str]

    def resolve(self, now: datetime, zone: ZoneInfo) -> Due:
        """The moment that is meant; raises InvalidTime."""
        parts = self.phrase.groupdict()
        if "count" in parts:
            return due_after(_minutes(parts), now)
        return due_on(_day(parts), _clock(parts), now, zone)


def find_time(text: str) -> Said | None:
    """The time that a text begins with, or None."""
    folded, places = fold_with_places(text)
    begins = _first(folded)
    found = _DELAY.match(folded, begins) or _MOMENT.match(folded, begins)
    if found is None or _lacks_preposition(found.groupdict()):
        return None
    return Said(places[found.end()], found)


def begins_like_time(text: str) -> bool:
    """Whether a text begins like a time phrase, valid or not."""
    return _lead(text) is not None


def take_before(text: str) -> tuple[Said | None, str]:
    """Split the time before a number from the rest; raises InvalidTime."""
    said = find_time(text)
    if said is None:
        if begins_like_time(text):
            raise InvalidTime(TimeFault.UNREADABLE)
        return None, text
    rest = text[said.end :]
    separator = _SEPARATOR.match(plain_signs(rest))
    rest = rest[separator.end() if separator else 0 :]
    if rest and not re.match(r"[+(]*[0-9]", plain_signs(rest).lstrip()):
        raise InvalidTime(TimeFault.UNREADABLE)
    return said, rest


def take_after(words: str) -> tuple[Said | None, str]:
    """Split the time between a number and a colon from the words; raises InvalidTime.

    Without the colon nobody knows whether the time is the order's or the message's.
    """
    said = find_time(words)
    if said is None:
        if (lead := _lead(words)) and _COLON_SOON.match(lead.string, lead.end()):
            raise InvalidTime(TimeFault.AMBIGUOUS)
        return None, words
    colon = _COLON.match(plain_signs(words), said.end)
    if colon is None:
        raise InvalidTime(TimeFault.AMBIGUOUS)
    return said, words[colon.end() :]


def refuse_swallowed_date(typed: str) -> None:
    """Raise InvalidTime where what was read as a number ends like a date."""
    if _DATE_LAST.search(plain_signs(typed)):
        raise InvalidTime(TimeFault.AMBIGUOUS)


def _lead(text: str) -> re.Match[str] | None:
    folded = fold_with_places(text)[0]
    return _LEAD.match(folded, _first(folded))


def _first(text: str) -> int:
    """The place of the first sign that is no blank."""
    return len(text) - len(text.lstrip())


def _lacks_preposition(parts: dict[str, str | None]) -> bool:
    """Whether digits need "às" or "at" before them to be read as a time, and lack it."""
    if "count" in parts or parts["at"]:
        return False
    return bool(parts["bare"]) or not any(parts[name] for name in _DAY_NAMES)


_DAY_NAMES = ("after", "today", "tomorrow", "weekday", "of_month", "date")


def _minutes(parts: dict[str, str | None]) -> int:
    if parts["halfhour"]:
        return 30
    count = parts["count"] or ""
    number = int(count[:6]) if count.isdecimal() else 1  # more digits would be too far ahead anyway
    if parts["minutes"]:
        return number
    more = parts["more"] or "0"
    return number * 60 + (int(more) if more.isdecimal() else 30)


def _day(parts: dict[str, str | None]) -> Day:
    if weekday := parts["weekday"]:
        return Day(weekday=TIMES.weekdays[weekday])
    if date := parts["date"]:
        day, month, *year = (int(part) for part in date.split("/"))
        whole = [part + 2000 if part < 100 else part for part in year]  # 05/12/26
        return Day(of_month=day, month=month, year=whole[0] if whole else None)
    if parts["of_month"]:
        return Day(of_month=int(parts["of_month"]))
    ahead = [n for n, name in enumerate(("today", "tomorrow", "after")) if parts[name]]
    return Day(ahead=ahead[0]) if ahead else Day()


def _clock(parts: dict[str, str | None]) -> TimeOfDay:
    if parts["hour12"]:
        hour, minute = int(parts["hour12"]), int(parts["minute12"] or 0)
        if not 1 <= hour <= 12:
            raise InvalidTime(TimeFault.NONSENSE)
        return TimeOfDay(hour % 12 + (12 if parts["half"] == "p" else 0), minute)
    digits = parts["hour"] or parts["bare"]
    return TimeOfDay(int(digits), int(parts["minute"] or 0)) if digits else TimeOfDay(12, 0)
