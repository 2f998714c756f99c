"""Where a time ends and a number or the words begin; words are never altered."""

from __future__ import annotations

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import InvalidNumber, InvalidTime, TimeFault
from domain.language.number_phrases import read_number
from domain.language.time_phrases import find_time, refuse_swallowed_date, take_after, take_before
from domain.orders.order import FARTHEST
from tests.domain.language.test_time_phrases import MONDAY_NOON

NEW_YORK = ZoneInfo("America/New_York")
NUMBER = "11 99206-9730"

BEFORE = {
    f"às 16:00 {NUMBER} Olá": f"{NUMBER} Olá",
    f"amanhã 9h: {NUMBER} Olá": f"{NUMBER} Olá",
    f"amanhã 9h, ({NUMBER[:2]}) 99206-9730": "(11) 99206-9730",
    "às 11 11 99206-9730 Olá": f"{NUMBER} Olá",
    "at 4 pm +351 912 345 678 Hi": "+351 912 345 678 Hi",
    "amanhã 9h": "",
}


@pytest.mark.parametrize("text", BEFORE)
def test_a_time_before_the_number_never_swallows_its_digits(text: str) -> None:
    found, rest = take_before(text)
    assert found is not None
    assert rest == BEFORE[text]


@pytest.mark.parametrize(
    "text",
    [
        f"amanhã {NUMBER} Olá",
        f"16:30 {NUMBER} Olá",
        f"às 16:000 {NUMBER} Olá",
        f"às 8 da noite {NUMBER} Olá",
        f"segunda {NUMBER} Olá",
        f"em 1h300 {NUMBER} Olá",
    ],
)
def test_what_begins_like_a_time_before_a_number_but_is_none_says_so(text: str) -> None:
    with pytest.raises(InvalidTime) as refused:
        take_before(text)
    assert refused.value.fault is TimeFault.UNREADABLE


@pytest.mark.parametrize("text", [f"{NUMBER} Olá", "+55 11 99206-9730", "190", "", "Olá", "11/9 1"])
def test_a_text_that_begins_with_no_time_stays_as_it_is(text: str) -> None:
    assert take_before(text) == (None, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("amanhã 9h: Seu pedido", "Seu pedido"),
        ("amanhã 9h :Seu pedido", "Seu pedido"),
        ("às 16:00:30 caixas", "30 caixas"),
        ("às 16: 30 caixas", "30 caixas"),
        ("em 10 minutos\uff1a \u201cOlá\u201d: às 9h", "\u201cOlá\u201d: às 9h"),
    ],
)
def test_a_time_after_the_number_ends_at_its_colon(text: str, words: str) -> None:
    found, rest = take_after(text)
    assert found is not None
    assert rest == words


@pytest.mark.parametrize(
    "text",
    [
        "às 16:00 Seu pedido chegou",
        "às 16:00",
        "Amanhã às 9h chega o seu pedido: aguarde",
        "em 10 minutos chegamos",
        "at noon we meet",
        "16:30: Seu pedido",
        "9h: Seu pedido",
        "às 9:3 caixas",
        "amanhã de manhã: Seu pedido",
        "às 8 da noite: Olá",
    ],
)
def test_a_time_that_may_be_part_of_the_message_is_refused(text: str) -> None:
    with pytest.raises(InvalidTime) as refused:
        take_after(text)
    assert refused.value.fault is TimeFault.AMBIGUOUS


@pytest.mark.parametrize(
    "text",
    ["Seu pedido chegou", "Amanhã chega o seu pedido", "16h30 é o horário", "", "Olá: às 9h"],
)
def test_other_words_stay_as_they_are(text: str) -> None:
    assert take_after(text) == (None, text)


def test_a_date_that_a_number_swallowed_is_noticed() -> None:
    with pytest.raises(InvalidTime):
        refuse_swallowed_date("+49 30 1234567 05/12 ")
    for typed in (NUMBER, "11/99206-9730", "(11) 99206 9730: ", "+49 30/1234567"):
        refuse_swallowed_date(typed)


PIECES = ["às", "at", "as", "em", "in", "daqui", "a", "amanhã", "hoje", "dia", "segunda", "9h", "7"]
PIECES += ["16:00", "25:99", "4pm", "05/12", "99/99", "0/0", "0", "meio-dia", "hora", "minutos"]
PIECES += [":", ",", "11", "99206-9730", "Olá", "ã\u0303", "²", "ß", "İ"]
texts = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(PIECES),
        max_size=8,
    ).map(" ".join),
)


@given(texts, st.integers(0, 700))
def test_any_text_is_a_time_or_none_or_refused_as_a_time(text: str, days: int) -> None:
    now = (MONDAY_NOON + timedelta(days=days, minutes=days * 7)).astimezone(UTC)
    found = find_time(text)
    if found is None:
        return
    assert 0 < found.end <= len(text)
    try:
        due = found.resolve(now, NEW_YORK)
    except InvalidTime:
        return
    assert now < due.at <= now + FARTHEST


@given(texts)
def test_words_are_only_split_and_never_altered(text: str) -> None:
    for take in (take_before, take_after):
        try:
            found, rest = take(text)
        except InvalidTime:
            continue
        assert text.endswith(rest)
        assert (rest == text) or found is not None


@given(texts)
def test_a_time_before_a_number_leaves_the_number_whole(words: str) -> None:
    for phrase in ("às 16:00", "amanhã 9h", "em 2 horas", "05/12 às 10", "at 4"):
        _, rest = take_before(f"{phrase} {NUMBER}: {words}")
        try:
            reading = read_number(rest)
        except InvalidNumber:
            pytest.fail("the number was not left whole")
        assert (reading.number.digits, reading.words) == ("5511992069730", words.strip())
