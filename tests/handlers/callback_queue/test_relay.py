"""Between the two sides: codes, numbers, words, handing over, timelines."""

from __future__ import annotations

import pytest

from domain.callback_queue.policy import MOST_SENDS, MOST_TRIES, Verify
from domain.chat import Message, SharedContact
from domain.orders.order import Kind, Order, Purpose
from domain.people.roles import Role
from tests.handlers.callback_queue.test_request import ASK, asked, button, runtime, taken, to
from tests.handlers.passing import later, leaves, with_policy
from tests.handlers.talk import ANA, Talk

__all__ = ["runtime"]  # a fixture of the conversation


async def sent(runtime: Talk, said: list[Message]) -> Order:
    """The button that sends a code was pressed, and the code left."""
    await runtime.press(button(to("rui", said), "Receber o código"), by="rui")
    order = await leaves(runtime)
    assert order is not None
    assert order.purpose is Purpose.VERIFICATION
    return order


def code_in(order: Order) -> str:
    spoken = order.words.partition("Repito")[0] or order.words
    return "".join(sign for sign in spoken if sign.isdigit())[:6]


async def test_a_code_shows_whose_number_it_is_and_no_chat_reads_it(runtime: Talk) -> None:
    with_policy(runtime, verify=Verify.CALL)
    said = await asked(runtime)
    assert to("ana", said) == []
    order = await sent(runtime, said)
    assert (order.kind, order.dest.digits) == (Kind.CALL, "5511992069730")
    code = code_in(order)
    [told] = await runtime.say("/status", by="rui")
    assert code not in told.text
    [told] = await runtime.say(f"/status {order.short}", by="rui")
    assert "Um código, que só aparece no telefone." in told.text
    said = await runtime.say(code, by="rui")
    assert "Você é o número 1 da fila" in to("rui", said)[-1].text
    assert "Número verificado." in to("ana", said)[0].text
    assert (await runtime.person("rui")).line_verified_at is not None


async def test_codes_are_few_and_so_are_guesses(runtime: Talk) -> None:
    with_policy(runtime, verify=Verify.SMS)
    said = await asked(runtime)
    order = await sent(runtime, said)
    assert order.kind is Kind.SMS
    again = button(to("rui", said), "Receber o código")
    [soon] = await runtime.press(again, by="rui")
    assert soon.toast.startswith("O código acabou de sair")
    wrong = f"{(int(code_in(order)) + 1) % 1_000_000:06d}"
    for left in range(MOST_TRIES - 1, 0, -1):
        [told] = await runtime.say(wrong, by="rui")
        assert told.text.endswith(f"Tentativas que restam: {left}.")
    for _ in range(2):
        [told] = await runtime.say(wrong, by="rui")
        assert told.text.startswith("Foram códigos errados demais")
    runtime.clock.turn(minutes=2)
    [many] = await runtime.press(again, by="rui")
    assert many.toast.startswith("Já mandei códigos demais")
    said = await later(runtime, 30)
    assert "O número não foi confirmado a tempo" in to("rui", said)[-1].text
    [over] = await runtime.press(again, by="rui")
    assert over.toast == "Este pedido já terminou."


async def test_an_old_code_no_longer_counts(runtime: Talk) -> None:
    with_policy(runtime, verify=Verify.CALL)
    order = await sent(runtime, await asked(runtime))
    runtime.clock.turn(minutes=11)
    [told] = await runtime.say(code_in(order), by="rui")
    assert told.text.startswith("Esse código não vale mais.")
    [told] = await runtime.say("123", by="rui")
    assert "código" not in told.text


async def test_a_code_that_was_refused_was_not_sent(runtime: Talk) -> None:
    with_policy(runtime, verify=Verify.CALL)
    said = await asked(runtime)
    await runtime.limits(code_line_day=1)
    await sent(runtime, said)
    again = button(to("rui", said), "Receber o código")
    for _ in range(MOST_SENDS + 1):
        runtime.clock.turn(minutes=2)
        [told] = await runtime.press(again, by="rui")
        assert "Esse número já recebeu 1 códigos em 24 horas" in told.text
    assert await leaves(runtime) is None


async def test_the_channel_may_vouch_for_a_number(runtime: Talk) -> None:
    with_policy(runtime, verify=Verify.CALL)
    [question] = await runtime.say("/retorno dúvida sobre a entrega", by="rui")
    assert question.contact_key == "Compartilhar o meu número"
    mine = SharedContact("Rui", ANA, own=True)
    said = await runtime.hear(mine, by="rui")
    assert "Você é o número 1 da fila" in to("rui", said)[-1].text
    assert "dúvida sobre a entrega" in to("ana", said)[0].text
    await runtime.press(button(to("rui", said), "Cancelar"), by="rui")
    [kept] = await runtime.hear(mine, by="rui")
    assert kept.text == "Guardei +55 11 99206-9730 como o seu número, verificado."
    await runtime.has(Role.GUEST, "lia")


async def test_a_request_that_waits_for_its_code_goes_on_with_a_vouched_number(
    runtime: Talk,
) -> None:
    with_policy(runtime, verify=Verify.CALL)
    await runtime.say("/retorno 21 99765-0000 Dúvida", by="rui")
    said = await runtime.hear(SharedContact("Rui", ANA, own=True), by="rui")
    assert "final 30" in to("ana", said)[0].text


