"""A question with its keys: typed with equals signs, or said at the end in their order."""

from __future__ import annotations

import pytest

from domain.errors import InvalidQuestion, InvalidWords, QuestionFault
from domain.language.question_keys import as_typed, split_question
from domain.orders.question import Question

YES_NO = {"1": "sim", "2": "não"}


@pytest.mark.parametrize(
    ("text", "words", "answers"),
    [
        ("Você vem amanhã? 1=sim 2=não", "Você vem amanhã?", YES_NO),
        ("Você vem? 1 = sim, 2 = não.", "Você vem?", YES_NO),
        ("Você vem, 1=sim;2=não", "Você vem", YES_NO),
        ("Às 8 ou 9? 8=às 8 9=às nove", "Às 8 ou 9?", {"8": "às 8", "9": "às nove"}),
        ("ela vem amanhã, 1 sim 2 não", "ela vem amanhã", YES_NO),
        ("Você vem? 1 sim, 2 não", "Você vem?", YES_NO),
        ("Você vem? Um para sim, dois para não", "Você vem?", YES_NO),
        ("Você vem? Tecle 1 para sim ou 2 para não", "Você vem?", YES_NO),
        ("Coming? Press one for yes and two for no.", "Coming?", {"1": "yes", "2": "no"}),
        ("Vem às 8, 9 ou 10, 1 sim 2 não 3 talvez", "Vem às 8, 9 ou 10", {**YES_NO, "3": "talvez"}),
        ("Quer 2 pizzas? 1: pizza 2: bolo", "Quer 2 pizzas?", {"1": "pizza", "2": "bolo"}),
        ("Confirma? 1=confirmo", "Confirma?", {"1": "confirmo"}),
        ("O que houve? falando", "O que houve?", {}),
        ("What happened? (spoken)", "What happened?", {}),
        ("Qual o seu horário falando", "Qual o seu horário", {}),
    ],
)  # fmt: skip
def test_the_question_and_its_answers(text: str, words: str, answers: dict[str, str]) -> None:
    assert split_question(text) == Question(words, answers)


@pytest.mark.parametrize(
    ("text", "fault", "key"),
    [
        ("Você vem?", QuestionFault.NO_KEYS, ""),
        ("Você vem? 1 sim", QuestionFault.NO_KEYS, ""),
        ("Você vem? 2 não 1 sim", QuestionFault.NO_KEYS, ""),
        ("Você vem? 1 sim eu vou com certeza 2 não", QuestionFault.NO_KEYS, ""),
        ("1=sim 2=não", QuestionFault.EMPTY, ""),
        ("Vem? 1=sim 1=não", QuestionFault.TWICE, "1"),
        ("Vem? 10=sim", QuestionFault.KEY, "10"),
        ("Vem? *=sim", QuestionFault.KEY, "*"),
        ("Quanto é 2+2=4? 1=sim", QuestionFault.KEY, "2+2"),
        ("Vem? ¹=sim", QuestionFault.KEY, "¹"),
        ("Vem? 1= 2=não", QuestionFault.MEANING, "1"),
        ("Você vem? sim: 1 não: 2 talvez: 3", QuestionFault.NO_KEYS, ""),
        ("Vem? para sim, 1 para não, 2 para talvez, 3", QuestionFault.NO_KEYS, ""),
        ("Você quer: um café ou dois cafés", QuestionFault.NO_KEYS, ""),
        ("Vem às 8, 1 hora ou 2 horas?", QuestionFault.NO_KEYS, ""),
        ("Quantos quer, um pão ou dois pães?", QuestionFault.NO_KEYS, ""),
        ("Com quem você está falando", QuestionFault.NO_KEYS, ""),
        ("Is English spoken", QuestionFault.NO_KEYS, ""),
        ("Vem? 1=" + "a" * 41, QuestionFault.LONG, "1"),
        ("Vem? 1=sim 2=não falando", QuestionFault.BOTH, ""),
    ],
)
def test_what_is_not_understood_whole_is_not_asked(
    text: str, fault: QuestionFault, key: str
) -> None:
    with pytest.raises(InvalidQuestion) as caught:
        split_question(text)
    assert (caught.value.fault, caught.value.key) == (fault, key)


def test_a_question_longer_than_a_call_is_refused_before_it_is_read() -> None:
    with pytest.raises(InvalidWords):
        split_question("1 " * 100_000)


@pytest.mark.parametrize("text", ["Você vem? 1=sim 2=não", "O que houve? falando"])
def test_a_question_typed_again_is_the_question(text: str) -> None:
    assert as_typed(split_question(text)) == text
