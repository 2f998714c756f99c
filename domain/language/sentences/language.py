"""One language, read from its file: words, times, numbers, and the shapes of whole sentences."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from domain.language.meanings import Meaning
from domain.language.sentences.endings import Endings, endings_of
from domain.language.sentences.moments import MomentReader
from domain.language.sentences.needs import ByNeed, Needs
from domain.language.sentences.numbers import NumberReader
from domain.language.sentences.shapes import SKIP, BadShape, Shapes
from domain.language.sentences.spoken import NumberWords, Speller
from domain.people.contact import name_key
from domain.text import bare, fold

FOLDER = Path(__file__).parent
DIALS = frozenset({Meaning.CALL, Meaning.BRIDGE, Meaning.SMS, Meaning.ASK, Meaning.CALLBACK})
Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True)
class Shape:
    """One pattern for whole sentences of one meaning."""

    meaning: Meaning
    source: str
    needs: Needs
    led: bool  # whether a polite opening (`can you`, `I want you to`) may come before it
    speaks: bool  # whether words to speak follow it, after one of the ways to say so

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern, made on first use: compiling all of them takes a second."""
        return re.compile(self.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The tables and patterns of one language."""

    name: str
    numbers: NumberReader
    moments: MomentReader
    shapes: tuple[Shape, ...]
    by_need: ByNeed  # of the shapes
    vocabulary: frozenset[str]  # words that the language knows, which are therefore no names
    typos: Mapping[str, str]
    fillers: Phrases
    hails: Phrases  # salutations: fillers only where nothing was said before them
    vague: Phrases
    me: Phrases
    negations: frozenset[str]
    orders: frozenset[str]  # verbs with which an order may begin
    joins: frozenset[str]
    then: frozenset[str]  # words after which a second order begins, whatever follows them
    second: re.Pattern[str]
    answers: frozenset[str]  # a yes or a no
    endings: Endings
    articles: frozenset[str]
    lead: re.Pattern[str]
    say: re.Pattern[str]
    asks: re.Pattern[str]


@cache
def language(name: str) -> Language:
    """The language of this name; its file is read once."""
    tables = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    speller = Speller(_number_words(tables["numbers"]))
    moments = MomentReader(tables["times"], speller)
    alone = frozenset(bare(me) for me in tables["names"]["me"] if " " not in me)
    shapes = Shapes(tables["groups"], _slots(tables["names"], tables["joins"]), me=alone)
    made = tuple(
        _shape(Meaning(meaning), shape, shapes)
        for meaning, rows in tables["shapes"].items()
        for shape in rows
    )
    numbers = tables["numbers"]
    return Language(
        name=name,
        numbers=NumberReader(speller, _folded(numbers["inside"]), _folded(numbers["plus"])),
        moments=moments,
        shapes=made,
        by_need=ByNeed(shape.needs for shape in made),
        vocabulary=(
            frozenset(shapes.vocabulary | moments.vocabulary) - _folded(tables["names"]["also"])
            | _folded(tables["names"]["never"] + tables["names"]["things"])
            | speller.every
        ),
        typos={bare(wrong): bare(right) for wrong, right in tables["typos"].items()},
        fillers=_phrases(tables["fillers"]),
        hails=_phrases(tables["hails"]),
        vague=_phrases(tables["times"]["vague"]),
        me=_phrases(tables["names"]["me"]),
        negations=_folded(tables["negations"]),
        orders=_folded(tables["orders"]),
        joins=_folded(tables["joins"]),
        then=_folded(tables["then"]),
        second=re.compile(shapes.source("<second>")),
        answers=frozenset(name_key(answer) for answer in tables["answers"]),
        endings=endings_of(tables),
        articles=_folded(tables["names"]["articles"]),
        say=re.compile(shapes.source(_SAY)),
        lead=re.compile(shapes.source(_LEAD)),
        asks=re.compile("|".join(rf"^{SKIPPED}{fold(ask).strip()} " for ask in tables["asks"])),
    )


def _shape(meaning: Meaning, said: str, shapes: Shapes) -> Shape:
    """One shape; raises BadShape where nothing at all would be enough to match it."""
    led = said.startswith(_LEAD)
    speaks = said.endswith(_WORDS)
    inner = said.removeprefix(_LEAD).removesuffix(_WORDS)
    needs = shapes.needs(inner)
    made = Shape(meaning, shapes.source(inner) + SKIP, needs, led, speaks)
    if not needs and made.pattern.fullmatch(""):
        raise BadShape(said)
    return made


# Both stand in many shapes: matched once a sentence, not once a shape.
_LEAD, _SAY = "<please>", "<say>"
_WORDS = f"{_SAY} {{words}}"
SKIPPED = r"(?:[^ ]+\^ )*"


def _number_words(table: Mapping[str, Any]) -> NumberWords:
    def values(name: str) -> dict[str, int]:
        return {bare(word): value for word, value in table.get(name, {}).items()}

    return NumberWords(
        units=values("units"),
        digits=values("digits"),
        teens=values("teens"),
        tens=values("tens"),
        hundreds=values("hundreds"),
        repeats=values("repeats"),
        hundred=_folded(table["hundred"]),
        thousand=_folded(table["thousand"]),
        joins=_folded(table["joins"]),
        spaced=table["spaced"],
    )


def _slots(names: Mapping[str, Any], joins: list[str]) -> dict[str, str]:
    """The patterns of what the slots of a sentence take: parties, and the words to speak."""
    starts, links, at = (_one_of(names[key]) for key in ("starts", "links", "at"))
    things, articles = _one_of(names["things"]), _one_of(names["articles"])
    tail = (
        rf"(?:{links})?[^ ~^]+~ |(?:{links})(?:{things})"  # the engineer, but the man from the gas
    )
    name = rf"(?:{starts})*[^ ~^]+~ (?:{tail}){{0,3}}"
    never = _one_of([*names["never"], *names["things"], *joins])
    known = rf"(?:{articles})?C[0-9]+ "
    number = rf"(?:(?:{name}|{known}){SKIP}(?:{at})*)?N[0-9]+ "
    end = rf"{number}|{known}|{name}"
    return {
        "to": f"(?P<to>M[0-9]+ |{end})",
        "other": f"(?P<to>{end})",
        "name": f"(?:{end})",
        "number": f"(?P<to>{number})",
        "known": f"(?P<to>{number}|{known})",
        "and": f"(?P<and>M[0-9]+ |{end})",
        "me": "(?P<to>M[0-9]+ )",
        "mine": "M[0-9]+ ",
        "self": "(?P<mine>-?me )",
        "quoted": f"(?P<words>Q[0-9]+ ){SKIP}",
        "words": "(?P<words>.+)",
        "bare": rf"(?P<bare>(?!{never}|[A-Z0-9:?-])[^ ]+ .+)",
        "opened": rf"{SKIP}(?P<bare>(?:{_one_of(names['openers'])}).+)",
        "any": "(?:.+)",  # a reason, say, which is not kept
        "day": "[VT][0-9]+ ",
    }


def _one_of(words: list[str]) -> str:
    return "|".join(re.escape(bare(word)) + r"\^? " for word in words)


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(bare(word) for word in words)


def _phrases(said: list[str]) -> Phrases:
    """Phrases by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in said:
        words = tuple(bare(phrase).split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(many, key=len, reverse=True)) for first, many in found.items()}
