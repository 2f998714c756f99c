"""A language is folders and files: short ones by concept, and no room asks which one it speaks."""

from __future__ import annotations

import ast

import pytest

from bot.speech.transcriber import prompt_of
from domain.audio.transcription import Hints
from domain.language import sentences, vocabulary
from domain.people.person import LOCALES
from handlers.replies.sentences import LOCALE_FOLDER
from tests.docs.pages import ROOT
from tests.docs.test_shelves import ROOMS, TREES, named

LONGEST = 300
CONCEPTS = {"web", *(folder.name for folder in (ROOT / "handlers").iterdir() if folder.is_dir())}
# Each belongs to one language by what it is: what it is called, and what its model is told.
OWN = {"domain/people/person.py", "bot/speech/transcriber.py"}


@pytest.mark.parametrize("locale", LOCALES)
def test_sentences_lie_by_language_and_concept_in_short_files(locale: str) -> None:
    files = list((LOCALE_FOLDER / locale).iterdir())
    assert {file.suffix for file in files} == {".ftl"}
    assert {file.stem for file in files} <= CONCEPTS
    lengths = {file.name: len(file.read_text("utf-8").splitlines()) for file in files}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_every_language_has_its_folder_and_its_two_files() -> None:
    folders = {path.name for path in LOCALE_FOLDER.iterdir()}
    words, shapes = (
        {path.stem for package in module.__path__ for path in (ROOT / package).glob("*.toml")}
        for module in (vocabulary, sentences)
    )
    assert folders == words == shapes == set(LOCALES)


def test_the_model_that_listens_is_told_of_every_language() -> None:
    assert all(prompt_of(Hints(locale=locale)) for locale in LOCALES)
    assert len({prompt_of(Hints(locale=locale)) for locale in LOCALES}) == len(LOCALES)


def test_no_room_asks_which_language_it_speaks() -> None:
    asking = [
        f"{named(file)}:{node.lineno}"
        for file, tree in TREES.items()
        if named(file) not in OWN
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value in {*LOCALES, "pt", "en-US", "en-GB"}
    ]
    assert asking == []


def test_four_rooms_are_looked_at() -> None:
    assert {named(file).partition("/")[0] for file in TREES} == set(ROOMS)
