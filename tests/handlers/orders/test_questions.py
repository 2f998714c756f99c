"""Calls that ask: what the card shows, what is read aloud, and how the answer is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.orders.order import Order
from domain.orders.outcome import ReportSource
from domain.ports import Accepted
from handlers.orders.submission import submission_of
from tests.handlers.talk import ANA, Talk

ASK = f"/perguntar {ANA} Você vem? 1=sim 2=não"


async def asked(talk: Talk, said: str = ASK) -> Order:
    await talk.say(said, yes=True)
    await talk.answered(await talk.claim(), Accepted("900"))
    return await talk.order()


async def test_the_card_shows_the_keys_and_the_platform_is_told_of_them(talk: Talk) -> None:
    await talk.knows("Maria", ANA)
    [card] = await talk.say("/perguntar Maria: Você vem? 1=sim 2=não")
    assert "Pergunta falada: “Você vem?”\n• tecla 1: sim\n• tecla 2: não" in card.text
    order = await talk.order()
    sent = submission_of(order)
    assert (sent.keys, sent.records) == ("12", 0)
    assert sent.words.startswith("Você vem? Para sim, tecle 1. Para não, tecle 2. Vou repetir:")


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("1", "teclou 1: sim."),
        ("11", "teclou 1: sim."),
        ("7", "teclou 7, que não é nenhuma das respostas."),
        ("12", "teclou 1 2, que não é nenhuma das respostas."),
        ("", "atendeu e não teclou nada."),
    ],
)
async def test_the_answer_is_told_by_what_its_key_means(talk: Talk, keys: str, told: str) -> None:
    order = await asked(talk)
    _, [card, news] = await talk.report(
        order, source=ReportSource.RECORD, provider_id="", keys=keys
    )
    assert told in card.text
    assert told in news.text
    assert news.about is not None


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Você vem?", "Faltou dizer o que cada tecla quer dizer."),
        ("Vem? 1=sim 1=não", "A tecla 1 tem dois significados."),
        ("Vem? 9=sim", "A tecla 9 já serve"),
    ],
)
async def test_a_question_that_cannot_be_asked_is_explained(
    talk: Talk, typed: str, why: str
) -> None:
    talk.rules = replace(talk.rules, opt_out_key="9")
    [told] = await talk.say(f"/perguntar {ANA} {typed}", yes=True)
    assert told.text.startswith(why)
    assert await talk.count() == 0


async def test_where_keys_are_not_heard_or_answers_not_recorded_nothing_is_asked(
    talk: Talk,
) -> None:
    talk.rules = replace(talk.rules, hears_keys=False, records_answers=False)
    [told] = await talk.say(ASK)
    assert "não chegam até mim" in told.text
    [told] = await talk.say(f"/perguntar {ANA} O que houve? falando")
    assert "não grava respostas faladas" in told.text


async def test_missing_parts_of_a_question_are_asked_for(talk: Talk) -> None:
    [told] = await talk.say("/perguntar")
    assert "Para quem é a pergunta?" in told.text
    [told] = await talk.say(ANA)
    assert "o que cada tecla quer dizer?" in told.text
    [card] = await talk.say("Você vem? 1=sim 2=não")
    assert "• tecla 1: sim" in card.text
