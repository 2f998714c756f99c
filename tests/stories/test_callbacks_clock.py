"""Call me back, while time passes: hours, colours, reminders, attempts, expiry, a restart."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from domain.people.roles import Role
from tests.clocks import FrozenClock
from tests.stories.test_callback_requests import ANSWERS, CUSTOMER, SILENT, admit, card, last
from tests.stories.world import World, world

HOURS = "Mo-Fr 08:00-18:00; PH off"
HOUR = 3600.0


@pytest.fixture
def changes() -> dict[str, Any]:
    return {"callback_hours": HOURS}


@pytest.fixture
async def evening(story: World, clock: FrozenClock) -> World:
    """Thursday, 24 December 2026, 19:00 in São Paulo: nobody is there before Monday."""
    then = datetime(2026, 12, 24, 22, 0, tzinfo=UTC)
    await story.turn((then - clock.now()).total_seconds())
    await admit(story, "rui", Role.GUEST)
    await admit(story, "bia", Role.AGENT, ANSWERS)
    return story


async def test_outside_hours_it_waits_for_the_next_ones_and_says_so(evening: World) -> None:
    await evening.say(f"/retorno {CUSTOMER} Dúvida", by="rui")
    assert "você entra na fila segunda-feira, 28 de dezembro, às 08:00" in await last(
        evening, "rui"
    )
    assert [s for s in await evening.chat("bia") if s.text.startswith("☎️")] == []
    await evening.turn(84 * HOUR)  # Christmas is a holiday, then comes the weekend
    assert [s for s in await evening.chat("bia") if s.text.startswith("☎️")] == []
    await evening.turn(HOUR)
    assert await card(evening, "bia") == "⏳ Espera um atendente."
    assert await card(evening, "rui") == "⏳ Na fila. Aviso quando um atendente assumir."
    for name in ("bia", "rui"):
        await evening.heard(name)


async def test_a_time_within_hours_is_kept_and_one_outside_is_moved(evening: World) -> None:
    await evening.say(f"/retorno dia 29 às 10h {CUSTOMER} Dúvida", by="rui")
    assert "Combinado: você entra na fila terça-feira, 29 de dezembro, às 10:00" in await last(
        evening, "rui"
    )
    await evening.press("Cancelar", by="rui")
    await evening.say(f"/retorno dia 29 às 20h {CUSTOMER}", by="rui")
    assert "quarta-feira, 30 de dezembro, às 08:00" in await last(evening, "rui")
    await evening.say("/cancelar", by="rui")
    await evening.turn(7 * 24 * HOUR)
    assert evening.dialled() == [], "nobody pressed anything"
    for name in ("bia", "rui"):
        await evening.heard(name)


async def test_it_turns_yellow_and_red_and_the_agents_are_reminded(story: World) -> None:
    await admit(story, "rui", Role.GUEST)
    await admit(story, "bia", Role.AGENT, ANSWERS)
    await story.turn(HOUR)
    await story.say(f"/retorno {CUSTOMER}", by="rui")
    colours = []
    for minutes in (0, 5, 10):
        await story.turn(minutes * 60)
        shown = [s for s in await story.chat("bia") if s.text.startswith("☎️")][-1]
        colours.append(shown.text.splitlines()[1][0])
    assert colours == ["🟢", "🟡", "🔴"]
    assert (await last(story, "bia")).startswith("⏰ Uma pessoa espera por um retorno há 15 min")
    await story.turn(10 * 60)
    assert "há 25 min" in await last(story, "bia")
    await story.press("Assumir", by="bia")
    await story.turn(15 * 60)
    assert "há 15 min e ainda não ligou" in await last(story, "bia")
    for name in ("bia", "rui"):
        await story.heard(name)


async def test_where_nobody_is_available_the_administrators_are_reminded_and_it_expires(
    story: World,
) -> None:
    await admit(story, "rui", Role.GUEST)
    await story.say("/fila")  # ana has spoken: there is a chat to remind her in
    await story.say(f"/retorno {CUSTOMER}", by="rui")
    await story.turn(15 * 60)
    assert (await last(story, "ana")).startswith("⏰ Uma pessoa espera")
    await story.turn(24 * HOUR)
    assert "ninguém conseguiu atender a tempo" in await last(story, "rui")
    assert story.dialled() == []
    for name in ("ana", "rui"):
        await story.heard(name)


async def test_a_restart_between_two_attempts_makes_exactly_the_second(
    database_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    async with world(database_url, clock, tmp_path) as before:
        await admit(before, "rui", Role.GUEST)
        await admit(before, "bia", Role.AGENT, SILENT)
        await before.say(f"/retorno {CUSTOMER}", by="rui")
        await before.press("Assumir", by="bia")
        await before.press("Ligar agora", by="bia")
        assert len(before.dialled()) == 1
        await before.turn(60)
        await before.turn(60)
        for name in ("bia", "rui"):
            await before.heard(name)
    async with world(database_url, clock, tmp_path) as again:
        await again.turn(240)
        [second] = again.dialled()
        assert (second.dest, second.dest2) == ("5511900000001", "5511992069730")
        await again.turn(120)
        assert "Na fila" in await card(again, "rui")
        await again.turn(600)
        assert again.dialled() == []
        for name in ("ana", "bia", "rui"):
            await again.heard(name)
