"""Groups: allowed by an administrator, numbers masked, buttons bound, and moved as a whole."""

from __future__ import annotations

import pytest

from domain.chat import Address, ChatKind, Heard, Message, Moved, SharedContact, Text, VoiceNote
from domain.orders.order import State
from domain.people.audit import Act
from domain.people.roles import Role
from domain.ports import Accepted, Refusal
from handlers.orders.limits import why_no_longer
from storage.orders import orders
from tests.handlers.talk import ANA, Talk

CARD = f"/ligar {ANA} Olá"
HERE = {"group": "plantao"}
TOPIC = {"group": "plantao", "topic": "7"}


@pytest.fixture
async def allowed(talk: Talk) -> Talk:
    """An allowed group with an agent in it."""
    await talk.say("/grupo permitir", **HERE)
    await talk.has(Role.AGENT, "bia")
    return talk


def labels(message: Message) -> list[str]:
    return [button.label for button in message.buttons]


async def test_an_administrator_allows_a_group_and_sees_what_holds(talk: Talk) -> None:
    [told] = await talk.say("/ligar 190", **HERE)
    assert told.text.startswith("Isto não está liberado neste grupo. Nada foi discado.")
    [card] = await talk.say("/grupo", **HERE)
    assert card.text == (
        "Regras deste grupo:\n"
        "Não liberado: aqui só respondo a quem administra.\n"
        "Pode pedir: ligações, pontes, SMS.\n"
        "Botões: só quem pediu responde.\n"
        "Fila: os pedidos de retorno não chegam aqui."
    )
    assert labels(card) == [
        "⬜ Liberado", "✅ Ligações", "✅ Pontes", "✅ SMS", "⬜ Botões para todos",
        "⬜ Receber a fila de retornos",
    ]  # fmt: skip
    toast, card = await talk.press(card.buttons[0].choice, **HERE)
    assert toast.toast == "Pronto"
    assert "Liberado: respondo aqui a quem tem permissão." in card.text
    assert [word for word, _ in card.menu] == [
        "ligar",
        "ponte",
        "sms",
        "perguntar",
        "status",
        "cancelar",
        "fila",
        "plantao",
        "ajuda",
    ]
    assert (await talk.audit())[-1].act is Act.GROUP_SET


async def test_only_administrators_switch_anything(allowed: Talk) -> None:
    [card] = await allowed.say("/grupo", **HERE)
    [toast] = await allowed.press(card.buttons[-1].choice, by="bia", **HERE)
    assert toast.toast == "Você não tem permissão para isto."
    [refused] = await allowed.say("/grupo proibir", by="bia", **HERE)
    assert refused.fault == "not-allowed"
    [refused] = await allowed.say("/grupo permitir")
    assert refused.text.startswith("Isto só vale dentro de um grupo")
    [refused] = await allowed.say("/grupo tudo", **HERE)
    assert refused.text.startswith("Não entendi o que mudar neste grupo. Nada mudou.")


async def test_numbers_are_masked_wherever_others_read(allowed: Talk) -> None:
    [card] = await allowed.say(CARD, by="bia", **HERE)
    assert card.text.startswith("📞 Ligação para +55 11 •••••-••30\n")
    await allowed.press_label("Ligar", by="bia", **HERE)
    order = await allowed.claim()
    await allowed.answered(order, Accepted("900"))
    _, [card, news] = await allowed.report(order, duration=7)
    for message in (card, news, *(await allowed.say("/status", by="bia", **HERE))):
        assert "9206" not in message.text
        assert "•30" in message.text
    [alone] = await allowed.say(f"/status {order.short}", by="bia")
    assert "+55 11 99206-9730" in alone.text, "their own order, alone with us"


