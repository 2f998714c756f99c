"""Somebody asks to be called, an agent takes it, two phones meet, nobody sees a number."""

from __future__ import annotations

import pytest

from domain.callback_queue.request import MOST_A_DAY
from domain.chat import Message
from domain.orders.order import Kind, Purpose
from domain.orders.outcome import ReportSource
from domain.people.roles import Role
from domain.ports import Accepted, Refusal, Refused
from tests.handlers.talk import ANA, Talk

ASK = f"/retorno {ANA} Dúvida sobre o pedido"
LINE = "21 99765-4321"


@pytest.fixture
async def runtime(talk: Talk) -> Talk:
    """Ana and Bia are available; Rui is a guest."""
    await talk.has(Role.AGENT, "bia")
    await talk.has(Role.GUEST, "rui")
    for name, line in (("ana", LINE), ("bia", "21 98765-4321")):
        await talk.say(f"/meunumero {line}", by=name)
        await talk.say("/fila disponível", by=name)
    return talk


def to(name: str, said: list[Message]) -> list[Message]:
    return [message for message in said if message.to.external_id == name]


def button(said: list[Message], label: str) -> str:
    return next(b.choice for m in said for b in m.buttons if b.label == label)


async def asked(runtime: Talk) -> list[Message]:
    return await runtime.say(ASK, by="rui")


async def taken(runtime: Talk) -> list[Message]:
    return await runtime.press(button(to("ana", await asked(runtime)), "Assumir"))


async def test_the_card_reaches_every_available_agent_and_shows_no_number(runtime: Talk) -> None:
    said = await asked(runtime)
    mine, place = to("rui", said)
    assert mine.text.endswith("⏳ Na fila. Aviso quando um atendente assumir.")
    assert place.text == "Você é o número 1 da fila. Nada é cobrado de você."
    for name in ("ana", "bia"):
        [card] = to(name, said)
        assert card.text.startswith("☎️ rui pede que liguem. Número com final 30.\n")
        assert "Motivo: “Dúvida sobre o pedido”" in card.text
        assert "Número não verificado" in card.text
        assert "9206" not in card.text
        assert [b.label for b in card.buttons] == ["Assumir", "Urgente"]


async def test_exactly_one_agent_takes_it(runtime: Talk) -> None:
    take = button(to("ana", await asked(runtime)), "Assumir")
    said = await runtime.press(take)
    assert to("rui", said)[-1].text.endswith("o que você escrever aqui chega ao atendente.")
    [card] = to("bia", said)
    assert (card.text.splitlines()[-1], card.buttons) == ("🙋 Outra pessoa assumiu.", ())
    [toast] = await runtime.press(take, by="bia")
    assert toast.toast == "Outra pessoa assumiu este pedido."
    for verb in ("ring", "putback", "close"):
        [toast] = await runtime.press(take.replace("take", verb), by="bia")
        assert toast.toast == "Outra pessoa assumiu este pedido."


async def test_the_agents_phone_rings_first_and_both_are_told(runtime: Talk) -> None:
    said = await runtime.press(button(await taken(runtime), "Ligar agora"))
    assert "primeiro toca o telefone do atendente" in to("rui", said)[-1].text
    order = await runtime.claim()
    assert (order.kind, order.purpose) == (Kind.BRIDGE, Purpose.REQUESTED)
    assert (order.dest.digits, order.dest2 and order.dest2.digits) == (
        "5521997654321",
        "5511992069730",
    )
    await runtime.answered(order, Accepted("900"))
    _, said = await runtime.report(order, duration=61)
    news = to("rui", said)
    assert news[-1].text.startswith("✅ O atendente atendeu a ligação.")
    for message in (*to("ana", said), *await runtime.say("/status")):
        assert "9206" not in message.text
    assert not any("9976" in message.text for message in news), "neither side sees a number"
    [asked_again] = [m for m in await asked(runtime) if m.to.external_id == "rui" and m.card]
    assert "Na fila" in asked_again.text, "the next one may be asked for"


async def test_an_agent_who_does_not_answer_keeps_it_and_may_ring_again(runtime: Talk) -> None:
    await runtime.press(button(await taken(runtime), "Ligar agora"))
    order = await runtime.claim()
    await runtime.answered(order, Accepted("900"))
    _, said = await runtime.report(order, status="NA")
    ring = button(to("ana", said), "Ligar agora")
    assert to("rui", said)[-1].text.startswith("📵 A ligação não foi atendida. Tentamos de novo")
    assert "Tentativa 1 de 2 não foi atendida. A próxima sai sozinha" in to("ana", said)[-1].text
    await runtime.press(ring)
    again = await runtime.claim()
    await runtime.answered(again, Refused(Refusal.CREDIT))
    [toast] = await runtime.press(ring, by="bia")
    assert toast.toast == "Outra pessoa assumiu este pedido."


async def test_a_record_may_turn_silence_into_a_meeting(runtime: Talk) -> None:
    await runtime.press(button(await taken(runtime), "Ligar agora"))
    order = await runtime.claim()
    await runtime.answered(order, Accepted("900"))
    await runtime.report(order, status="NA")
    _, said = await runtime.report(order, status="OK", source=ReportSource.RECORD)
    assert to("rui", said)[-1].text.startswith("✅ O atendente atendeu a ligação.")


