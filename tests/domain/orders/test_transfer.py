"""`+falar` stands at the end of what is spoken, and its key means nothing else."""

import pytest

from domain.orders.transfer import TransferTo, free_key, split_transfer


@pytest.mark.parametrize(
    ("typed", "words", "to"),
    [
        ("Seu pedido chegou +falar", "Seu pedido chegou", TransferTo.ASKER),
        ("Seu pedido chegou + FALAR.", "Seu pedido chegou", TransferTo.ASKER),
        ("Your order is here\n+talk", "Your order is here", TransferTo.ASKER),
        ("Seu pedido chegou +falar fila", "Seu pedido chegou", TransferTo.QUEUE),
        ("Your order is here +talk queue", "Your order is here", TransferTo.QUEUE),
        ("+falar", "", TransferTo.ASKER),
    ],
)
def test_it_is_split_off(typed: str, words: str, to: TransferTo) -> None:
    assert split_transfer(typed) == (words, to)


@pytest.mark.parametrize(
    "typed", ["Vamos falar", "2+falar", "+falar com a Maria", "+falar Oi", "+falarei", ""]
)
def test_what_only_looks_like_it_is_words(typed: str) -> None:
    assert split_transfer(typed) == (typed, None)


@pytest.mark.parametrize(("taken", "key"), [("", "1"), ("9", "1"), ("1", "2")])
def test_the_key_is_free(taken: str, key: str) -> None:
    assert free_key(taken) == key
