"""Reading costs no more than its length: no expression and no reader grows faster than its text.

Expressions are found by walking the modules, so that a new one is tried by itself.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import cache
from types import ModuleType
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from domain.audio.recording import recording_use_in, split_name, tidy
from domain.chat import Press, Text
from domain.errors import RamalError
from domain.language.arguments import read_arguments
from domain.language.callback_wish import read_wish
from domain.language.commands import understand
from domain.language.durations import read_begin, split_end
from domain.language.meanings import Meaning
from domain.language.name_matching import Names
from domain.language.number_phrases import read_number
from domain.language.past_moments import read_moment
from domain.language.sentences import line, reading
from domain.language.sentences.language import language
from domain.language.sentences.reading import read
from domain.language.sentences.renderings import render
from domain.language.time_phrases import begins_like_time, find_time, take_after, take_before
from domain.oncall.silence import words_of
from domain.orders.follow_up_sms import split_sms
from domain.people.contact import Contact, find_like, find_named, number_of_card, tidy_name
from domain.people.person import LOCALES, is_odd_name, tidy_person
from domain.phone import parse_number
from domain.text import bare, fold, fold_blanks, fold_with_places
from handlers.people.contact_arguments import read_contact
from tests.growth import UNITS, GrowsTooFast, Read, refuse_growth, texts

ROOMS = ("domain", "handlers", "storage", "bot", "velip", "sandbox")
METHODS = ("match", "fullmatch", "search", "sub", "split", "findall", "finditer")
ZONE = ZoneInfo("America/Sao_Paulo")
NOW = datetime(2026, 11, 24, 14, 10, tzinfo=ZONE)
BOOK = [
    Contact(id=n, owner_id=1, name=name, number=parse_number("11 98765-4321"))
    for n, name in enumerate(("Maria", "Maria da Silva", "João", "a", "e", "1a", "Zé das Couves"))
]
NAMES = Names(BOOK)


class Found(NamedTuple):
    """One expression, where it stands, and a method by which it is used there."""

    where: str
    pattern: re.Pattern[str]
    method: str


@cache
def expressions() -> list[Found]:
    found = {}
    for module in _modules():
        uses = _Uses(ast.parse(inspect.getsource(module)))
        for name, thing in vars(module).items():
            for where, pattern in _patterns(thing, name, depth=4):
                for method in uses.of_name.get(where, METHODS[:4]):
                    found[pattern, method] = Found(f"{module.__name__}.{where}", pattern, method)
        for at, pattern, method in uses.inline:
            found[pattern, method] = Found(f"{module.__name__}:{at}", pattern, method)
    for locale in LOCALES:
        endings = language(locale).endings
        for name, method in (
            ("courtesy", "search"),
            ("retractions", "search"),
            ("hesitations", "match"),
        ):
            pattern = getattr(endings, name)
            found[pattern, method] = Found(f"{locale}.{name}", pattern, method)
    return sorted(found.values(), key=lambda one: (one.where, one.method))


def _modules() -> Iterator[ModuleType]:
    for room in ROOMS:
        for one in pkgutil.walk_packages(importlib.import_module(room).__path__, f"{room}."):
            if "migrations.env" not in one.name and not one.name.endswith("__main__"):
                yield importlib.import_module(one.name)


def _patterns(thing: object, where: str, depth: int) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The expressions in a thing: itself, or in what it holds."""
    if isinstance(thing, re.Pattern):
        if isinstance(thing.pattern, str):
            yield where, thing
    elif depth:
        for name, held in _held(thing):
            yield from _patterns(held, f"{where}.{name}", depth - 1)


def _held(thing: object) -> Iterator[tuple[object, object]]:
    if isinstance(thing, type) and thing.__module__.partition(".")[0] in ROOMS:
        yield from vars(thing).items()
    elif isinstance(thing, dict):
        yield from thing.items()
    elif isinstance(thing, list | tuple | set | frozenset):
        yield from enumerate(thing)
    elif is_dataclass(thing) and not isinstance(thing, type):
        yield from ((one.name, getattr(thing, one.name)) for one in fields(thing))
    elif type(thing).__module__.partition(".")[0] in ROOMS and hasattr(thing, "__dict__"):
        yield from vars(thing).items()


class _Uses:
    """How a module uses expressions: by the methods of its names, and inline, as `re.sub(…)`."""

    def __init__(self, tree: ast.Module) -> None:
        self.of_name: dict[str, set[str]] = {}
        self.inline: list[tuple[int, re.Pattern[str], str]] = []
        for node in ast.walk(tree):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="re"), attr=method),
                    args=[ast.Constant(value=str(source)), *_],
                ) if method in METHODS:
                    self.inline.append((node.lineno, re.compile(source), method))
                case ast.Attribute(value=ast.Name(id=name), attr=method) if method in METHODS:
                    self.of_name.setdefault(name, set()).add(method)


def _used(pattern: re.Pattern[str], method: str) -> Read:
    use = getattr(pattern, method)
    if method == "sub":
        return lambda text: use("", text)
    return (lambda text: list(use(text))) if method == "finditer" else use


@pytest.mark.parametrize("one", expressions(), ids=lambda one: f"{one.where}-{one.method}")
def test_no_expression_costs_more_than_its_text_is_long(one: Found) -> None:
    read = _used(one.pattern, one.method)
    for unit in UNITS:
        for text_of in texts(unit):
            refuse_growth(read, text_of)


