"""An order for later: nothing is dialled before its moment, and it is dialled once at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.orders.order import DUE_GRACE
from tests.clocks import FrozenClock
from tests.stories.world import World, world

ANSWERS = "11 99206-9730"
AT_FOUR = "segunda-feira, 23 de novembro, às 16:00"
MINUTE, HOUR, GRACE = 60, 3600, DUE_GRACE.total_seconds()
# PostgreSQL's clock, turned along with ours, lags behind by as long as asking it takes.
MOMENT = 2


async def test_an_order_for_four_o_clock_is_dialled_at_four_and_told(story: World) -> None:
    await story.say(f"/ligar às 16:00 {ANSWERS} Seu pedido chegou")
    [card] = await story.heard()
    assert f"🕓 Quando: hoje, {AT_FOUR}\n" in card
    assert card.endswith("Posso marcar? Espero a sua resposta por 5 minutos.")
    await story.press("Marcar")
    [shown] = await story.chat()
    assert shown.text.endswith(f"🕓 Marcado para {AT_FOUR}. Até lá você pode cancelar.")
    assert list(shown.buttons) == ["Cancelar"]

    await story.turn(4 * HOUR - 1)
    assert story.dialled() == [], "nothing is dialled before its moment"
    await story.turn(MOMENT)
    [dialled] = story.dialled()
    assert (dialled.dest, dialled.text) == ("5511992069730", "Seu pedido chegou")
    [shown] = await story.chat()
    assert shown.text.endswith("📲 A operadora aceitou. O telefone deve tocar em instantes.")
    assert shown.buttons == {}

    await story.turn(MINUTE)
    [told] = await story.heard()
    assert told.startswith("✅ +55 11 99206-9730 atendeu")
    await story.turn(24 * HOUR)


async def test_the_yes_of_the_same_breath_schedules(story: World) -> None:
    await story.say(f"/sms {ANSWERS} em 10 minutos: Seu pedido chegou", yes=True)
    [card] = await story.heard()
    assert "Marcado para segunda-feira, 23 de novembro, às 12:10." in card
    assert story.dialled() == []
    await story.turn(10 * MINUTE + MOMENT)
    [sent] = story.dialled()
    assert (sent.kind, sent.text) == ("sms", "Seu pedido chegou")
    [told] = await story.heard()
    assert told.startswith("✅ A operadora aceitou o SMS")


async def test_the_button_takes_it_back_until_its_moment(story: World) -> None:
    await story.say(f"/ligar às 16:00 {ANSWERS} Olá", yes=True)
    await story.turn(4 * HOUR - 1)
    await story.press("Cancelar")
    assert await story.toasts() == ["Cancelado"]
    await story.turn(HOUR)
    [card] = await story.heard()
    assert card.endswith("🚫 Cancelado. Nada foi discado nem cobrado.")


async def test_the_command_takes_it_back_and_too_late_is_said_honestly(story: World) -> None:
    await story.say(f"/ligar às 16:00 {ANSWERS} Olá", yes=True)
    # The same twice for one moment is asked about: this one is confirmed on its card.
    await story.say(f"/ligar às 16:00 {ANSWERS} Olá")
    await story.press("Marcar")
    first, second = [said.order["ticket"][:5] for said in await story.chat() if said.order]
    await story.say("/status")
    await story.say(f"/cancelar {first}")
    *_, listed, done = await story.heard()
    assert f"{first} · ligação para +55 11 99206-9730 · marcado para {AT_FOUR}" in listed
    assert done == (
        f"Cancelei o pedido {first}, que estava marcado para {AT_FOUR}. "
        "Nada foi discado nem cobrado."
    )
    no = (await story.chat())[1].buttons["Cancelar"]
    await story.turn(4 * HOUR + MOMENT)
    assert len(story.dialled()) == 1, "only the one that was not taken back"
    await story.say(f"/cancelar {second}")
    await story.press_choice(no)
    [late] = await story.heard()
    assert late.startswith(f"Tarde demais para cancelar o pedido {second}:")
    assert (await story.toasts())[-1] == late
    await story.turn(MINUTE)
    assert len(await story.heard()) == 1


async def test_a_yes_after_the_moment_dials_at_once(story: World) -> None:
    await story.say(f"/ligar em 2 minutos {ANSWERS} Olá")
    await story.turn(4 * MINUTE)
    assert story.dialled() == []
    await story.press("Marcar")
    assert len(story.dialled()) == 1
    await story.turn(MINUTE)
    assert len(await story.heard()) == 2


async def test_a_time_that_may_be_the_messages_is_asked_back_and_nothing_dialled(
    story: World,
) -> None:
    await story.say(f"/ligar {ANSWERS} às 16:00 Seu pedido chegou", yes=True)
    [told] = await story.heard()
    assert told.startswith("Não sei se o horário é do pedido ou se faz parte da mensagem.")
    await story.turn(5 * HOUR)


@pytest.mark.parametrize("when", ["às 25:00", "hoje às 9h", "amanhã", "05/12/2030 9h"])
async def test_a_time_that_cannot_be_kept_dials_nothing(story: World, when: str) -> None:
    await story.say(f"/ligar {when} {ANSWERS} Olá", yes=True)
    [told] = await story.heard()
    assert "Nada foi discado." in told
    await story.turn(24 * HOUR)


@pytest.mark.parametrize("late", [MOMENT, GRACE - 1])
async def test_down_over_its_moment_it_is_dialled_when_back_within_the_grace(
    database_url: str, clock: FrozenClock, tmp_path: Path, late: float
) -> None:
    async with world(database_url, clock, tmp_path) as before:
        await before.say(f"/ligar às 16:00 {ANSWERS} Olá", yes=True)
        assert len(await before.heard()) == 1
    clock.turn(seconds=4 * HOUR + late)
    async with world(database_url, clock, tmp_path) as back:
        await back.settle()
        assert len(back.dialled()) == 1
        await back.turn(MINUTE)
        _, told = await back.heard()
        assert told.startswith("✅ +55 11 99206-9730 atendeu")


async def test_down_beyond_the_grace_it_is_reported_and_never_dialled(
    database_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    async with world(database_url, clock, tmp_path) as before:
        await before.say(f"/ligar às 16:00 {ANSWERS} Olá", yes=True)
        assert len(await before.heard()) == 1
    clock.turn(seconds=4 * HOUR + GRACE + MOMENT)
    async with world(database_url, clock, tmp_path) as back:
        await back.settle()
        card, told = await back.heard()
        assert card.endswith("Se ainda precisar, peça de novo.")
        assert told.startswith(f"⌛ Este pedido estava marcado para {AT_FOUR}, mas fiquei fora")
        assert back.dialled() == []
        await back.turn(24 * HOUR)


async def test_down_long_before_its_moment_nothing_is_lost(
    database_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    async with world(database_url, clock, tmp_path) as before:
        await before.say(f"/ligar às 16:00 {ANSWERS} Olá", yes=True)
        assert len(await before.heard()) == 1
    clock.turn(hours=3)
    async with world(database_url, clock, tmp_path) as back:
        await back.settle()
        assert back.dialled() == []
        await back.turn(HOUR + MOMENT)
        assert len(back.dialled()) == 1
        await back.turn(MINUTE)
        assert len(await back.heard()) == 2
