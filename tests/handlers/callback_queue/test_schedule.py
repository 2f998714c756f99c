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
from tests.handlers.callback_queue.test_request import ASK, asked, button, runtime, taken, to
from tests.handlers.passing import ends, later, leaves, with_policy
from tests.handlers.talk import ANA, Talk

__all__ = ["runtime"]  # a fixture of the conversation
HOURS = Hours("Mo-Fr 08:00-18:00; PH off")


async def test_outside_hours_it_waits_and_agents_see_nothing(runtime: Talk) -> None:
    with_policy(runtime, hours=HOURS)
    runtime.clock.turn(hours=8)  # 20:00 on a Monday
    said = await asked(runtime)
    assert "Não há atendimento nesse horário" in to("rui", said)[-1].text
    assert "terça-feira, 24 de novembro, às 08:00" in to("rui", said)[-1].text
    assert to("ana", said) == []
    said = await later(runtime, 12 * 60)
    assert [b.label for b in to("ana", said)[0].buttons] == ["Assumir", "Urgente"]
    assert to("rui", said)[0].text.endswith("⏳ Na fila. Aviso quando um atendente assumir.")


async def test_a_time_is_kept_and_cancelled_before_it_comes(runtime: Talk) -> None:
    said = await runtime.say(f"/retorno amanhã às 10h {ANA} Dúvida", by="rui")
    card, told = to("rui", said)
    assert "Para terça-feira, 24 de novembro, às 10:00" in card.text
    assert told.text.startswith("Combinado: você entra na fila terça-feira")
    said = await runtime.say("me liga de volta amanhã às 11h", by="rui")
    assert "Não criei outro" in to("rui", said)[0].text
    await runtime.press(button(to("rui", said), "Cancelar"), by="rui")
    assert to("ana", await later(runtime, 24 * 60)) == []


async def test_the_estimate_is_the_middle_of_what_it_took(runtime: Talk) -> None:
    for minutes, guest in ((2, "rui"), (4, "lia"), (30, "leo")):
        await runtime.has(Role.GUEST, guest)
        number = f"11 9{8200 + minutes:04d}-0000"
        said = await runtime.say(f"/retorno {number}", by=guest)
        runtime.clock.turn(minutes=minutes)
        await runtime.press(button(to("ana", said), "Assumir"))
    await runtime.has(Role.GUEST, "bia")
    said = await runtime.say(ASK, by="bia")
    assert "Costuma levar cerca de 4 min." in to("bia", said)[-1].text


async def test_reminders_speak_once_for_all_who_wait(runtime: Talk) -> None:
    await asked(runtime)
    said = await later(runtime, 5)
    assert "🟡" in to("ana", said)[0].text
    await runtime.has(Role.GUEST, "lia")
    said = await runtime.say("/retorno 21 99765-0000", by="lia")
    await runtime.press(button(to("ana", said), "Urgente"))
    said = await later(runtime, 10)
    [news] = [m.text for m in to("ana", said) if not m.card]
    assert news.startswith("⏰ 2 pessoas esperam por um retorno. A primeira espera há 15 min")
    assert [m for m in to("ana", await later(runtime, 9)) if not m.card] == []
    assert "há 25 min" in [m.text for m in to("ana", await later(runtime, 1)) if not m.card][-1]


async def test_an_agent_who_forgets_is_reminded_and_one_who_left_is_replaced(runtime: Talk) -> None:
    await taken(runtime)
    said = await later(runtime, 15)
    assert "há 15 min e ainda não ligou" in to("ana", said)[-1].text
    await runtime.press(button(to("ana", await runtime.say("/fila")), "Devolver"))
    said = await runtime.say("/fila", by="bia")
    await runtime.press(button(to("bia", said), "Assumir"), by="bia")
    await runtime.has(Role.NONE, "bia")
    said = await later(runtime, 20)
    assert "⏳ Na fila." in to("rui", said)[-1].text


