"""The files of words: each is read once, and the languages are put together."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from domain.people.person import LOCALES
from domain.text import fold

FOLDER = Path(__file__).parent
T = TypeVar("T")


class AmbiguousWord(Exception):
    """A word that means two things where only one can be meant."""


@cache
def tables_of(locale: str) -> Mapping[str, Any]:
    """The lists of words of one language, as its file holds them."""
    return tomllib.loads((FOLDER / f"{locale}.toml").read_text(encoding="utf-8"))


def words_in(section: str, name: str) -> frozenset[str]:
    """The words of one list in every language, without accents and capitals."""
    return frozenset(fold(word) for locale in LOCALES for word in tables_of(locale)[section][name])


def phrases_in(section: str, name: str) -> tuple[str, ...]:
    """The words of one list in every language, the longest first, as a pattern has to try them."""
    return tuple(sorted(words_in(section, name), key=lambda word: (-len(word), word)))


def meanings_in(section: str, meanings: Iterable[T]) -> Mapping[str, T]:
    """What each word of a section means, a list a meaning; raises AmbiguousWord."""
    return meant({meaning: words_in(section, str(meaning)) for meaning in meanings})


def meant(words: Mapping[T, Iterable[str]]) -> Mapping[str, T]:
    """What each word means; raises AmbiguousWord."""
    found: dict[str, T] = {}
    for meaning, said in words.items():
        for word in said:
            if found.setdefault(word, meaning) != meaning:
                raise AmbiguousWord(word)
    return MappingProxyType(found)


def any_of(*lists: Iterable[str]) -> str:
    """A pattern for any of these phrases, the longest tried first; spaces may be of any width."""
    phrases = sorted({phrase for words in lists for phrase in words}, key=lambda p: (-len(p), p))
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
