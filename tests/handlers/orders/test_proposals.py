"""What is asked becomes a card, and nothing is dialled before its yes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.chat import OrderFacts
from domain.orders.call import CALL_WORDS
from domain.orders.order import Kind, Purpose, State
from domain.phone import parse_number
from tests.handlers.talk import ANA, Talk

BIA = "21 99765-4321"


async def test_a_call_is_shown_whole_with_its_buttons(talk: Talk) -> None:
    [card] = await talk.say(f"/ligar {ANA}:  Seu pedido\nchegou ")
    order = await talk.order()
    assert (order.kind, order.state, order.purpose) == (
        Kind.CALL,
        State.PROPOSED,
        Purpose.TRANSACTIONAL,
    )
    assert (order.dest.digits, order.words) == ("5511992069730", "Seu pedido\nchegou")
    assert order.token == talk.rules.order_token(order.ticket)
    assert card.text == (
        "📞 Ligação para +55 11 99206-9730\n"
        "Mensagem falada: “Seu pedido\nchegou”\n"
        "Finalidade: aviso transacional\n"
        "Custo estimado: desconhecido\n"
        f"Pedido {order.short}\n"
        "\n"
        "Posso ligar? Espero a sua resposta por 5 minutos."
    )
    assert card.card == order.ticket
    assert card.event == f"order:{order.id}:proposed"
    assert [(b.label, b.choice) for b in card.buttons] == [
        ("Ligar", f"yes:{order.ticket}"),
        ("Cancelar", f"no:{order.ticket}"),
        ("Finalidade", f"why:{order.ticket}"),
    ]
    assert card.about == OrderFacts(
        order=order.id, ticket=order.ticket, kind="call", state="proposed", inbound=1
    )


async def test_everything_is_said_in_english_to_whoever_reads_it(talk: Talk) -> None:
    [card] = await talk.say(f"/call {ANA} Your order is here", locale="en-US")
    assert card.text.startswith(
        "📞 Call to +55 11 99206-9730\nSpoken message: “Your order is here”"
    )
    assert [b.label for b in card.buttons] == ["Call", "Cancel", "Purpose"]


async def test_a_price_that_is_known_is_shown(talk: Talk) -> None:
    talk.rules = replace(talk.rules, prices={"mobile": 350, "sms": 90})
    [card] = await talk.say(f"/ligar {ANA} Olá")
    assert "Custo estimado: 0,35\n" in card.text
    [card] = await talk.say(f"/sms {ANA} Olá")
    assert "Custo estimado: 0,09\n" in card.text
    [card] = await talk.say(f"/ponte {ANA} {BIA}")
    assert "Custo estimado: desconhecido\n" in card.text


async def test_an_sms_is_sent_not_spoken(talk: Talk) -> None:
    [card] = await talk.say(f"/sms {ANA} Seu pedido chegou")
    assert card.text.startswith("✉️ SMS para +55 11 99206-9730\nTexto: “Seu pedido chegou”")
    assert [b.label for b in card.buttons] == ["Enviar", "Cancelar", "Finalidade"]
    assert (await talk.order()).kind is Kind.SMS


async def test_a_bridge_of_two_numbers_says_who_hears_what(talk: Talk) -> None:
    [card] = await talk.say(f"/ponte {ANA} {BIA} Falem à vontade")
    order = await talk.order()
    assert order.dest2 is not None
    assert (order.dest.digits, order.dest2.digits) == ("5511992069730", "5521997654321")
    assert order.purpose is Purpose.REQUESTED
    assert not order.line_unverified
    assert card.text.startswith(
        "🔗 Ponte entre +55 11 99206-9730 e +55 21 99765-4321\n"
        "+55 11 99206-9730 atende primeiro e ouve: “Falem à vontade”\n"
        "Finalidade: pedida por quem recebe\n"
    )


async def test_a_bridge_without_words_greets_and_names_no_number(talk: Talk) -> None:
    await talk.say(f"/ponte {ANA} {BIA}")
    words = (await talk.order()).words
    assert words.startswith("Olá! Você tem uma ligação.")
    assert not any(sign.isdigit() for sign in words)


async def test_a_bridge_of_one_number_is_mine_and_that(talk: Talk) -> None:
    [refused] = await talk.say(f"/ponte {BIA}", yes=True)
    assert (refused.text, refused.fault) == (
        "Para a ponte com um só número preciso saber qual é o seu. "
        "Guarde com: /meunumero 11 98765-4321",
        "invalid",
    )
    await talk.say(f"/meunumero {ANA}")
    [card] = await talk.say(f"/ponte {BIA}: 3 minutos, por favor")
    order = await talk.order()
    assert order.dest2 is not None
    assert (order.dest.digits, order.dest2.digits) == ("5511992069730", "5521997654321")
    assert order.words == "3 minutos, por favor"
    assert order.line_unverified
    assert "+55 11 99206-9730 é o número que você guardou como seu" in card.text


async def test_the_yes_of_the_same_breath_confirms_that_order_and_no_other(talk: Talk) -> None:
    await talk.say(f"/ligar {ANA} Olá")
    [card] = await talk.say(f"/ligar {ANA} Olá", yes=True)
    newest, older = await talk.order(), await talk.order(latest=1)
    assert (newest.state, older.state) == (State.CONFIRMED, State.PROPOSED)
    assert newest.approver_id == newest.asker_id
    assert newest.confirmed_at == talk.clock.now()
    assert card.text.endswith("⏳ Confirmado. Enviando à operadora…")
    assert card.buttons == ()


FAULTS = {
    "/ligar": "Faltou o número. Exemplo: /ligar 11 99206-9730 Seu pedido chegou",
    "/ligar Olá": "Faltou o número. Exemplo: /ligar 11 99206-9730 Seu pedido chegou",
    "/ligar 11 99206-9730kg": "Não consegui ler este número.",
    "/ligar 10 99206-9730 Olá": "Este número não existe no plano de numeração.",
    "/ligar 99206-9730 Olá": "Faltou o DDD neste número.",
    "/ligar 190 Olá": "Não ligo para números de emergência.",
    "/ligar 188 Olá": "Não ligo para códigos curtos de serviço.",
    "/ligar 0900 123 4567 Olá": "Não ligo para números de tarifa especial.",
    "/ligar 11 3003-0000 Olá": "Este número é da própria instalação do Ramal.",
    "/ponte 11 3003-0000 11 99206-9730": "Este número é da própria instalação do Ramal.",
    "/ponte 11 99206-9730 11 3003-0000": "Este número é da própria instalação do Ramal.",
    "/ligar 11 99206-9730": "Faltou dizer o quê.",
    "/sms 11 99206-9730": "Faltou dizer o quê. Nada foi discado. Exemplo: /sms ",
    f"/ligar 11 99206-9730 {'a' * 1001}": "São 1001 caracteres e uma ligação leva até 1000.",
    f"/sms 11 99206-9730 {'a' * 161}": "São 161 caracteres e um SMS leva até 160.",
    "/sms 11 3333-4444 Olá": "SMS só chega em celular",
    "/sms 0800 729 0722 Olá": "SMS só chega em celular",
    "/ponte": "Faltou o número. Exemplo: /ponte 11 98765-4321 21 99765-4321",
    "/ponte 11 99206-9730 21 9976": "Este número não existe no plano de numeração.",
    "/ponte 11 99206-9730 99765-4321": "Faltou o DDD neste número.",
    "/ponte 11 99206-9730 (11) 99206-9730": "Os dois lados da ponte são a mesma linha.",
    "/ponte +55 11 99206-9730 011 99206 9730": "Os dois lados da ponte são a mesma linha.",
}


async def test_every_fault_has_its_sentence_and_orders_nothing(talk: Talk) -> None:
    talk.rules = replace(talk.rules, own_numbers=frozenset({parse_number("11 3003-0000")}))
    for typed, sentence in FAULTS.items():
        [refused] = await talk.say(typed, yes=True)
        assert refused.text.startswith(sentence), typed
        assert refused.fault == "invalid"
        assert refused.about is None
    [nothing] = await talk.say("/status")
    assert nothing.text.startswith("Você ainda não tem pedidos.")


async def test_a_number_that_may_have_swallowed_words_needs_eyes_before_it_is_dialled(
    talk: Talk,
) -> None:
    doubtful = "/ligar 21 9876 5432 2 vias do contrato"
    [refused] = await talk.say(doubtful, yes=True)
    assert refused.text.startswith("Não tenho certeza de onde termina o número")
    assert refused.fault == "invalid"
    [card] = await talk.say(doubtful)
    assert len(card.buttons) == 3


async def test_the_longest_words_still_fit(talk: Talk) -> None:
    await talk.say(f"/ligar {ANA} {'a' * CALL_WORDS}")
    assert len((await talk.order()).words) == CALL_WORDS


async def test_proposals_that_nobody_answered_expire_one_by_one(talk: Talk) -> None:
    await talk.say(f"/ligar {ANA} Olá")
    talk.clock.turn(seconds=10)
    await talk.say(f"/sms {ANA} Olá")
    talk.clock.turn(minutes=5, seconds=-10)
    assert [m.text.split("\n")[-1] for m in await talk.expire()] == [
        "⌛ A confirmação não veio em 5 minutos e o pedido expirou. Nada foi discado nem cobrado."
    ]
    talk.clock.turn(seconds=10)
    [sms] = await talk.expire()
    assert sms.text.startswith("✉️")
    assert sms.buttons == ()
    assert await talk.expire() == []
    assert (await talk.order()).state is State.EXPIRED


@pytest.mark.parametrize("seconds", [0, 299])
async def test_a_proposal_within_its_time_stays(talk: Talk, seconds: int) -> None:
    await talk.say(f"/ligar {ANA} Olá")
    talk.clock.turn(seconds=seconds)
    assert await talk.expire() == []
    order = await talk.order()
    assert order.state is State.PROPOSED
    assert order.proposed_at == talk.clock.now() - timedelta(seconds=seconds)
