"""What somebody wants who asks to be called: its number, its time, and what it is about."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from domain.errors import InvalidNumber
from domain.language.callback_wish import MOST_NUMBERS, read_wish

ZONE = ZoneInfo("America/Sao_Paulo")
NOW = datetime(2026, 11, 24, 14, 10, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("meu pedido, meu número é 11 98765-4321", "meu pedido"),
        ("meu pedido no: 11 98765-4321", "meu pedido"),
        ("my order, my   phone is 11 98765-4321 please", "my order please"),
        ("meu pedido no" + " " * 2_000 + "11 98765-4321", "meu pedido"),
        ("o piano 11 98765-4321", "o piano"),  # a word may end like an introduction
        ("no 11 98765-4321", ""),
        ("11 98765-4321: boleto", "boleto"),
    ],
)
def test_the_words_that_introduce_a_number_go_with_it(typed: str, why: str) -> None:
    wish = read_wish(typed, NOW, ZONE)
    assert wish.number is not None
    assert wish.why == why


def test_a_number_after_too_many_others_is_neither_read_nor_shown() -> None:
    others = "boleto 12345678901 " * MOST_NUMBERS
    with pytest.raises(InvalidNumber):
        read_wish(f"{others}11 98765-4321", NOW, ZONE)
    wish = read_wish(f"boleto 11 98765-4321 {others}", NOW, ZONE)
    assert "12345678901" not in wish.why