# As it stood until 30 November 2026: one message of 1,500 blanks held the whole program for 10 s.
CUBIC = re.compile(
    r"[\s,;:]*(?:(?:(?:o\s+)?meu\s+(?:n[uú]mero|telefone|celular)\s+(?:é|e)|my\s+(?:number|phone)\s+is"
    r"|n[oa]|para|pro|on|at|to)\s*:?)?\s*$",
    re.IGNORECASE,
)


EXPONENTIAL = re.compile(r"(?:[a-z]+,?)*!")


@pytest.mark.parametrize(
    ("bad", "method", "unit"),
    [
        (CUBIC, "sub", " "),
        (CUBIC, "sub", "\u00a0"),
        (re.compile(r"\s*(?:às\s+)?[0-9]"), "search", " "),
        (EXPONENTIAL, "match", "a"),
        (re.compile(r"(?:.*\s)?x"), "search", "a "),
    ],
)
def test_an_expression_that_grows_faster_is_found(
    bad: re.Pattern[str], method: str, unit: str
) -> None:
    sizes = (10, 20) if bad is EXPONENTIAL else (250, 500, 1_000)
    with pytest.raises(GrowsTooFast):  # noqa: PT012 - one of the two shows it
        for text_of in texts(unit):
            refuse_growth(_used(bad, method), text_of, sizes)


def _spoken(text: str) -> object:
    return read(text, now=NOW, zone=ZONE, names=[contact.name for contact in BOOK])


READERS: dict[str, Callable[[str], object]] = {
    "sentence": _spoken,
    "call": lambda text: _spoken(f"ligue para {text}"),
    "words": lambda text: _spoken(f"ligue para a Maria e diga {text}"),
    "typed": lambda text: understand(Text(text)),
    "command": lambda text: understand(Text(f"/{text}")),
    "pressed": lambda text: understand(Press(text)),
    "wish": lambda text: read_wish(text, NOW, ZONE),
    "wish with a number": lambda text: read_wish(f"a{text}b 11 98765-4321", NOW, ZONE),
    "arguments": lambda text: read_arguments(text, NAMES, two=True),
    "arguments after one": lambda text: read_arguments(f"Maria {text}", NAMES, two=True),
    "time": find_time,
    "like a time": begins_like_time,
    "time before": take_before,
    "time after": take_after,
    "end": lambda text: split_end(text, NOW, ZONE),
    "begin": lambda text: read_begin(text, NOW, ZONE),
    "number": read_number,
    "whole number": parse_number,
    "card": number_of_card,
    "name at start": NAMES.at_start,
    "name near": NAMES.near_start,
    "name found": lambda text: find_named(text, BOOK),
    "name looked for": lambda text: find_like(text, BOOK),
    "contact": read_contact,
    "contact's name": tidy_name,
    "person's name": tidy_person,
    "odd name": is_odd_name,
    "sms after a call": split_sms,
    "recording": lambda text: recording_use_in(f"#a {text}"),
    "recording's name": split_name,
    "tidy recording": tidy,
    "silenced words": words_of,
    "since": lambda text: read_moment(text, NOW),
    "blanks": fold_blanks,
    "folded": fold,
    "bare": bare,
    "places": fold_with_places,
}


@pytest.mark.parametrize("name", READERS)
def test_no_reader_costs_more_than_its_text_is_long(name: str) -> None:
    def refusing(text: str) -> None:
        with suppress(RamalError, ValueError):
            READERS[name](text)

    for unit in UNITS:
        refuse_growth(refusing, next(texts(unit)), (1_000, 2_000))


@pytest.mark.parametrize("unit", UNITS)
def test_of_the_longest_text_a_sentence_has_few_symbols_and_short_runs_to_skip(unit: str) -> None:
    text = next(texts(f"ligue {unit}"))(reading.LONGEST)
    for rendering in render(text, (), "pt-BR"):
        symbols = rendering.line.symbols
        assert len(symbols) <= line.MOST_PIECES + 2
        assert longest_run(symbols) <= line.MOST_SKIPPED


def longest_run(symbols: list[line.Symbol]) -> int:
    longest = run = 0
    for symbol in symbols:
        run = run + 1 if symbol.may_be_skipped else 0
        longest = max(longest, run)
    return longest


def test_a_sentence_that_takes_too_many_tries_is_not_understood_at_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = "ligue para a Maria e diga bom dia"
    assert _meaning(said) is Meaning.CALL
    for most in range(0, 60, 5):
        monkeypatch.setattr(reading, "MOST_TRIES", most)
        assert _meaning(said) in (Meaning.CALL, Meaning.UNKNOWN)
    monkeypatch.setattr(reading, "MOST_TRIES", 0)
    assert _meaning(said) is Meaning.UNKNOWN


def test_long_words_to_speak_are_whole_and_longer_texts_are_no_sentence() -> None:
    words = "a reunião de hoje mudou de sala " * 100
    found = read(f"ligue para a Maria e diga que {words}?", now=NOW, zone=ZONE, names=["Maria"])
    assert found.words == f"{words}?"
    assert _meaning(f"ligue para a Maria e diga que {words * 2}") is Meaning.UNKNOWN


def test_words_repeated_before_the_words_to_speak_are_no_name() -> None:
    assert _meaning("ligue para " + "tipo, " * 20 + "Maria e diga oi") is Meaning.UNKNOWN
    assert _meaning("ligue para tipo, Maria e diga oi") is Meaning.CALL


def _meaning(said: str) -> Meaning:
    return read(said, now=NOW, zone=ZONE, names=["Maria"]).meaning
