"""How a question ends: cancelled, overtaken, expired; and what leaves it as it is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.language.order_request import HALF_LIFE
from domain.orders.order import Kind, State
from tests.handlers.questions import BIA, WHOM, choices, half_of
from tests.handlers.talk import ANA, Talk


@pytest.mark.parametrize("typed", ["/cancelar", "cancela"])
async def test_cancelling_drops_the_question_before_any_order(talk: Talk, typed: str) -> None:
    await talk.say(f"/ligar {ANA} Olá")
    await talk.say("/ligar")
    [told] = await talk.say(typed)
    assert told.text == "Certo, deixei para lá. Nada foi discado."
    assert (await talk.order()).state is State.PROPOSED
    await talk.say(typed)
    assert (await talk.order()).state is State.CANCELLED


async def test_a_named_order_is_cancelled_beside_the_question(talk: Talk) -> None:
    await talk.say(f"/ligar {ANA} Olá")
    await talk.say("/ligar")
    await talk.say(f"/cancelar {(await talk.order()).short}")
    assert (await talk.order()).state is State.CANCELLED
    assert await half_of(talk) is not None


@pytest.mark.parametrize("typed", ["/ajuda", "/status", "ajuda", "/idioma pt", "/ligr"])
async def test_help_and_the_like_answer_and_keep_the_question(talk: Talk, typed: str) -> None:
    await talk.say("/ligar Olá")
    [reply] = await talk.say(typed)
    assert WHOM not in reply.text
    await talk.say(ANA)
    assert (await talk.order()).words == "Olá"


@pytest.mark.parametrize(
    "typed", [f"/sms {BIA} Oi", f"mande um sms para {BIA}: Oi", f"/sms {BIA} Oi\n"]
)
async def test_a_new_order_takes_the_place_of_the_half_one(talk: Talk, typed: str) -> None:
    await talk.say("/ligar")
    await talk.say(typed)
    order = await talk.order()
    assert (order.kind, order.words, order.dest.digits) == (Kind.SMS, "Oi", "5521997654321")
    assert await half_of(talk) is None


async def test_a_sentence_may_answer_and_does_not_lose_the_words(talk: Talk) -> None:
    await talk.say("/ligar Seu pedido chegou")
    await talk.say(f"ligue para {ANA}")
    order = await talk.order()
    assert (order.words, order.dest.digits) == ("Seu pedido chegou", "5511992069730")


async def test_a_refused_new_order_forgets_the_half_one_too(talk: Talk) -> None:
    await talk.say(f"/ligar {ANA}")
    await talk.say("/ligar 190 Socorro")
    await talk.say(BIA)
    assert await talk.count() == 0, "it would have been words for somebody else"


async def test_a_question_expires_and_what_comes_then_is_taken_afresh(talk: Talk) -> None:
    await talk.say("/ligar Olá")
    talk.clock.turn(seconds=HALF_LIFE.total_seconds())
    told, reply = await talk.say(ANA)
    assert told.text == (
        "A pergunta que eu tinha feito expirou: a resposta não veio em 10 minutos. "
        "Nada foi discado."
    )
    assert reply.text.startswith("Recebi um número, mas não sei o que fazer com ele.")
    assert len({told.event, reply.event}) == 2
    [reply] = await talk.say(ANA)
    assert reply.text.startswith("Recebi um número"), "told once"


async def test_an_answer_counts_from_when_it_was_said(talk: Talk) -> None:
    await talk.say("/ligar Olá")
    talk.clock.turn(minutes=9)
    [card] = await talk.say(ANA, waited=timedelta(minutes=2))
    assert "Mensagem falada: “Olá”" in card.text


async def test_the_buttons_and_the_cancelling_of_an_expired_question_say_so(talk: Talk) -> None:
    await talk.knows("Maria Silva", ANA)
    await talk.say(f"/ligar {ANA} Olá")
    [question] = await talk.say("/ligar Maria: Olá")
    talk.clock.turn(minutes=10)
    [toast] = await talk.press(next(iter(choices(question).values())))
    assert toast.toast == "A pergunta expirou; nada foi discado."
    await talk.say("/ligar Maria: Olá")
    talk.clock.turn(minutes=10)
    [told] = await talk.say("/cancelar")
    assert told.text.startswith("A pergunta que eu tinha feito expirou")
    assert (await talk.order()).state is State.PROPOSED, "nothing else was taken back by mistake"


async def test_each_person_has_a_question_of_their_own(talk: Talk) -> None:
    talk.admit("ana", "bia")
    await talk.say("/ligar Olá")
    [question] = await talk.say("/sms", by="bia")
    await talk.say(ANA, by="ana")
    assert (await talk.order()).words == "Olá"
    [toast] = await talk.press(choices(question)["Cancelar"], by="ana")
    assert toast.toast == "Este botão já não vale."
    await talk.say(BIA, by="bia")
    await talk.say("Oi", by="bia")
    assert (await talk.order(by="bia")).kind is Kind.SMS


async def test_whoever_may_no_longer_ask_may_not_answer_either(talk: Talk) -> None:
    [question] = await talk.say(f"/ligar {ANA}")
    talk.admit("bia")
    [refused] = await talk.say("Olá")
    assert refused.fault == "not-allowed"
    [toast] = await talk.press(choices(question)["Cancelar"])
    assert toast.toast == "Você não tem permissão para isto."
    assert await talk.count() == 0
