"""Numbers that nobody is called at: by chat, by a key, and only administrators allow them again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.orders.order import Order
from domain.orders.outcome import ReportSource
from domain.people.audit import Act
from domain.people.roles import Role
from domain.ports import Accepted
from tests.handlers.talk import ANA, Talk

CARD = f"/ligar {ANA} Olá"


async def test_an_agent_notes_that_a_person_asked_and_only_an_administrator_allows(
    talk: Talk,
) -> None:
    await talk.has(Role.AGENT, "bia")
    [done] = await talk.say("/bloquear 11 99206-9730", by="bia")
    assert done.text.startswith("Registrado: a pessoa de +55 11 99206-9730 pediu")
    [refused] = await talk.say(CARD)
    assert refused.text == (
        "Esta pessoa pediu para não ser chamada; está registrado desde segunda-feira, "
        "23 de novembro, às 12:00. Nada foi discado. Só quem administra pode liberar."
    )
    for typed in ("/bloquear liberar 11 99206-9730", "/bloquear +5511*"):
        [denied] = await talk.say(typed, by="bia")
        assert denied.fault == "not-allowed"
    [done] = await talk.say("/bloquear liberar 11992069730")
    assert done.text == (
        "Pronto: +55 11 99206-9730 pode ser chamado de novo. "
        "Atenção: a própria pessoa tinha pedido para não ser chamada."
    )
    [card] = await talk.say(CARD)
    assert "Posso ligar?" in card.text
    acts = [entry.detail for entry in await talk.audit() if entry.act is Act.BLOCK_CHANGED]
    assert acts == [{"why": "opted-out", "new": 1}, {"why": "allowed", "new": 1}]


async def test_an_administrator_blocks_a_number_or_a_beginning(talk: Talk) -> None:
    await talk.say("/bloquear 11 99206-9730")
    await talk.say("/bloquear +1*")
    for typed in (
        CARD,
        f"/ponte 21 99765-4321 {ANA}",
        f"/sms {ANA} oi",
        "/ligar +1 201 555 0123 Hi",
    ):
        [refused] = await talk.say(typed)
        assert refused.text.startswith("Este número está bloqueado por quem administra, desde")
    [listed] = await talk.say("/bloquear")
    assert listed.text == (
        "Números que não são chamados:\n"
        "tudo o que começa com +1 · bloqueado desde segunda-feira, 23 de novembro, às 12:00\n"
        "+55 11 99206-9730 · bloqueado desde segunda-feira, 23 de novembro, às 12:00"
    )


async def test_what_is_unclear_changes_nothing(talk: Talk) -> None:
    [none] = await talk.say("/bloquear")
    assert none.text.startswith("Nenhum número está bloqueado.")
    for typed in ("Maria", "+*", "190", "11 99206-9730 9", "+55119920697301234*"):
        [refused] = await talk.say(f"/bloquear {typed}")
        assert refused.text.startswith("Não entendi qual número bloquear. Nada mudou."), typed
    [absent] = await talk.say("/bloquear liberar 11 99206-9730")
    assert absent.text == "+55 11 99206-9730 não estava bloqueado. Nada mudou."


async def test_what_a_person_asked_outlasts_a_block(talk: Talk) -> None:
    await talk.say("/bloquear 11 99206-9730")
    [again] = await talk.say("/bloquear 11 99206-9730")
    assert again.text == "+55 11 99206-9730 já estava bloqueado. Nada mudou."
    [noted] = await talk.say("/bloquear 11 99206-9730 pediu")
    assert noted.text.startswith("Registrado: a pessoa de +55 11 99206-9730 pediu")
    [told] = await talk.say("/bloquear liberar 11 99206-9730")
    assert "a própria pessoa tinha pedido" in told.text


async def test_a_number_under_a_blocked_beginning_is_not_said_to_be_free(talk: Talk) -> None:
    await talk.say("/bloquear +5511*")
    [told] = await talk.say("/bloquear liberar 11 99206-9730")
    assert told.text == (
        "+55 11 99206-9730 continua bloqueado, porque está bloqueado tudo o que começa com +5511. "
        "Para liberar: /bloquear liberar +5511*"
    )


async def answered(talk: Talk, typed: str = CARD) -> Order:
    await talk.say(typed, yes=True)
    order = await talk.claim()
    await talk.answered(order, Accepted("900"))
    return order


async def test_a_key_opts_out_once_the_record_says_so(talk: Talk) -> None:
    talk.rules = replace(talk.rules, opt_out_key="9")
    order = await answered(talk)
    _, said = await talk.report(order, keys="9")
    assert len(said) == 2, "a callback is only a hint"
    _, [_, told] = await talk.report(order, keys="9", source=ReportSource.RECORD)
    assert told.text.startswith("🚫 +55 11 99206-9730 teclou 9: não recebe mais ligações nem SMS.")
    [refused] = await talk.say(CARD)
    assert refused.text.startswith("Esta pessoa teclou para não receber mais ligações")
    assert Act.OPTED_OUT in [entry.act for entry in await talk.audit()]
    _, said = await talk.report(order, keys="9", source=ReportSource.RECORD, provider_id="901")
    assert not [message for message in said if "🚫" in message.text]


@pytest.mark.parametrize(
    ("typed", "keys", "key"),
    [
        (CARD, "1", "9"),
        (CARD, "1934", "9"),
        (CARD, "9", ""),
        (f"/ponte {ANA} 21 99765-4321", "9", "9"),
    ],
)
async def test_other_keys_opt_nobody_out(talk: Talk, typed: str, keys: str, key: str) -> None:
    talk.rules = replace(talk.rules, opt_out_key=key)
    order = await answered(talk, typed)
    _, said = await talk.report(order, keys=keys, source=ReportSource.RECORD)
    assert not [message for message in said if "🚫" in message.text]
    talk.clock.turn(minutes=3)
    [card] = await talk.say(CARD)
    assert "Posso ligar?" in card.text


async def test_a_key_that_only_the_callback_told_opts_nobody_out(talk: Talk) -> None:
    talk.rules = replace(talk.rules, opt_out_key="9")
    order = await answered(talk)
    await talk.report(order, keys="9")
    _, said = await talk.report(order, keys="", source=ReportSource.RECORD)
    assert not [message for message in said if "🚫" in message.text]
