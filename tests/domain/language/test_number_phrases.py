"""Where a number ends and the words begin, in one line as people type it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import InvalidNumber, NumberFault
from domain.language.number_phrases import read_number, take_number
from domain.phone import parse_number
from tests.domain.numbers import typed_numbers

MOBILE = "5511992069730"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("11 99206-9730 Seu pedido chegou", "Seu pedido chegou"),
        ("11 99206-9730: 3 caixas chegaram", "3 caixas chegaram"),
        ("11 99206-9730 3 caixas chegaram", "3 caixas chegaram"),
        ("11 99206-9730, oi", "oi"),
        ("11 99206-9730; oi", "oi"),
        ("11 99206-9730 : : oi", ": oi"),
        ("(11) 99206-9730\nlinha um\nlinha dois", "linha um\nlinha dois"),
        ("+55 11 99206-9730 -  já  vou ", "já  vou"),
        ("11\N{NO-BREAK SPACE}99206-9730\N{NO-BREAK SPACE}Olá", "Olá"),
        ("011 99206-9730", ""),
        ("11 99206-9730 21 99765-4321", "21 99765-4321"),
        ("\uff11\uff11 99206-9730\uff1a oi", "oi"),
        ("\u202a+55 11 99206\u20119730\u202c oi", "oi"),
        ("11 99206-9730 (casa) oi", "(casa) oi"),
        ("11 99206 - 9730 oi", "oi"),
    ],
)
def test_the_words_are_what_stands_after_the_number_as_typed(typed: str, words: str) -> None:
    number, rest = take_number(typed)
    assert (number.digits, rest) == (MOBILE, words)


def test_of_the_digits_that_stand_there_the_longest_number_wins() -> None:
    number, words = take_number("11 3333-4444 90 dias")
    assert (number.grouped, words) == ("+55 11 3333-4444", "90 dias")
    # A landline and three digits: no longer number exists, so the shorter one is meant.
    number, words = take_number("4004-1234 2 vezes")
    assert (number.digits, words) == ("5540041234", "2 vezes")


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", NumberFault.MISSING),
        ("Seu pedido chegou", NumberFault.MISSING),
        ("+ 5", NumberFault.UNREADABLE),
        ("11 99206-9730kg", NumberFault.UNREADABLE),
        ("11 99206-973²", NumberFault.UNREADABLE),
        ("98765 4321 Olá", NumberFault.NO_AREA),
        ("190 Socorro", NumberFault.EMERGENCY),
        ("190 3 feridos", NumberFault.EMERGENCY),
        ("100: alô", NumberFault.SHORT),
        ("0900 123 4567 Olá", NumberFault.PREMIUM),
        ("11 9876-5432 Olá", NumberFault.INVALID),
    ],
)
def test_a_line_without_a_number_to_dial_says_why(typed: str, fault: NumberFault) -> None:
    with pytest.raises(InvalidNumber) as refused:
        take_number(typed)
    assert refused.value.fault is fault


@given(
    st.one_of(st.text(max_size=60), st.text("0123456789 ()+-./:\N{NO-BREAK SPACE}a", max_size=40))
)
def test_any_text_is_a_number_and_words_or_refused_as_a_number(text: str) -> None:
    try:
        number, words = take_number(text)
    except InvalidNumber:
        return
    assert text.strip().endswith(words)
    assert parse_number(number.grouped) == number


@given(typed_numbers, st.text("abc déç!?\n", max_size=30).map(str.strip))
def test_the_words_after_a_colon_are_never_changed(typed: str, words: str) -> None:
    assert take_number(f"{typed}: {words}") == (parse_number(typed), words)


@pytest.mark.parametrize(
    "typed",
    [
        "21 9876-5432 2 vias do contrato",
        "3333-4444 11 99206-9730 oi",
        "11 3333-444 5 minutos",
        "11 9206-9730 1 caixa",
        "+49 30 1234~5678 Hallo",
    ],
)
def test_digits_of_the_words_are_never_joined_to_a_hyphenated_number(typed: str) -> None:
    with pytest.raises(InvalidNumber):
        take_number(typed)


@pytest.mark.parametrize(
    ("typed", "sure"),
    [
        ("21 9876 5432 2 vias", False),
        ("+33 6 12 34 56 78 Bonjour", False),
        ("+33 6 12 34 56 78: Bonjour", True),
        ("11 99206 9730 Olá", True),
        ("11 99206-9730 3 caixas", True),
    ],
)
def test_a_reading_that_may_have_swallowed_words_says_so(typed: str, sure: bool) -> None:
    assert read_number(typed).sure is sure


def test_a_number_is_never_longer_than_numbers_are() -> None:
    with pytest.raises(InvalidNumber):
        take_number("1 " * 4000)