async def test_what_is_no_number_is_asked_for_again(runtime: Talk) -> None:
    await runtime.say("/retorno", by="rui")
    [again] = await runtime.say("o de sempre", by="rui")
    assert again.text.startswith("Não achei um número no que você escreveu.")
    said = await runtime.say(f"{ANA} dúvida", by="rui")
    assert "“dúvida”" in to("ana", said)[0].text


async def test_words_go_to_the_other_side_and_into_the_timeline(runtime: Talk) -> None:
    said = await taken(runtime)
    assert to("rui", said)[-1].text.endswith("o que você escrever aqui chega ao atendente.")
    said = await runtime.say("o pedido 8841 não chegou", by="rui")
    [news] = to("ana", said)
    assert news.text == "💬 rui: o pedido 8841 não chegou"
    await runtime.press(button([news], "Responder"))
    said = await runtime.say("chega amanhã")
    assert to("rui", said)[-1].text.endswith(": chega amanhã")
    ticket = news.buttons[0].choice.partition(":")[2]
    for who in ("ana", "rui"):
        [told] = await runtime.say(f"/status {ticket[:5]}", by=who)
        assert "mensagem de quem pediu: “o pedido 8841 não chegou”" in told.text
    await runtime.say("/status", by="rui")
    [nothing] = await runtime.say(f"/status {ticket[:5]}", by="bia")
    assert "Não encontrei" in nothing.text


async def test_words_too_long_late_or_strange_are_not_sent(runtime: Talk) -> None:
    said = await taken(runtime)
    write = button(to("rui", said), "Escrever ao atendente")
    await runtime.press(write, by="rui")
    [told] = await runtime.say("a" * 1001, by="rui")
    assert told.text == "Uma mensagem leva até 1.000 caracteres. Esta não foi enviada."
    [toast] = await runtime.press(write, by="bia")
    assert toast.toast != "Pronto"
    await runtime.press(write, by="rui")
    await runtime.press(button(to("ana", said), "Ligar agora"))
    [told] = await runtime.say("já vou", by="rui")
    assert "não foi enviada" in told.text
    [told] = await runtime.say("já estou aqui", by="rui")
    assert told.text == "A ligação já saiu: fale por telefone. A mensagem não foi enviada."
    [toast] = await runtime.press(write, by="rui")
    assert toast.toast.startswith("A ligação já saiu")


async def test_it_is_handed_to_another_who_is_there(runtime: Talk) -> None:
    said = await taken(runtime)
    hand = button(to("ana", said), "Passar")
    offered = await runtime.press(hand)
    assert [b.label for b in offered[0].buttons] == ["bia"]
    said = await runtime.press(offered[0].buttons[0].choice)
    assert to("bia", said)[0].text.startswith("🙋")
    assert "Ligar agora" in [b.label for m in to("bia", said) for b in m.buttons]
    [late] = await runtime.press(offered[0].buttons[0].choice)
    assert late.toast == "Outra pessoa assumiu este pedido."
    await runtime.say("/fila ausente")
    [nobody] = await runtime.press(hand, by="bia")
    assert nobody.text.startswith("Nenhum outro atendente está disponível agora.")
    [gone] = await runtime.press(f"hand:{hand.partition(':')[2]}:999", by="bia")
    assert gone.toast.startswith("Essa pessoa não está mais disponível.")


@pytest.mark.parametrize("reason", ["Número errado", "Outro", ""])
async def test_whoever_asked_reads_why_it_was_closed(runtime: Talk, reason: str) -> None:
    said = await taken(runtime)
    asked_why = await runtime.press(button(to("ana", said), "Encerrar sem ligar"))
    if reason:
        said = await runtime.press(button(asked_why, reason))
    else:
        said = await runtime.say("já falamos ontem")
    text = to("rui", said)[-1].text
    expected = {"Número errado": "Motivo: número errado.", "Outro": "", "": "já falamos ontem"}
    assert expected[reason] in text
    assert ("Motivo" in text) == (reason != "Outro")


async def test_a_stranger_by_a_door_asks_and_does_nothing_else(talk: Talk) -> None:
    with_policy(talk, doors=frozenset({"loja"}))
    hello, question = await talk.say("/start loja", by="rui")
    assert hello.text.startswith("Olá! Aqui você pede que um atendente ligue")
    assert question.text.startswith("Para qual número")
    [dear] = await talk.say("+1 212 555 1234", by="rui")
    assert dear.text.startswith("Por aqui não ligamos para fora do Brasil")
    [denied] = await talk.say(f"/ligar {ANA} oi", by="rui")
    assert denied.text.startswith("Você não tem permissão para isto.")
    assert await talk.count() == 0


async def test_whose_role_was_taken_gets_none_at_a_door(runtime: Talk) -> None:
    with_policy(runtime, doors=frozenset({"loja"}))
    await runtime.has(Role.NONE, "rui")
    [denied] = await runtime.say("/start loja", by="rui")
    assert "permissão" in denied.text


async def test_another_asks_for_the_same_number_in_vain(runtime: Talk) -> None:
    await asked(runtime)
    said = await runtime.say(ASK, by="bia")
    assert to("bia", said)[-1].text.startswith("Já há um pedido de retorno em aberto")
