"""What time does to requests: come due, turn red, be tried again, be reminded of, end."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.callback_queue.policy import First
from domain.opening_hours import Hours
from domain.orders.order import Kind
from domain.people.roles import Role
from storage.audio import jobs
from storage.callback_queue import requests
from tests.handlers.callback_queue.test_request import ASK, asked, button, desk, taken, to
from tests.handlers.passing import ends, later, leaves, with_policy
from tests.handlers.talk import ANA, Talk

__all__ = ["desk"]  # a fixture of the conversation
HOURS = Hours("Mo-Fr 08:00-18:00; PH off")


async def test_outside_hours_it_waits_and_agents_see_nothing(desk: Talk) -> None:
    with_policy(desk, hours=HOURS)
    desk.clock.turn(hours=8)  # 20:00 on a Monday
    said = await asked(desk)
    assert "Não há atendimento nesse horário" in to("rui", said)[-1].text
    assert "terça-feira, 24 de novembro, às 08:00" in to("rui", said)[-1].text
    assert to("ana", said) == []
    said = await later(desk, 12 * 60)
    assert [b.label for b in to("ana", said)[0].buttons] == ["Assumir", "Urgente"]
    assert to("rui", said)[0].text.endswith("⏳ Na fila. Aviso quando um atendente assumir.")


async def test_a_time_is_kept_and_cancelled_before_it_comes(desk: Talk) -> None:
    said = await desk.say(f"/retorno amanhã às 10h {ANA} Dúvida", by="rui")
    card, told = to("rui", said)
    assert "Para terça-feira, 24 de novembro, às 10:00" in card.text
    assert told.text.startswith("Combinado: você entra na fila terça-feira")
    said = await desk.say("me liga de volta amanhã às 11h", by="rui")
    assert "Não criei outro" in to("rui", said)[0].text
    await desk.press(button(to("rui", said), "Cancelar"), by="rui")
    assert to("ana", await later(desk, 24 * 60)) == []


async def test_the_estimate_is_the_middle_of_what_it_took(desk: Talk) -> None:
    for minutes, guest in ((2, "rui"), (4, "lia"), (30, "leo")):
        await desk.has(Role.GUEST, guest)
        number = f"11 9{8200 + minutes:04d}-0000"
        said = await desk.say(f"/retorno {number}", by=guest)
        desk.clock.turn(minutes=minutes)
        await desk.press(button(to("ana", said), "Assumir"))
    await desk.has(Role.GUEST, "bia")
    said = await desk.say(ASK, by="bia")
    assert "Costuma levar cerca de 4 min." in to("bia", said)[-1].text


async def test_reminders_speak_once_for_all_who_wait(desk: Talk) -> None:
    await asked(desk)
    said = await later(desk, 5)
    assert "🟡" in to("ana", said)[0].text
    await desk.has(Role.GUEST, "lia")
    said = await desk.say("/retorno 21 99765-0000", by="lia")
    await desk.press(button(to("ana", said), "Urgente"))
    said = await later(desk, 10)
    [news] = [m.text for m in to("ana", said) if not m.card]
    assert news.startswith("⏰ 2 pessoas esperam por um retorno. A primeira espera há 15 min")
    assert [m for m in to("ana", await later(desk, 9)) if not m.card] == []
    assert "há 25 min" in [m.text for m in to("ana", await later(desk, 1)) if not m.card][-1]


async def test_an_agent_who_forgets_is_reminded_and_one_who_left_is_replaced(desk: Talk) -> None:
    await taken(desk)
    said = await later(desk, 15)
    assert "há 15 min e ainda não ligou" in to("ana", said)[-1].text
    await desk.press(button(to("ana", await desk.say("/fila")), "Devolver"))
    said = await desk.say("/fila", by="bia")
    await desk.press(button(to("bia", said), "Assumir"), by="bia")
    await desk.has(Role.NONE, "bia")
    said = await later(desk, 20)
    assert "⏳ Na fila." in to("rui", said)[-1].text


async def test_nobody_comes_and_it_ends_with_an_apology(desk: Talk) -> None:
    await asked(desk)
    said = await later(desk, 24 * 60)
    assert "ninguém conseguiu atender a tempo" in to("rui", said)[-1].text
    assert [m.text.splitlines()[-1] for m in to("ana", said)][-1].startswith("⌛")


async def test_one_press_stands_for_two_calls_and_then_others_may_take_it(desk: Talk) -> None:
    await desk.press(button(await taken(desk), "Ligar agora"))
    first = await leaves(desk)
    assert first is not None
    await desk.report(first, status="NA", provider_id=f"id-{first.id}")
    await later(desk, 3)
    assert await leaves(desk) is None, "a callback alone lets no second call leave"
    await ends(desk, first, "NA")
    said = await later(desk, 1)
    assert "📲" in to("rui", said)[-1].text
    second = await leaves(desk)
    assert second is not None
    assert second.follows == first.id
    said = await ends(desk, second, "NA")
    assert to("rui", said)[-1].text.startswith("⏳ Na fila.")
    assert [b.label for b in to("bia", said)[0].buttons] == ["Assumir", "Urgente"]


async def test_an_attempt_that_the_rules_stop_is_left_to_its_agent(desk: Talk) -> None:
    await desk.press(button(await taken(desk), "Ligar agora"))
    first = await leaves(desk)
    assert first is not None
    await ends(desk, first, "NA")
    await desk.say(f"/bloquear {ANA}")
    said = await later(desk, 3)
    assert "não saiu: as regras não deixam ligar agora" in to("ana", said)[0].text
    assert await leaves(desk) is None


async def test_what_nobody_knows_is_never_tried_again_by_itself(desk: Talk) -> None:
    await desk.press(button(await taken(desk), "Ligar agora"))
    first = await leaves(desk)
    assert first is not None
    await ends(desk, first, "OK")
    assert await leaves(desk) is None
    await later(desk, 60)
    assert await leaves(desk) is None


async def test_a_meeting_that_a_record_proves_late_is_in_the_timeline(desk: Talk) -> None:
    said = await desk.press(button(await taken(desk), "Ligar agora"))
    order = await leaves(desk)
    assert order is not None
    await desk.press(button(to("rui", said), "Cancelar"), by="rui")
    await desk.report(order, status="NA", provider_id=f"id-{order.id}")
    await ends(desk, order, "OK")
    async with desk.database.read() as session:
        [request] = await requests.list_asked(session, (await desk.person("rui")).id)
    [told] = await desk.say(f"/status {request.short}", by="rui")
    assert "ligação atendida" in told.text
    assert "desistência durante a ligação" in told.text


async def test_the_customer_may_be_rung_first(desk: Talk) -> None:
    with_policy(desk, first=First.CUSTOMER)
    said = await taken(desk)
    assert "Ligar toca primeiro o telefone de quem pediu" in to("ana", said)[-1].text
    said = await desk.press(button(said, "Ligar agora"))
    assert "primeiro toca o seu telefone" in to("rui", said)[-1].text
    order = await leaves(desk)
    assert order is not None
    assert (order.kind, order.dest.digits) == (Kind.BRIDGE, "5511992069730")
    said = await ends(desk, order, "OK")
    assert "atendida no seu número" in to("rui", said)[-1].text


async def test_the_figures_are_an_errand_and_their_text_adds_up(desk: Talk) -> None:
    [soon] = await desk.say("/fila números")
    assert soon.text.startswith("📊")
    async with desk.database.write() as session:
        errand = await jobs.claim_errand(session, "w", desk.clock.now() + timedelta(seconds=1))
    assert errand is not None
    assert errand.kind is jobs.Kind.CHART


@pytest.mark.parametrize("word", ["disponível", "ausente"])
async def test_in_a_group_nobody_waits_alone(desk: Talk, word: str) -> None:
    await desk.say("/grupo permitir", group="sala")
    [told] = await desk.say(f"/fila {word}", group="sala")
    assert told.text.startswith("Ficar disponível é comigo, no privado.")
