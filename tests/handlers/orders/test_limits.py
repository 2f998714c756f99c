"""What stops an order that its person may ask for; each refusal says what, why, until when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.orders.order import State
from domain.people.audit import Act
from domain.people.roles import Role
from domain.ports import Accepted, Refusal, Refused, Unsure
from handlers.orders.limits import why_no_longer
from storage.orders import orders
from tests.handlers.talk import ANA, Talk

OTHER = "21 99765-4321"
CARD = f"/ligar {ANA} Olá"


@pytest.fixture(autouse=True)
async def _priced(talk: Talk) -> None:
    talk.rules = replace(talk.rules, prices={"mobile": 250, "sms": 90})


async def called(talk: Talk, number: str = ANA, *, by: str = "ana") -> None:
    """Somebody said yes to a call."""
    await talk.say(f"/ligar {number} Olá", by=by)
    await talk.press(f"yes:{(await talk.order(by=by)).ticket}", by=by)


async def test_a_persons_hour_is_full_until_the_oldest_is_an_hour_old(talk: Talk) -> None:
    await talk.limits(person_hour=2, repeat=0)
    await called(talk)
    talk.clock.turn(minutes=20)
    await called(talk)
    [refused] = await talk.say(CARD)
    assert refused.text == (
        "Você já fez 2 pedidos na última hora, e esse é o seu limite. Nada foi discado. "
        "Você pode pedir de novo a partir de segunda-feira, 23 de novembro, às 13:00."
    )
    assert refused.fault == "invalid"
    last = (await talk.audit())[-1]
    assert (last.act, last.detail) == (Act.REFUSED, {"why": "person-hour"})
    await talk.has(Role.AGENT, "bia")
    [card] = await talk.say(CARD, by="bia")
    assert "Posso ligar?" in card.text, "each person has their own"
    talk.clock.turn(minutes=40)
    [card] = await talk.say(CARD)
    assert "Posso ligar?" in card.text


async def test_what_was_shown_before_the_limit_is_refused_at_its_yes(talk: Talk) -> None:
    await talk.limits(person_day=1, repeat=0)
    await talk.say(CARD)
    earlier = await talk.choice("Ligar")
    await called(talk, OTHER)
    [refused] = await talk.press(earlier)
    assert refused.text.startswith("Você já fez um pedido nas últimas 24 horas")
    assert refused.press == "press-1"
    assert (await talk.order(latest=1)).state is State.PROPOSED


async def test_one_number_is_not_called_again_and_again_by_anybody(talk: Talk) -> None:
    await talk.limits(destination_day=1, repeat=0)
    await called(talk)
    await talk.has(Role.AGENT, "bia")
    for written in ("11 99206-9730", "+55 (11) 992069730"):
        [refused] = await talk.say(f"/ligar {written}: Olá", by="bia")
        assert refused.text.startswith(
            "Já foi feito um pedido (ligação ou SMS) para este número nas últimas 24"
        )
    [refused] = await talk.say(f"/ponte {OTHER} {ANA}", by="bia")
    assert "nas últimas 24 horas" in refused.text, "at either end of a bridge"


async def test_all_together_have_a_limit(talk: Talk) -> None:
    await talk.limits(total_hour=1)
    await called(talk)
    await talk.has(Role.AGENT, "bia")
    [refused] = await talk.say(f"/sms {OTHER} oi", by="bia")
    assert refused.text.startswith("Todos juntos já fizeram um pedido na última hora")


async def test_what_was_cancelled_or_expired_leaves_its_room(talk: Talk) -> None:
    await talk.limits(person_hour=1)
    await talk.say(f"/ligar amanhã 9h {ANA} Olá")
    await talk.press_label("Marcar")
    await talk.say("/cancelar")
    [card] = await talk.say(CARD)
    assert "Posso ligar?" in card.text


async def test_spending_counts_estimates_until_reports_correct_them(talk: Talk) -> None:
    await talk.limits(person_spend=500, repeat=0)
    await called(talk)
    order = await talk.claim()
    await talk.answered(order, Accepted("900"))
    talk.clock.turn(minutes=5)
    await called(talk, OTHER)
    [refused] = await talk.say(CARD)
    assert refused.text == (
        "Este pedido passaria do que você pode gastar em 24 horas: 0,50. Nada foi discado. "
        "Você pode pedir de novo a partir de terça-feira, 24 de novembro, às 12:00."
    )
    await talk.report(order, cost=100)
    [refused] = await talk.say(CARD)
    assert "passaria" in refused.text, "100 and 250 leave 150"
    second = await talk.claim()
    await talk.answered(second, Accepted("901"))
    await talk.report(second, cost=100, provider_id="901")
    [card] = await talk.say(CARD)
    assert "Posso ligar?" in card.text


async def test_a_bridge_holds_ten_minutes_of_both_lines(talk: Talk) -> None:
    await talk.limits(total_spend=4_999)
    [refused] = await talk.say(f"/ponte {ANA} {OTHER}")
    assert refused.text.startswith("Este pedido passaria do que todos juntos podem gastar")
    await talk.limits(total_spend=5_000)
    [card] = await talk.say(f"/ponte {ANA} {OTHER}")
    assert "Custo estimado: desconhecido" in card.text


async def test_with_a_cap_nothing_of_unknown_price_is_dialled(talk: Talk) -> None:
    await talk.limits(total_spend=1_000)
    [refused] = await talk.say("/ligar 11 3333-4444 Olá")
    assert refused.text.startswith("Há um limite de gastos, e não sei quanto este pedido custa.")


async def test_a_refusal_of_the_platform_costs_nothing(talk: Talk) -> None:
    await talk.limits(person_spend=300, repeat=0)
    await called(talk)
    await talk.answered(await talk.claim(), Refused(Refusal.CREDIT))
    [card] = await talk.say(CARD)
    assert "Posso ligar?" in card.text


async def test_the_card_asks_again_where_the_same_was_called_a_moment_ago(talk: Talk) -> None:
    await called(talk)
    talk.clock.turn(seconds=40)
    [card] = await talk.say(CARD)
    assert card.text.endswith(
        "⚠️ Você chamou este número há 40 s.\nPosso ligar? Espero a sua resposta por 5 minutos."
    )
    toast, _ = await talk.press_label("Ligar")
    assert toast.toast == "Confirmado"
    talk.clock.turn(minutes=2)
    [card] = await talk.say(CARD)
    assert "⚠️" not in card.text
    [card] = await talk.say(f"/sms {ANA} oi")
    assert "⚠️" not in card.text, "an SMS is not a call"
    await called(talk)
    talk.clock.turn(seconds=30)
    [card] = await talk.say(f"/ponte {ANA} {OTHER}")
    assert "⚠️ Você chamou um destes números há 30 s." in card.text, "but a bridge rings"


async def test_a_yes_of_the_same_breath_never_repeats(talk: Talk) -> None:
    await called(talk)
    talk.clock.turn(seconds=5)
    [refused] = await talk.say(CARD, yes=True)
    assert refused.text.startswith("⚠️ Você chamou este número há 5 s. Nada foi discado desta vez.")
    assert await talk.count() == 1


async def test_who_was_slower_is_asked_once_more(talk: Talk) -> None:
    await talk.has(Role.AGENT, "bia")
    await talk.say(CARD, by="bia")
    slower = f"yes:{(await talk.order(by='bia')).ticket}"
    await called(talk)
    talk.clock.turn(seconds=3)
    toast, card = await talk.press(slower, by="bia")
    assert toast.toast == "Alguém acabou de chamar este número: veja o cartão."
    assert "⚠️ Outra pessoa chamou este número há poucos segundos." in card.text
    assert [b.label for b in card.buttons][:1] == ["Ligar"]
    assert (await talk.order(by="bia")).state is State.PROPOSED
    toast, _ = await talk.press(slower, by="bia")
    assert toast.toast == "Confirmado"


async def test_what_is_scheduled_is_no_repeat_until_it_was_called(talk: Talk) -> None:
    await talk.say(f"/ligar em 10 minutos {ANA} Olá")
    await talk.press_label("Marcar")
    [card] = await talk.say(CARD)
    assert "⚠️" not in card.text
    talk.clock.turn(minutes=10, seconds=30)
    [card] = await talk.say(CARD)
    assert "⚠️ Você chamou este número há 30 s." in card.text


async def test_at_quiet_hours_nobody_is_called_but_it_can_be_scheduled(talk: Talk) -> None:
    await talk.say("/limite silêncio 11:00 14:00")
    [refused] = await talk.say(CARD)
    assert refused.text == (
        "A esta hora não se liga nem se envia SMS para este número. Nada foi discado. "
        "Ele pode ser chamado a partir de "
        "segunda-feira, 23 de novembro, às 14:00; para marcar, ponha o dia e a hora no pedido."
    )
    [card] = await talk.say(f"/ligar às 14:00 {ANA} Olá")
    assert "Posso marcar?" in card.text
    [refused] = await talk.say(f"/ligar amanhã 13:59 {ANA} Olá")
    assert "terça-feira, 24 de novembro, às 14:00" in refused.text


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("/bloquear 11992069730", Refusal.BLOCKED_HERE),
        ("/bloquear 11 99206-9730 pediu", Refusal.OPTED_OUT),
        ("/bloquear +5511*", Refusal.BLOCKED_HERE),
        ("/limite silencio 8:30 9:30", Refusal.QUIET),
    ],
)
async def test_what_was_scheduled_is_asked_about_again_at_its_moment(
    talk: Talk, command: str, why: Refusal
) -> None:
    await talk.say(f"/ligar amanhã 9h {ANA} Olá")
    await talk.press_label("Marcar")
    order = await talk.order()
    await talk.say(command)
    talk.clock.turn(hours=21)
    async with talk.database.read() as session:
        fresh = await orders.find_order(session, order.id)
        assert await why_no_longer(fresh, session, talk.rules, talk.clock.now()) is why


async def test_what_is_scheduled_counts_where_it_will_ring(talk: Talk) -> None:
    await talk.limits(destination_hour=2, repeat=0)
    for clock in ("9:10", "9:40"):
        await talk.say(f"/ligar amanhã {clock} {ANA} Olá")
        await talk.press(f"yes:{(await talk.order()).ticket}")
    for clock in ("8:50", "9:20", "10:05"):
        [refused] = await talk.say(f"/ligar amanhã {clock} {ANA} Olá")
        assert refused.text.startswith("Já foram feitos 2 pedidos"), clock
    for clock in ("8:35", "10:15"):
        [card] = await talk.say(f"/ligar amanhã {clock} {ANA} Olá")
        assert "Posso marcar?" in card.text, clock
    await called(talk)
    assert await talk.count() == 5, "now is far from then"


async def test_two_for_one_moment_are_asked_about(talk: Talk) -> None:
    await talk.say(f"/ligar em 10 minutos {ANA} Olá")
    await talk.press(f"yes:{(await talk.order()).ticket}")
    [card] = await talk.say(f"/ligar em 11 minutos {ANA} Olá")
    assert "⚠️ Já há um pedido marcado para este número: segunda-feira" in card.text


async def test_again_makes_no_order_where_it_is_stopped(talk: Talk) -> None:
    await talk.say(CARD, yes=True)
    order = await talk.claim()
    await talk.answered(order, Unsure("timeout"))
    talk.clock.turn(minutes=11)
    await talk.silence(order)
    await talk.say("/bloquear 11 99206-9730")
    [refused] = await talk.press(f"again:{order.ticket}")
    assert "está bloqueado" in refused.text
    assert await talk.count() == 1
