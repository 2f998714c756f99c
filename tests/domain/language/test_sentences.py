"""Plain sentences mean what they say, or nothing."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.understand import meanings
from domain.language.meanings import Doubt, Meaning, Understood
from domain.language.sentences.reading import read
from domain.language.sentences.shapes import BadShape, Shapes
from domain.people.person import LOCALES
from domain.phone import parse_number
from tests.domain.numbers import typed_numbers

ZONE = ZoneInfo("America/Sao_Paulo")
NOW = datetime(2026, 11, 24, 14, 10, tzinfo=ZONE)  # a Tuesday
CORPUS = Path(__file__).parents[2] / "understanding"
DIALS = ("call", "sms", "bridge", "ask")
EXACT = 0.95  # of the measured sentences; benchmarks print the figure
NUMBER = "5511987654321"
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp", "Zs"]) | st.just(" "),
    min_size=1,
    max_size=60,
).map(str.strip)


def understood(said: str, *names: str) -> Understood:
    return read(said, now=NOW, zone=ZONE, names=names)


def sentences(part: str) -> list[dict[str, str | None]]:
    lines = (CORPUS / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("part", sorted(path.stem for path in CORPUS.glob("*.jsonl")))
def test_no_sentence_of_anybody_dials_what_was_not_meant(part: str) -> None:
    rows = [row for row in sentences(part) if row["intent"] not in DIALS]
    found = meanings([str(row["say"]) for row in rows], NOW, ZONE)
    assert [f"{row['say']}" for row, got in zip(rows, found, strict=True) if _dials(got)] == []


def _dials(got: dict[str, str | None]) -> bool:
    return got["intent"] in DIALS


@pytest.mark.parametrize("language", LOCALES)
def test_the_measured_sentences_are_nearly_all_understood_exactly(language: str) -> None:
    rows = sentences(f"{language}.measured")
    found = meanings([str(row["say"]) for row in rows], NOW, ZONE)
    pairs = zip(rows, found, strict=True)
    right = [all(row[slot] == got[slot] for slot in got) for row, got in pairs]
    assert sum(right) / len(right) >= EXACT


@pytest.mark.parametrize(
    ("said", "doubt"),
    [
        ("não ligue para a Maria", Doubt.NEGATED),
        ("don't call Bob", Doubt.NEGATED),
        ("ligue para a Maria e mande um sms para o João", Doubt.TWO_ORDERS),
        ("call Maria and text John", Doubt.TWO_ORDERS),
        ("ligue para 190", Doubt.EMERGENCY),
        ("ligue para 11 98765", Doubt.NUMBER),
        ("11 98765-4321", Doubt.ALONE),
        ("liga amanhã para a Maria", Doubt.TIME),
        ("Sim!", Doubt.ANSWER),
        ("Go ahead.", Doubt.ANSWER),
        ("bom dia", None),
        ("", None),
    ],
)
def test_what_is_not_acted_upon_says_why(said: str, doubt: Doubt | None) -> None:
    found = understood(said)
    assert found.meaning is Meaning.UNKNOWN
    assert found.doubt == doubt


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("me liga amanhã às 16h", "2026-11-25T16:00"),
        ("me liga às oito e meia da noite", "2026-11-24T20:30"),
        ("me liga daqui a dez minutos", "2026-11-24T14:20"),
        ("me liga em meia hora", "2026-11-24T14:40"),
        ("me liga daqui a duas horas e meia", "2026-11-24T16:40"),
        ("me liga ao meio-dia e meia", "2026-11-25T12:30"),
        ("me liga às dez para as oito da noite", "2026-11-24T19:50"),
        ("me liga às 9", "2026-11-25T09:00"),
        ("me liga sexta-feira às 10h15", "2026-11-27T10:15"),
        ("me liga depois de amanhã de manhã às nove", "2026-11-26T09:00"),
        ("me liga dia 5 de dezembro às 14h", "2026-12-05T14:00"),
        ("me liga dia 5/12 às 14h", "2026-12-05T14:00"),
        ("me liga à meia-noite", "2026-11-25T00:00"),
        ("call me at 2:30 pm", "2026-11-24T14:30"),
        ("call me at half past eight tonight", "2026-11-24T20:30"),
        ("call me in an hour and a half", "2026-11-24T15:40"),
        ("call me at quarter to five in the afternoon", "2026-11-24T16:45"),
        ("call me next monday at noon", "2026-11-30T12:00"),
        ("call me on December 5th at 9 am", "2026-12-05T09:00"),
        ("call me at twelve am", "2026-11-25T00:00"),
    ],
)
def test_times_are_read_as_people_say_them(said: str, when: str) -> None:
    found = understood(said)
    assert found.meaning is Meaning.CALLBACK
    assert found.due is not None
    assert found.due.at.astimezone(ZONE).isoformat()[:16] == when


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("onze nove oito sete meia cinco quatro três dois um", NUMBER),
        ("onze noventa e oito setenta e seis cinquenta e quatro trinta e dois um", NUMBER),
        ("onze, nove mil oitocentos e setenta e seis, cinco quatro três dois um", NUMBER),
        ("mais 55 (11) 98765.4321", NUMBER),
        ("ddd 11 98765 4321", NUMBER),
        ("zero oitocentos sete sete sete zero um dois três", "558007770123"),
    ],
)
def test_numbers_are_read_as_brazilians_say_them(said: str, digits: str) -> None:
    found = understood(f"ligue para {said}: oi")
    assert found.dest is not None
    assert found.dest.number is not None
    assert found.dest.number.digits == digits


@given(
    number=typed_numbers, words=WORDS.filter(bool), break_at=st.sampled_from([": ", "\n", " - "])
)
def test_what_is_separated_comes_back_exactly(number: str, words: str, break_at: str) -> None:
    if words[0] in '"“”«„‘:-' or not any(sign.isalnum() for sign in words):
        return
    found = understood(f"Ligue para {parse_number(number).grouped}{break_at}{words}")
    assert found.meaning is Meaning.CALL
    assert found.dest is not None
    assert found.dest.number == parse_number(number)
    assert found.words == words


@given(number=typed_numbers, words=WORDS.filter(bool))
def test_what_stands_in_quotes_comes_back_exactly(number: str, words: str) -> None:
    if set(words) & set("“”"):
        return
    found = understood(f"ligue para {parse_number(number).grouped} e diga “{words}”")
    assert found.words == words


def test_without_a_separator_the_longest_number_wins_and_it_is_not_certain() -> None:
    found = understood("ligue 11 98765-4321 seu pedido chegou")
    assert found.dest is not None
    assert found.dest.number == parse_number(NUMBER)
    assert found.words == "seu pedido chegou"
    assert not found.sure


def test_a_contact_is_known_by_its_whole_name() -> None:
    found = understood("liga Maria da Silva e diz oi", "Maria da Silva", "Maria")
    assert found.dest is not None
    assert found.dest.name == "maria da silva"


@given(st.text(max_size=300))
def test_nothing_that_is_said_breaks_it(said: str) -> None:
    assert understood(said).language in LOCALES


@pytest.mark.parametrize("shape", ["[liga", "liga]", "<nobody>", "{nothing}"])
def test_a_shape_that_cannot_be_read_is_found_when_it_loads(shape: str) -> None:
    with pytest.raises(BadShape):
        Shapes({}, {}).pattern(shape)