async def test_whoever_gives_up_while_it_rings_is_told_the_truth_and_not_called_again(
    runtime: Talk,
) -> None:
    said = await runtime.press(button(await taken(runtime), "Ligar agora"))
    give_up = button(to("rui", said), "Cancelar")
    order = await runtime.claim()
    await runtime.answered(order, Accepted("900"))
    toast, *_ = to("rui", said := await runtime.press(give_up, by="rui"))
    assert toast.toast == "A ligação já saiu e não pode ser parada. Não haverá outra."
    assert "desistiu enquanto tocava" in to("ana", said)[-1].text
    _, said = await runtime.report(order, status="NA")
    assert to("ana", said)[-1].buttons == ()
    assert to("rui", said)[-1].text == "🚫 Cancelado. Ninguém vai ligar por este pedido."


async def test_it_can_be_put_back_closed_and_taken_back(runtime: Talk) -> None:
    said = await runtime.press(button(await taken(runtime), "Devolver"))
    assert [b.label for b in to("bia", said)[0].buttons] == ["Assumir", "Urgente"]
    said = await runtime.press(button(said, "Assumir"), by="bia")
    said = await runtime.press(button(to("bia", said), "Encerrar sem ligar"), by="bia")
    said = await runtime.press(button(to("bia", said), "Resolvido por mensagem"), by="bia")
    closed = "encerrou o pedido sem ligar. Motivo: resolvido por mensagem. Se ainda precisar"
    assert closed in to("rui", said)[-1].text
    said = await asked(runtime)
    toast, *_ = to("rui", await runtime.press(button(to("rui", said), "Cancelar"), by="rui"))
    assert toast.toast == "Cancelado"
    [toast] = await runtime.press(button(said, "Assumir"))
    assert toast.toast == "Este pedido já terminou."


async def test_one_open_request_five_a_day(runtime: Talk) -> None:
    said = await asked(runtime)
    refused, shown = await asked(runtime)
    assert "Não criei outro" in refused.text
    assert shown.card == to("rui", said)[0].card
    for _ in range(MOST_A_DAY - 1):
        await runtime.press(button(to("rui", said), "Cancelar"), by="rui")
        said = await asked(runtime)
    await runtime.press(button(to("rui", said), "Cancelar"), by="rui")
    [refused] = await asked(runtime)
    assert "não entrou na fila" in refused.text


async def test_what_cannot_be_asked_for_says_why(runtime: Talk) -> None:
    [reply] = await runtime.say("/retorno", by="rui")
    assert reply.text.startswith("Para qual número devemos ligar?")
    [reply] = await runtime.say("/retorno 190", by="rui")
    assert "emergência" in reply.text
    [reply] = await runtime.say(f"/retorno {ANA} " + "a" * 301, by="rui")
    assert "até 300 caracteres" in reply.text
    await runtime.say(f"/bloquear {ANA}")
    [reply] = await asked(runtime)
    assert "bloqueado" in reply.text
    [reply] = await runtime.say("me liga de volta", by="rui")
    assert reply.text.startswith("Para qual número devemos ligar?")


async def test_in_ones_own_words_and_to_ones_own_number(runtime: Talk) -> None:
    await runtime.say(f"/meunumero {ANA}", by="rui")
    said = await runtime.say("me liga de volta", by="rui")
    assert "final 30" in to("ana", said)[0].text


async def test_a_number_said_in_the_same_breath_is_the_one(runtime: Talk) -> None:
    said = await runtime.say("me liga de volta no 11 98765-4321", by="rui")
    assert "final 21" in to("ana", said)[0].text


async def test_an_agent_without_a_number_of_their_own_is_told_to_keep_one(runtime: Talk) -> None:
    await runtime.has(Role.ADMIN, "carla")
    said = await asked(runtime)
    await runtime.press(button(said, "Assumir"), by="carla")
    await runtime.press(button(said, "Assumir").replace("take", "ring"), by="carla")
    assert await runtime.count() == 0


async def test_the_queue_is_listed_and_an_agent_may_leave_it(runtime: Talk) -> None:
    [empty] = await runtime.say("/fila")
    assert empty.text == "Ninguém espera por um retorno."
    await asked(runtime)
    listed, card = await runtime.say("/fila")
    assert "espera" in listed.text
    assert [b.label for b in card.buttons] == ["Assumir", "Urgente"]
    [told] = await runtime.say("/fila ausente", by="bia")
    assert "não chegam mais para você" in told.text
    [unknown] = await runtime.say("/fila amanhã")
    assert unknown.fault == "invalid"


async def test_what_a_revoked_agent_had_taken_waits_for_others(runtime: Talk) -> None:
    said = await asked(runtime)
    await runtime.press(button(said, "Assumir"), by="bia")
    said = await runtime.say("/quem terminal:bia revogar")
    assert to("rui", said)[-1].text.endswith("⏳ Na fila. Aviso quando um atendente assumir.")
    [card] = [message for message in to("ana", said) if message.card]
    assert [b.label for b in card.buttons] == ["Assumir", "Urgente"]


async def test_others_cannot_cancel_or_take_what_is_not_theirs(runtime: Talk) -> None:
    said = await asked(runtime)
    give_up = button(to("rui", said), "Cancelar")
    [toast] = await runtime.press(give_up, by="bia")
    assert toast.toast == "Este botão já não vale."
    [toast] = await runtime.press(button(said, "Assumir"), by="rui")
    assert toast.toast == "Você não tem permissão para isto."
    [toast] = await runtime.press("take:zzzzzzzzzzzzzzz")
    assert toast.toast == "Este botão já não vale."