async def test_nobody_comes_and_it_ends_with_an_apology(runtime: Talk) -> None:
    await asked(runtime)
    said = await later(runtime, 24 * 60)
    assert "ninguém conseguiu atender a tempo" in to("rui", said)[-1].text
    assert [m.text.splitlines()[-1] for m in to("ana", said)][-1].startswith("⌛")


async def test_one_press_stands_for_two_calls_and_then_others_may_take_it(runtime: Talk) -> None:
    await runtime.press(button(await taken(runtime), "Ligar agora"))
    first = await leaves(runtime)
    assert first is not None
    await runtime.report(first, status="NA", provider_id=f"id-{first.id}")
    await later(runtime, 3)
    assert await leaves(runtime) is None, "a callback alone lets no second call leave"
    await ends(runtime, first, "NA")
    said = await later(runtime, 1)
    assert "📲" in to("rui", said)[-1].text
    second = await leaves(runtime)
    assert second is not None
    assert second.follows == first.id
    said = await ends(runtime, second, "NA")
    assert to("rui", said)[-1].text.startswith("⏳ Na fila.")
    assert [b.label for b in to("bia", said)[0].buttons] == ["Assumir", "Urgente"]


async def test_an_attempt_that_the_rules_stop_is_left_to_its_agent(runtime: Talk) -> None:
    await runtime.press(button(await taken(runtime), "Ligar agora"))
    first = await leaves(runtime)
    assert first is not None
    await ends(runtime, first, "NA")
    await runtime.say(f"/bloquear {ANA}")
    said = await later(runtime, 3)
    assert "não saiu: as regras não deixam ligar agora" in to("ana", said)[0].text
    assert await leaves(runtime) is None


async def test_what_nobody_knows_is_never_tried_again_by_itself(runtime: Talk) -> None:
    await runtime.press(button(await taken(runtime), "Ligar agora"))
    first = await leaves(runtime)
    assert first is not None
    await ends(runtime, first, "OK")
    assert await leaves(runtime) is None
    await later(runtime, 60)
    assert await leaves(runtime) is None


async def test_a_meeting_that_a_record_proves_late_is_in_the_timeline(runtime: Talk) -> None:
    said = await runtime.press(button(await taken(runtime), "Ligar agora"))
    order = await leaves(runtime)
    assert order is not None
    await runtime.press(button(to("rui", said), "Cancelar"), by="rui")
    await runtime.report(order, status="NA", provider_id=f"id-{order.id}")
    await ends(runtime, order, "OK")
    async with runtime.database.read() as session:
        [request] = await requests.list_asked(session, (await runtime.person("rui")).id)
    [told] = await runtime.say(f"/status {request.short}", by="rui")
    assert "ligação atendida" in told.text
    assert "desistência durante a ligação" in told.text


async def test_the_customer_may_be_rung_first(runtime: Talk) -> None:
    with_policy(runtime, first=First.CUSTOMER)
    said = await taken(runtime)
    assert "Ligar toca primeiro o telefone de quem pediu" in to("ana", said)[-1].text
    said = await runtime.press(button(said, "Ligar agora"))
    assert "primeiro toca o seu telefone" in to("rui", said)[-1].text
    order = await leaves(runtime)
    assert order is not None
    assert (order.kind, order.dest.digits) == (Kind.BRIDGE, "5511992069730")
    said = await ends(runtime, order, "OK")
    assert "atendida no seu número" in to("rui", said)[-1].text


async def test_the_figures_are_an_errand_and_their_text_adds_up(runtime: Talk) -> None:
    [soon] = await runtime.say("/fila números")
    assert soon.text.startswith("📊")
    async with runtime.database.write() as session:
        errand = await jobs.claim_job(session, "w", runtime.clock.now() + timedelta(seconds=1))
    assert errand is not None
    assert errand.kind is jobs.MediaJobKind.CHART


@pytest.mark.parametrize("word", ["disponível", "ausente"])
async def test_in_a_group_nobody_waits_alone(runtime: Talk, word: str) -> None:
    await runtime.say("/grupo permitir", group="sala")
    [told] = await runtime.say(f"/fila {word}", group="sala")
    assert told.text.startswith("Ficar disponível é comigo, no privado.")
