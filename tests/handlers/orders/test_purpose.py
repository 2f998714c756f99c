"""The purpose of an order: on every card, chosen by whoever may, checked again at the yes."""

from __future__ import annotations

from dataclasses import replace

from domain.orders.order import Purpose
from domain.people.audit import Act
from domain.people.roles import Role
from domain.ports import Refusal, Refused
from handlers.orders.submission import submission_of
from tests.handlers.talk import ANA, Talk

CARD = f"/ligar {ANA} Olá"


async def test_an_operator_chooses_and_the_card_says_so(talk: Talk) -> None:
    talk.rules = replace(talk.rules, opt_out_key="9")
    await talk.has(Role.OPERATOR, "bia")
    [card] = await talk.say(CARD, by="bia")
    assert "Finalidade: aviso transacional" in card.text
    [asked] = await talk.press_label("Finalidade", by="bia")
    assert [b.label for b in asked.buttons] == ["aviso transacional", "cobrança", "telemarketing"]
    toast, card = await talk.press(asked.buttons[1].choice, by="bia")
    assert toast.toast == "Finalidade: cobrança"
    assert "Finalidade: cobrança\nQuem teclar só 9 não é mais chamado" in card.text
    await talk.press_label("Ligar", by="bia")
    order = await talk.claim()
    assert submission_of(order).purpose is Purpose.COLLECTION
    entry = next(e for e in await talk.audit() if e.act is Act.ORDER_CHANGED)
    assert entry.detail == {"purpose": "collection"}


async def test_an_agent_has_no_choice_and_no_forged_button_gives_one(talk: Talk) -> None:
    await talk.has(Role.AGENT, "bia")
    [card] = await talk.say(CARD, by="bia")
    assert [b.label for b in card.buttons] == ["Ligar", "Cancelar"]
    ticket = (await talk.order(by="bia")).ticket
    for purpose in ("collection", "telemarketing", "on_call", "requested"):
        [toast] = await talk.press(f"why-{purpose}:{ticket}", by="bia")
        assert toast.toast == "Você não tem permissão para isto."
    assert (await talk.order(by="bia")).purpose is Purpose.TRANSACTIONAL


async def test_who_is_no_operator_any_more_cannot_confirm_their_collection(talk: Talk) -> None:
    await talk.has(Role.OPERATOR, "bia")
    await talk.say(CARD, by="bia")
    order = await talk.order(by="bia")
    await talk.press(f"why-collection:{order.ticket}", by="bia")
    await talk.has(Role.AGENT, "bia")
    [toast] = await talk.press(f"yes:{order.ticket}", by="bia")
    assert toast.toast == "Você não tem permissão para isto."


async def test_the_button_of_others_or_of_a_settled_order_changes_nothing(talk: Talk) -> None:
    await talk.say(CARD)
    ticket = (await talk.order()).ticket
    await talk.has(Role.OPERATOR, "bia")
    [toast] = await talk.press(f"why-collection:{ticket}", by="bia")
    assert toast.toast == "Só quem pediu pode responder."
    await talk.press_label("Ligar")
    [toast] = await talk.press(f"why-collection:{ticket}")
    assert toast.toast.startswith("Este botão já não vale.")
    [toast] = await talk.press("why-collection:zzzzzzzzzzzzzzz")
    assert toast.toast == "Este botão já não vale."
    assert (await talk.order()).purpose is Purpose.TRANSACTIONAL


async def test_the_platforms_refusal_is_explained_with_the_purpose(talk: Talk) -> None:
    await talk.say(CARD)
    ticket = (await talk.order()).ticket
    await talk.press(f"why-telemarketing:{ticket}")
    await talk.press(f"yes:{ticket}")
    card, _ = await talk.answered(await talk.claim(), Refused(Refusal.HOURS, 230, "block ddd time"))
    assert card.text.endswith(
        "⛔ A lei do lugar de destino não permite agora uma ligação de telemarketing. Nada foi "
        "discado nem cobrado. Tente em horário comercial de um dia útil. "
        "Resposta da operadora: 230 block ddd time"
    )
