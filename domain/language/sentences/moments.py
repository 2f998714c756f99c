"""Times in a sentence: a day, a time of day or a delay, as the language's file says them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain.errors import InvalidTime, TimeFault
from domain.language.due_times import Day, Due, TimeOfDay, due_after, due_on
from domain.language.sentences.shapes import Shapes, filled
from domain.language.sentences.spoken import Speller
from domain.language.sentences.tokens import Token
from domain.text import fold

_NOON, _EVENING = 12, 24
_SMALL_HOURS = 5
_ANY_DAY = Day()
_NUMBER = re.compile(r"[#0-9+(]")  # `at 11 98765-4321` is no time


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as it was said, and the place after it."""

    after: int
    day: Day = _ANY_DAY
    clock: TimeOfDay | None = None
    minutes: int | None = None

    def resolve(self, now: datetime, zone: ZoneInfo) -> Due:
        """The moment that is meant; raises InvalidTime."""
        if self.minutes is not None:
            return due_after(self.minutes, now)
        if self.clock is None:
            raise InvalidTime(TimeFault.UNREADABLE)
        return due_on(self.day, self.clock, now, zone)


@dataclass(frozen=True, slots=True)
class _Shape:
    pattern: re.Pattern[str]
    means: Mapping[str, Any]


class MomentReader:
    """Finds times by the tables of one language."""

    def __init__(self, tables: Mapping[str, Any], speller: Speller) -> None:
        self._speller = speller
        self._weekdays = [fold(w) for w in tables["weekdays"]]
        self._months = [fold(m) for m in tables["months"]]
        self._parts = {fold(part): half for part, half in tables["parts"].items()}
        shapes = Shapes(tables.get("groups", {}), self._slots(), skip="")
        self.vocabulary = shapes.vocabulary

        def made(name: str) -> list[_Shape]:
            return [_Shape(shapes.pattern(row["say"]), row) for row in tables[name]]

        self._days, self._clocks, self._delays = made("day"), made("clock"), made("delay")

    def _slots(self) -> dict[str, str]:
        def one_of(name: str, words: Sequence[str]) -> str:
            longest = sorted(words, key=len, reverse=True)
            return f"(?P<{name}>{'|'.join(re.escape(word) for word in longest)})\\^? "

        number = "#(?P<{}>[0-9]{{1,2}}) "
        return {
            **{name: number.format(name) for name in ("h", "m", "d", "n", "k", "mm")},
            "hm": "(?P<h>[0-9]{1,2}):(?P<m>[0-9]{2}) ",
            "weekday": one_of("weekday", self._weekdays),
            "month": one_of("month", self._months),
            "part": one_of("part", list(self._parts)),
        }

    def lead(self, tokens: Sequence[Token]) -> tuple[str, list[int]]:
        """The line that times are read from, and for each token its place in it."""
        line, places, at = "", [], 0
        while at < len(tokens):
            token = tokens[at]
            found = (int(token.text), at + 1) if _small(token) else self._speller.value(tokens, at)
            if found is None or found[0] >= 100:
                places.append(len(line))
                line, at = f"{line}{token.text} ", at + 1
                continue
            places += [len(line)] * (found[1] - at)
            line, at = f"{line}#{found[0]} ", found[1]
        return line, [*places, len(line)]

    def read(self, line: str, places: Sequence[int], at: int) -> Moment | None:
        """The time that begins at this token; None if none does."""
        start = places[at]
        for shape in self._delays:
            if found := shape.pattern.match(line, start):
                return Moment(_token(places, found.end()), minutes=_minutes(found, shape.means))
        day, after = self._day(line, start)
        clock, end, half = self._clock(line, _past_comma(line, after))
        if clock is None:
            return Moment(_token(places, after), day) if day.named else None
        if not day.named:
            day, end = self._day(line, _past_comma(line, end))
            if half is None:
                half, end = self._part(line, end)
        return Moment(_token(places, end), day, _halved(clock, half))

    def _day(self, line: str, start: int) -> tuple[Day, int]:
        for shape in self._days:
            if found := shape.pattern.match(line, start):
                return self._as_day(found, shape.means), found.end()
        return Day(), start

    def _as_day(self, found: re.Match[str], means: Mapping[str, Any]) -> Day:
        parts = _parts(found)
        if weekday := parts.get("weekday"):
            return Day(weekday=self._weekdays.index(weekday) % 7)
        if of_month := parts.get("d"):
            month = parts.get("month")
            number = self._months.index(month) % 12 + 1 if month else None
            written = parts.get("mm")
            return Day(of_month=int(of_month), month=int(written) if written else number)
        return Day(ahead=means["ahead"])

    def _clock(self, line: str, start: int) -> tuple[TimeOfDay | None, int, str | None]:
        """A time of day, its end, and which half of the day was said, before or after it."""
        before, begins = self._part(line, start)
        for shape in self._clocks:
            found = shape.pattern.match(line, begins)
            if found and not (shape.means.get("bare") and _NUMBER.match(line, found.end())):
                half, end = self._part(line, found.end())
                half = half or self._parts.get(_parts(found).get("part", ""))
                return _as_clock(found, shape.means), end, half or before or shape.means.get("half")
        return None, start, None

    def _part(self, line: str, start: int) -> tuple[str | None, int]:
        for part in self._parts:
            if line.startswith(part + " ", start):
                return self._parts[part], start + len(part) + 1
        return None, start


def _parts(found: re.Match[str]) -> dict[str, str]:
    return {name: text.strip("# ^") for name, (text, _) in filled(found).items()}


def _small(token: Token) -> bool:
    return token.is_number and len(token.text) <= 2


def _past_comma(line: str, start: int) -> int:
    return start + 2 if line.startswith(", ", start) else start


def _token(places: Sequence[int], end: int) -> int:
    """The first token that begins at or after a place in the line."""
    return next(at for at, place in enumerate(places) if place >= end)


def _minutes(found: re.Match[str], means: Mapping[str, Any]) -> int:
    parts = _parts(found)
    count = int(parts.get("n") or means.get("count", 1))
    return count * int(means["unit"]) + int(means.get("plus", 0)) + int(parts.get("k") or 0)


def _as_clock(found: re.Match[str], means: Mapping[str, Any]) -> TimeOfDay:
    parts = _parts(found)
    hour = int(parts.get("h") or means.get("hour", 0))
    minute = int(parts.get("m") or means.get("minute", 0))
    if means.get("before"):  # ten to eight
        return TimeOfDay((hour - 1) % _EVENING, 60 - minute)
    return TimeOfDay(hour, minute)


def _halved(clock: TimeOfDay, half: str | None) -> TimeOfDay:
    """On the 24-hour clock: eight in the evening is 20, twelve at night is 0."""
    if half == "am":
        return TimeOfDay(0 if clock.hour == _NOON else clock.hour, clock.minute)
    if half == "pm" and clock.hour < _NOON:
        return TimeOfDay(clock.hour + _NOON, clock.minute)
    if half == "night":  # the night's twelve is midnight, and its small hours come after that
        late = clock.hour >= _SMALL_HOURS
        return TimeOfDay((clock.hour + _NOON) % _EVENING if late else clock.hour, clock.minute)
    return clock
