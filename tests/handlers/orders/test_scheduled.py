"""An order for a later moment: how its time is read, shown, taken back, and missed."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from domain.orders.order import Kind
from domain.ports import Accepted
from storage.people.people import PersonRow
from tests.handlers.talk import ANA, Talk

BIA = "21 99765-4321"
TOMORROW_9 = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
WORDS = "amanhã, terça-feira, 24 de novembro, às 09:00"
MARKED = "🕓 Marcado para terça-feira, 24 de novembro, às 09:00. Até lá você pode cancelar."


async def live_in(talk: Talk, zone: str) -> None:
    """Everybody moves to another zone."""
    async with talk.database.write() as session:
        await session.execute(update(PersonRow).values(time_zone=zone))


@pytest.mark.parametrize(
    "typed", [f"/ligar amanhã 9h {ANA} Seu pedido", f"/ligar {ANA} amanhã 9h: Seu pedido"]
)
async def test_the_card_says_when_and_asks_whether_to_schedule(talk: Talk, typed: str) -> None:
    [card] = await talk.say(typed)
    order = await talk.order()
    assert (order.due_at, order.words) == (TOMORROW_9, "Seu pedido")
    assert card.text == (
        "📞 Ligação para +55 11 99206-9730\n"
        "Mensagem falada: “Seu pedido”\n"
        f"🕓 Quando: {WORDS}\n"
        "Finalidade: aviso transacional\n"
        "Custo estimado: desconhecido\n"
        f"Pedido {order.short}\n"
        "\n"
        "Posso marcar? Espero a sua resposta por 5 minutos."
    )
    assert [b.label for b in card.buttons] == ["Marcar", "Cancelar", "Finalidade"]


async def test_the_yes_schedules_it_and_leaves_a_button_to_take_it_back(talk: Talk) -> None:
    await talk.say(f"/ligar amanhã 9h {ANA} Olá")
    toast, card = await talk.press_label("Marcar")
    assert toast.toast == "Marcado"
    assert card.text.endswith(MARKED)
    assert [b.label for b in card.buttons] == ["Cancelar"]
    assert card.about is not None
    assert card.about.state == "scheduled"
    toast, card = await talk.press_label("Cancelar")
    assert toast.toast == "Cancelado"
    assert card.text.endswith("🚫 Cancelado. Nada foi discado nem cobrado.")
    assert card.buttons == ()


async def test_a_second_yes_to_a_scheduled_order_changes_nothing(talk: Talk) -> None:
    await talk.say(f"/ligar amanhã 9h {ANA} Olá", yes=True)
    order = await talk.order()
    [toast] = await talk.press(f"yes:{order.ticket}")
    assert toast.toast.endswith("marcado para terça-feira, 24 de novembro, às 09:00.")
    assert await talk.order() == order


async def test_after_it_left_the_button_says_that_it_is_too_late(talk: Talk) -> None:
    await talk.say(f"/ligar em 10 minutos {ANA} Olá", yes=True)
    no = await talk.choice("Cancelar")
    talk.clock.turn(minutes=10)
    order = await talk.claim()
    [toast] = await talk.press(no)
    assert toast.toast.startswith(f"Tarde demais para cancelar o pedido {order.short}:")
    [card] = await talk.answered(order, Accepted("900"))
    assert card.buttons == ()
    [toast] = await talk.press(no)
    assert toast.toast.startswith("Tarde demais")


async def test_bridges_and_messages_are_scheduled_too(talk: Talk) -> None:
    [card] = await talk.say(f"/sms às 16:00 {ANA} Olá")
    assert "🕓 Quando: hoje, segunda-feira, 23 de novembro, às 16:00\n" in card.text
    assert ((await talk.order()).kind, (await talk.order()).words) == (Kind.SMS, "Olá")
    for typed in (
        f"/ponte amanhã às 9h {ANA} e {BIA}",
        f"/ponte {ANA} {BIA} amanhã 9h: Falem à vontade, 11 99206-9730",
    ):
        await talk.say(typed)
        order = await talk.order()
        assert (order.dest.digits, order.due_at) == ("5511992069730", TOMORROW_9)
        assert order.dest2 is not None
        assert order.dest2.digits == "5521997654321"
    assert order.words == "Falem à vontade, 11 99206-9730"
    await talk.say(f"/meunumero {ANA}")
    await talk.say(f"/ponte {BIA} dia 24 às 9h: 2 minutos")
    order = await talk.order()
    assert (order.words, order.due_at, order.line_unverified) == ("2 minutos", TOMORROW_9, True)
    await talk.say(f"/ponte {BIA} 24/11 9h:")
    order = await talk.order()
    assert order.due_at == TOMORROW_9
    assert order.words.startswith("Olá! Você tem uma ligação.")


async def test_a_time_in_the_words_after_a_colon_is_only_words(talk: Talk) -> None:
    for words in ("às 16:00 Seu pedido", "amanhã 9h: Olá", "16:30: Olá"):
        await talk.say(f"/ligar {ANA}: {words}")
        order = await talk.order()
        assert (order.words, order.due_at) == (words, None)
    await talk.say(f"/ligar amanhã 9h {ANA} às 16:00: Olá")
    order = await talk.order()
    assert (order.words, order.due_at) == ("às 16:00: Olá", TOMORROW_9)


@pytest.mark.parametrize(
    ("command", "numbers", "scheduled", "verbatim"),
    [
        (
            "/ligar",
            ANA,
            "/ligar amanhã às 9h 11 99206-9730 Seu pedido chegou",
            "/ligar 11 99206-9730: Amanhã às 9h chega o seu pedido",
        ),
        (
            "/ponte",
            f"{ANA} {BIA}",
            "/ponte amanhã às 9h 11 98765-4321 21 99765-4321",
            "/ponte 11 98765-4321 21 99765-4321: Amanhã às 9h temos reunião",
        ),
        (
            "/sms",
            ANA,
            "/sms amanhã às 9h 11 99206-9730 Seu pedido chegou",
            "/sms 11 99206-9730: Amanhã às 9h chega o seu pedido",
        ),
    ],
)
async def test_where_nobody_knows_whose_time_it_is_both_ways_are_shown_and_both_work(
    talk: Talk, command: str, numbers: str, scheduled: str, verbatim: str
) -> None:
    [refused] = await talk.say(f"{command} {numbers} às 16:00 Seu pedido chegou", yes=True)
    assert refused.text == (
        "Não sei se o horário é do pedido ou se faz parte da mensagem. Nada foi discado.\n"
        f"Para marcar: {scheduled}\n"
        f"Para que fique na mensagem: {verbatim}"
    )
    assert refused.fault == "invalid"
    assert await talk.count() == 0
    await talk.say(scheduled)
    assert (await talk.order()).due_at == TOMORROW_9
    await talk.say(verbatim)
    assert (await talk.order()).due_at is None
    assert (await talk.order()).words.startswith("Amanhã às 9h")


FAULTS = {
    f"/ligar às 25:00 {ANA} Olá": "Esse dia ou esse horário não existe. Nada foi discado.",
    f"/ligar {ANA} às 25:00: Olá": "Esse dia ou esse horário não existe. Nada foi discado.",
    f"/ligar hoje às 9h {ANA} Olá": "Esse momento já passou. Nada foi discado.",
    f"/ligar 05/12/2027 9h {ANA} Olá": "Só marco pedidos para os próximos 60 dias. Nada foi",
    f"/ligar amanhã {ANA} Olá": "Não entendi para quando é. Nada foi discado.",
    f"/ligar 16:00 {ANA} Olá": "Não entendi para quando é. Nada foi discado.",
    f"/ligar {ANA} 16:00: Olá": "Não sei se o horário é do pedido",
    "/ligar +49 30 1234567 05/12 às 10h: Olá": "Não sei se o horário é do pedido",
    "/ligar amanhã às 9h": "Faltou o número.",
    f"/ligar amanhã às 9h {ANA}": "Faltou dizer o quê.",
    "/ligar às 16:00 190 Socorro": "Não ligo para números de emergência.",
    "/ligar às 11 99206-9730 Olá": "Faltou o DDD neste número.",
    "/sms amanhã 9h 11 3333-4444 Olá": "SMS só chega em celular",
}


async def test_a_time_that_cannot_be_kept_orders_nothing_and_says_why(talk: Talk) -> None:
    for typed, sentence in FAULTS.items():
        [refused] = await talk.say(typed, yes=True)
        assert refused.text.startswith(sentence), typed
        assert refused.fault == "invalid"
    assert await talk.count() == 0


async def test_a_bare_time_that_has_passed_is_tomorrow_and_the_card_says_so(talk: Talk) -> None:
    [card] = await talk.say(f"/ligar às 9h {ANA} Olá")
    assert f"🕓 Quando: {WORDS}\n" in card.text
    assert card.text.endswith(
        "\n\nEsse horário já passou hoje: fica para amanhã.\n"
        "Posso marcar? Espero a sua resposta por 5 minutos."
    )


async def test_in_english_too_and_on_the_first_day_and_at_one(talk: Talk) -> None:
    [card] = await talk.say(f"/call 01/12 at 1am {ANA} Hello", locale="en")
    assert "🕓 When: Tuesday 1 December at 01:00\n" in card.text
    assert card.text.endswith("Shall I schedule it? I wait 5 minutes for your answer.")
    assert [b.label for b in card.buttons] == ["Schedule", "Cancel", "Purpose"]
    await talk.say("/idioma pt")
    [status] = await talk.say(f"/status {(await talk.order()).short}")
    assert "🕓 Quando: terça-feira, 1º de dezembro, à 01:00\n" in status.text


async def test_the_zone_is_named_where_it_may_be_anothers(talk: Talk) -> None:
    for number in ("92 99206-9730", "+351 912 345 678"):
        [card] = await talk.say(f"/ligar amanhã 9h {number} Olá")
        assert f"🕓 Quando: {WORDS} (horário de Brasília)\n" in card.text
    [card] = await talk.say(f"/ponte amanhã 9h {ANA} 92 99206-9730")
    assert "(horário de Brasília)" in card.text
    for number in (ANA, "0800 729 0722"):
        [card] = await talk.say(f"/ligar amanhã 9h {number} Olá")
        assert f"🕓 Quando: {WORDS}\n" in card.text
    await live_in(talk, "America/New_York")
    [card] = await talk.say(f"/ligar amanhã 9h {ANA} Olá")
    assert f"🕓 Quando: {WORDS} (horário de New York)\n" in card.text
    due = (await talk.order()).due_at
    assert due is not None
    assert due.astimezone(ZoneInfo("America/New_York")).hour == 9


@pytest.mark.parametrize(
    ("day", "typed", "note"),
    [
        ("2026-03-07", "amanhã 2h30", "Nesse dia o relógio é adiantado e esse horário não existe"),
        ("2026-10-31", "amanhã 1h30", "Nesse dia o relógio é atrasado e esse horário acontece"),
    ],
)
async def test_a_change_of_the_clock_is_stated(talk: Talk, day: str, typed: str, note: str) -> None:
    await talk.say("/status")
    await live_in(talk, "America/New_York")
    talk.clock.at = datetime.fromisoformat(f"{day}T15:00:00+00:00")
    [card] = await talk.say(f"/ligar {typed} {ANA} Olá")
    assert note in card.text
