"""The words of commands and times: the same lists in every language, and no word of two minds."""

from __future__ import annotations

from typing import Any

import pytest

from domain.command import Command
from domain.language.vocabulary.files import AmbiguousWord, any_of, meant, tables_of
from domain.language.vocabulary.words import WORDS, OnCallVerb, QueueVerb
from domain.people.person import LOCALES
from domain.people.roles import Role


def names(tables: Any, section: str = "") -> set[str]:
    """The lists of a language; its number words are its own."""
    if not isinstance(tables, dict) or section == "counts":
        return {section}
    return {name for key in tables for name in names(tables[key], f"{section}.{key}".lstrip("."))}


def test_every_language_has_the_same_lists() -> None:
    first, *others = (names(tables_of(locale)) for locale in LOCALES)
    assert [first ^ other for other in others] == [set() for _ in others]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_command_is_called_something_in_every_language(locale: str) -> None:
    tables = tables_of(locale)
    assert set(tables["commands"]) == set(Command)
    assert all(tables["commands"].values())
    assert tables["language"]
    assert len(tables["times"]["weekdays"]) == 7


def test_all_languages_are_understood_at_once() -> None:
    assert WORDS.commands["ligar"] is WORDS.commands["call"] is Command.CALL
    assert WORDS.oncall["silencios"] is WORDS.oncall["silences"] is OnCallVerb.SILENCES
    assert WORDS.queue["disponivel"] is WORDS.queue["available"] is QueueVerb.HERE
    assert WORDS.roles["atendente"] is WORDS.roles["agent"] is Role.AGENT
    assert WORDS.languages["ingles"] == WORDS.languages["english"] == "en"


def test_a_word_of_two_meanings_is_refused() -> None:
    with pytest.raises(AmbiguousWord):
        meant({1: ["one", "a"], 2: ["a"]})
    assert meant({1: ["a", "a"]}) == {"a": 1}


def test_a_longer_phrase_is_tried_before_what_it_begins_with() -> None:
    assert any_of(["h", "hrs", "half an hour"]) == r"half\s+an\s+hour|hrs|h"