async def test_what_is_private_is_not_told_among_others(allowed: Talk) -> None:
    await allowed.say(CARD)
    await allowed.say("/ligar 21 99765-4321 Olá, daqui", **HERE)
    [status] = await allowed.say("/status", **HERE)
    assert status.text.count("ligação para") == 1, "what was asked alone is not told here"
    for typed in ("/contato", "/meunumero", "/quem", "/convidar agente", "/limite", "/audios"):
        [refused] = await allowed.say(typed, **HERE)
        assert refused.text.startswith("Isto eu só faço em conversa privada comigo")


async def test_talk_cards_notes_and_other_commands_are_not_answered(allowed: Talk) -> None:
    for content in (
        Text("ligue para 11 99206-9730 e diga olá"),
        Text("/desconhecido"),
        Text("sim"),
        SharedContact("Rui", "5511987654321"),
        VoiceNote(file="f", seconds=3),
        Heard("ligue para a Maria", 1),
    ):
        assert await allowed.hear(content, by="bia", **HERE) == []
    assert await allowed.count() == 0


async def test_an_answer_to_our_question_is_heard_and_other_talk_is_not(allowed: Talk) -> None:
    [asked] = await allowed.say(f"/ligar {ANA}", by="bia", **HERE)
    assert "O que devo falar?" in asked.text
    assert await allowed.say("bom dia a todos", by="bia", **HERE) == []
    assert await allowed.say("bom dia", by="bia", replies_to="4711", **HERE) == []
    key = await allowed.delivered(asked)
    assert await allowed.say("eu respondo", by="ana", replies_to=key, **HERE) == []
    [card] = await allowed.say("O pedido chegou", by="bia", replies_to=key, **HERE)
    assert "“O pedido chegou”" in card.text


async def test_buttons_are_the_askers_until_the_group_shares_them(allowed: Talk) -> None:
    await allowed.say(CARD, by="bia", **HERE)
    yes = f"yes:{(await allowed.order(by='bia')).ticket}"
    [toast] = await allowed.press(yes, **HERE)
    assert toast.toast == "Só quem pediu pode responder."
    await allowed.press("group:shared-1", **HERE)
    [toast] = await allowed.press(yes, by="rui", **HERE)
    assert toast.toast == "Você não tem permissão para isto.", "a member without a role"
    [toast] = await allowed.press(yes)
    assert toast.toast == "Só quem pediu pode responder.", "only in that very group"
    toast, _ = await allowed.press(yes, **HERE)
    assert toast.toast == "Confirmado"
    order = await allowed.order(by="bia")
    assert order.approver_id == (await allowed.person("ana")).id


async def test_kinds_are_switched_one_by_one(allowed: Talk) -> None:
    await allowed.press("group:call-0", **HERE)
    [refused] = await allowed.say(CARD, by="bia", **HERE)
    assert refused.text.startswith("Isto não está liberado neste grupo.")
    [card] = await allowed.say(f"/sms {ANA} oi", by="bia", **HERE)
    assert "Posso enviar?" in card.text


async def test_a_topic_may_have_rules_of_its_own(allowed: Talk) -> None:
    [card] = await allowed.say("/grupo", **TOPIC)
    assert labels(card)[-1] == "⬜ Só este tópico"
    await allowed.press("group:topic-1", **TOPIC)
    _, card = await allowed.press("group:call-0", **TOPIC)
    assert card.text.startswith("Regras só deste tópico:")
    [refused] = await allowed.say(CARD, by="bia", **TOPIC)
    assert refused.fault == "not-allowed"
    [card] = await allowed.say(CARD, by="bia", **HERE)
    assert "Posso ligar?" in card.text, "the rest of the group is as before"
    await allowed.press("group:topic-0", **TOPIC)
    [card] = await allowed.say(CARD, by="bia", **TOPIC)
    assert "Posso ligar?" in card.text


