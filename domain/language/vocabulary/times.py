"""The words of days, times and durations, whatever language they are of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.language.vocabulary.files import meant, phrases_in, tables_of
from domain.people.person import LOCALES
from domain.text import fold

Phrases = tuple[str, ...]  # the longest first


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """Words of all languages, without accents and capitals."""

    weekdays: Mapping[str, int]  # Monday is 0
    weekday_endings: Phrases
    now: Phrases
    today: Phrases
    tomorrow: Phrases
    after_tomorrow: Phrases
    the: Phrases  # before the day after tomorrow
    on_weekday: Phrases
    on_date: Phrases
    day: Phrases  # before the day of a month
    at_hour: Phrases
    at_noon: Phrases
    at_one: Phrases
    noon: Phrases
    clock_hours: Phrases  # after the hour of a time of day
    in_: Phrases
    for_: Phrases
    more: Phrases  # after `for_`
    until: Phrases
    from_: Phrases
    half_hour: Phrases
    and_half: Phrases  # after a number of hours
    minutes: Phrases
    hours: Phrases
    days: Phrases
    weeks: Phrases
    minutes_after_hours: Phrases
    counts: Mapping[str, int]


def _read() -> TimeWords:
    lists = {
        name: phrases_in("times", name.rstrip("_"))
        for name in TimeWords.__slots__
        if name not in ("weekdays", "counts")
    }
    return TimeWords(weekdays=_weekdays(), counts=_counts(), **lists)


def _weekdays() -> Mapping[str, int]:
    week = [tables_of(locale)["times"]["weekdays"] for locale in LOCALES]
    return meant({n: [fold(days[n]) for days in week] for n in range(7)})


def _counts() -> Mapping[str, int]:
    words = [pair for locale in LOCALES for pair in tables_of(locale)["counts"].items()]
    return meant({n: [fold(word) for word, m in words if m == n] for _, n in words})


TIMES = _read()
