"""A call that asks: the phone hears the question and its keys, and the chat reads the answer."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stories.world import World

MARIA = "11 99206-9730"
DIGITS = "5511992069730"
ASK = f"/perguntar {MARIA} Você vem amanhã? 1=sim 2=não"


@pytest.fixture
def changes() -> dict[str, Any]:
    return {"opt_out_key": "9"}


async def ask(story: World, fate: str, keys: str = "", said: str = ASK) -> str:
    """Ask with a yes, let the phone do as it is told, and return what the chat read of the end."""
    story.sandbox.platform.phones.set_behaviour(DIGITS, fate, keys)
    await story.say(said, yes=True)
    await story.heard()
    [dialled] = story.dialled()
    assert dialled.params["ndig"] == "1"
    await story.turn(120)
    *_, told = await story.heard()
    return told.split(" (pedido ")[0].split(" (order ")[0]


async def test_a_question_is_shown_with_its_keys_asked_twice_and_its_answer_told_by_name(
    story: World,
) -> None:
    await story.say(f"/contato Maria {MARIA}")
    await story.say("/perguntar Maria Você vem amanhã? 1=sim 2=não")
    *_, card = await story.heard()
    assert card.startswith(
        "❓ Pergunta para Maria (+55 11 99206-9730)\n"
        "Pergunta falada: “Você vem amanhã?”\n"
        "• tecla 1: sim\n"
        "• tecla 2: não\n"
    )
    assert story.dialled() == []
    story.sandbox.platform.phones.set_behaviour(DIGITS, "answer", "1")
    await story.press("Ligar")
    [dialled] = story.dialled()
    aloud = "Você vem amanhã? Para sim, tecle 1. Para não, tecle 2."
    assert dialled.text == f"{aloud} Vou repetir: {aloud}"
    await story.turn(120)
    *_, told = await story.heard()
    assert told.startswith("✅ Maria teclou 1: sim. (pedido ")


@pytest.mark.parametrize(
    ("fate", "keys", "told"),
    [
        ("answer", "2", "✅ +55 11 99206-9730 teclou 2: não."),
        ("answer", "", "🔇 +55 11 99206-9730 atendeu e não teclou nada."),
        (
            "answer",
            "7",
            "⚠️ +55 11 99206-9730 atendeu e teclou 7, que não é nenhuma das respostas.",
        ),
        ("na", "", "📵 +55 11 99206-9730 não atendeu."),
    ],
)
async def test_the_ends_of_a_question_are_told_apart(
    story: World, fate: str, keys: str, told: str
) -> None:
    assert await ask(story, fate, keys) == told


async def test_an_english_question_is_asked_and_answered_in_english(story: World) -> None:
    await story.say("/idioma en")
    await story.heard()
    said = f"/ask {MARIA} Are you coming tomorrow? 1=yes 2=no"
    assert await ask(story, "answer", "1", said) == "✅ +55 11 99206-9730 pressed 1: yes."
    [dialled] = story.sandbox.platform.ledger
    assert dialled.text.startswith("Are you coming tomorrow? For yes, press 1. For no, press 2.")


async def test_missing_parts_are_asked_for_one_by_one(story: World) -> None:
    await story.say("/perguntar")
    [asked] = await story.heard()
    assert asked.startswith("Para quem é a pergunta?")
    await story.say(MARIA)
    [asked] = await story.heard()
    assert "O que devo perguntar, e o que cada tecla quer dizer?" in asked
    await story.say("Você vem? 1=sim 2=não")
    [card] = await story.heard()
    assert "• tecla 2: não" in card
    assert story.dialled() == []


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Você vem?", "Faltou dizer o que cada tecla quer dizer."),
        ("1=sim 2=não", "Faltou a pergunta antes das teclas."),
        ("Vem? 1=sim 1=não", "A tecla 1 tem dois significados."),
        ("Vem? 12=sim 2=não", "“12” não é uma tecla"),
        ("Vem? #=sim 2=não", "“#” não é uma tecla"),
        ("Vem? 1= 2=não", "Faltou dizer o que a tecla 1 quer dizer."),
        (f"Vem? 1={'sim ' * 11}", "O significado da tecla 1 é comprido demais"),
        ("Vem? 1=sim 2=não falando", "A resposta é por tecla ou falada, não as duas."),
        ("Vem? 9=sim 2=não", "A tecla 9 já serve para pedir que não se ligue mais."),
    ],
)
async def test_a_question_that_cannot_be_asked_is_explained_and_dials_nothing(
    story: World, typed: str, why: str
) -> None:
    await story.say(f"/perguntar {MARIA} {typed}", yes=True)
    [told] = await story.heard()
    assert told.startswith(why)
    assert "Nada foi discado" in told
    assert story.dialled() == []


@pytest.mark.parametrize(
    "said",
    [
        "pergunta pra Maria se ela vem amanhã, 1 sim 2 não",
        "por favor, pergunte à Maria: ela vem amanhã? um para sim, dois para não",
        "Ask Maria if ela vem amanhã, 1 sim 2 não",
    ],
)
async def test_plain_words_ask_the_same(story: World, said: str) -> None:
    await story.say(f"/contato Maria {MARIA}")
    await story.say(said)
    *_, card = await story.heard()
    assert card.startswith("❓ Pergunta para Maria (+55 11 99206-9730)\nPergunta falada: “ela vem")
    assert "• tecla 1: sim\n• tecla 2: não\n" in card
    assert story.dialled() == []


async def test_a_plain_question_without_keys_says_what_is_missing(story: World) -> None:
    await story.say(f"/contato Maria {MARIA}")
    await story.say("pergunta pra Maria se ela vem amanhã")
    *_, told = await story.heard()
    assert told.startswith("Faltou dizer o que cada tecla quer dizer. Nada foi discado.")
    assert story.dialled() == []
