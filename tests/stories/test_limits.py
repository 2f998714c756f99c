"""Limits, a repeat and an opt-out, with phones that ring."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stories.world import World

PRESSES_9 = "11 90000-0019"
OTHER = "11 99206-9730"


@pytest.fixture
def changes() -> dict[str, Any]:
    return {"opt_out_key": "9"}


async def test_who_presses_nine_is_not_called_again(story: World) -> None:
    await story.say(f"/ligar {PRESSES_9} Para não receber mais ligações, tecle 9", yes=True)
    assert len(story.dialled()) == 1
    await story.turn(60)
    await story.turn(60)
    heard = await story.heard()
    assert any("teclou 9: não recebe mais ligações" in text for text in heard)
    await story.say(f"/ligar {PRESSES_9} Olá de novo", yes=True)
    await story.say(f"/sms {PRESSES_9} oi", yes=True)
    assert all("teclou para não receber mais ligações" in text for text in await story.heard())
    assert story.dialled() == []


async def test_a_limit_stops_the_next_call_and_time_makes_room(story: World) -> None:
    await story.say("/limite pessoa-hora 1")
    await story.say(f"/ligar {OTHER} Olá", yes=True)
    assert len(story.dialled()) == 1
    await story.turn(300)
    await story.heard()
    await story.say(f"/ligar {OTHER} Olá", yes=True)
    [refused] = await story.heard()
    assert "esse é o seu limite" in refused
    assert story.dialled() == []
    await story.turn(3300)
    await story.say(f"/ligar {OTHER} Olá", yes=True)
    assert len(story.dialled()) == 1
    await story.turn(60)
    await story.heard()
    await story.say("/ligar 11 98765-4321 Olá")
    [refused] = await story.heard()
    assert "esse é o seu limite" in refused


async def test_two_agents_call_the_same_person_and_the_second_is_asked(story: World) -> None:
    await story.say("/convidar agente")
    token = (await story.heard())[-1].rsplit(" ", 1)[-1]
    await story.say(f"/start {token}", by="bia")
    await story.say(f"/ligar {OTHER} Olá", by="bia")
    await story.say(f"/ligar {OTHER} Olá")
    await story.press("Ligar")
    assert len(story.dialled()) == 1
    await story.press("Ligar", by="bia")
    assert story.dialled() == [], "her card did not tell of it: she is asked"
    assert "Outra pessoa chamou este número" in (await story.chat("bia"))[-1].text
    await story.press("Ligar", by="bia")
    assert "Acabou de sair outro pedido para este número" in (await story.chat("bia"))[-1].text
    assert story.dialled() == [], "the platform takes a second call only after a pause"
    await story.turn(11)
    assert len(story.dialled()) == 1
    await story.turn(60)
    await story.heard()
    await story.heard("bia")