async def test_what_was_shown_before_the_group_was_closed_is_not_dialled(allowed: Talk) -> None:
    await allowed.say(CARD, by="bia", **HERE)
    ticket = (await allowed.order(by="bia")).ticket
    await allowed.say(f"/ligar amanhã 9h {ANA} Olá", by="bia", **HERE)
    later = await allowed.order(by="bia")
    await allowed.press(f"yes:{later.ticket}", by="bia", **HERE)
    await allowed.say("/grupo proibir", **HERE)
    assert await allowed.press(f"yes:{ticket}", by="bia", **HERE) == []
    [toast] = await allowed.press(f"yes:{ticket}", by="bia")
    assert toast.toast == "Você não tem permissão para isto.", "nor from elsewhere"
    assert (await allowed.order(by="bia", latest=1)).state is State.PROPOSED
    async with allowed.database.read() as session:
        fresh = await orders.find_order(session, later.id)
        now = allowed.clock.now()
        assert await why_no_longer(fresh, session, allowed.rules, now) is Refusal.NOT_ALLOWED


async def test_a_group_that_becomes_a_supergroup_goes_on_there(allowed: Talk) -> None:
    await allowed.say(CARD, by="bia", **HERE)
    yes = f"yes:{(await allowed.order(by='bia')).ticket}"
    assert await allowed.hear(Moved("maior"), by="", **HERE) == []
    there = {"group": "maior"}
    await allowed.press(yes, by="bia", **there)
    order = await allowed.claim()
    await allowed.answered(order, Accepted("900"))
    _, said = await allowed.report(order)
    assert {message.to for message in said} == {Address("terminal", "maior", ChatKind.GROUP)}
    [status] = await allowed.say("/status", by="bia", **there)
    assert order.short in status.text


async def test_a_group_whose_new_chat_spoke_first_goes_on_there_too(allowed: Talk) -> None:
    await allowed.say(CARD, by="bia", **HERE)
    order = await allowed.order(by="bia")
    there = {"group": "maior"}
    assert await allowed.say("/ajuda", by="bia", **there) == []
    await allowed.hear(Moved("maior"), by="", **HERE)
    await allowed.press(f"yes:{order.ticket}", by="bia", **there)
    claimed = await allowed.claim()
    await allowed.answered(claimed, Accepted("900"))
    _, said = await allowed.report(claimed)
    assert {message.to.external_id for message in said} == {"maior"}


async def test_in_a_group_that_shares_a_guest_takes_back_nobody_elses_order(allowed: Talk) -> None:
    await allowed.press("group:shared-1", **HERE)
    await allowed.say(f"/ligar amanhã 9h {ANA} Olá", by="bia", **HERE)
    order = await allowed.order(by="bia")
    await allowed.press(f"yes:{order.ticket}", by="bia", **HERE)
    await allowed.has(Role.GUEST, "rui")
    [nothing] = await allowed.say("/cancelar", by="rui", **HERE)
    assert nothing.text.startswith("Não há pedido a cancelar")
    [refused] = await allowed.say(f"/cancelar {order.short}", by="rui", **HERE)
    assert refused.fault == "not-allowed"
    _, done = await allowed.say(f"/cancelar {order.short}", **HERE)
    assert done.text.startswith("Cancelei o pedido")


async def test_an_sms_after_the_call_is_an_sms_as_well(allowed: Talk) -> None:
    await allowed.press("group:sms-0", **HERE)
    [refused] = await allowed.say(f"/ligar {ANA} Olá +sms: tentei ligar", by="bia", **HERE)
    assert refused.fault == "not-allowed"


async def test_nobodys_address_book_is_read_out_in_a_group(allowed: Talk) -> None:
    await allowed.knows("Maria Secreta", ANA, by="bia")
    [told] = await allowed.say("/ligar Maria: oi", by="bia", **HERE)
    assert told.text.count("Secreta") == 0
    assert "não mostro os seus contatos" in told.text
    assert labels(told) == ["Cancelar"]


async def test_only_a_topic_has_rules_of_a_topic(allowed: Talk) -> None:
    [refused] = await allowed.press("group:topic-0", **HERE)
    assert refused.text.startswith("Não entendi o que mudar neste grupo. Nada mudou.")
    [card] = await allowed.say(CARD, by="bia", **HERE)
    assert "Posso ligar?" in card.text
