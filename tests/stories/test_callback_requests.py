"""Call me back: a customer asks, an agent takes it, two phones ring in order, both hear the end."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from domain.people.roles import Role
from storage.people import people
from tests.clocks import FrozenClock
from tests.stories.world import World, world

ANSWERS, SILENT = "11 90000-0000", "11 90000-0001"
CUSTOMER = "11 99206-9730"
Admit = Callable[[str, Role], Awaitable[None]]


async def admit(story: World, name: str, role: Role, line: str = "") -> None:
    """Somebody with a role; an agent with a line of their own, and available."""
    async with story.program.database.write() as session:
        person = await people.open_person(
            session, f"terminal:{name}", name=name.title(), locale="pt-BR"
        )
        await people.note_role(session, person.id, role)
    if line:
        await story.say(f"/meunumero {line}", by=name)
        await story.say("/fila disponível", by=name)
        await story.heard(name)


async def last(story: World, name: str) -> str:
    """The last line of the last thing that somebody reads."""
    return (await story.chat(name))[-1].text.splitlines()[-1]


async def card(story: World, name: str) -> str:
    """Where the card of a request says that it stands."""
    cards = [said for said in await story.chat(name) if said.text.startswith("☎️")]
    return cards[-1].text.splitlines()[-1]


async def test_two_phones_ring_in_order_and_nobody_reads_a_number(story: World) -> None:
    await admit(story, "rui", Role.GUEST)
    await admit(story, "bia", Role.AGENT, ANSWERS)
    await story.say(f"/retorno {CUSTOMER} Dúvida sobre o pedido", by="rui")
    assert await card(story, "bia") == "⏳ Espera um atendente."
    assert story.dialled() == [], "to ask dials nothing"
    await story.press("Assumir", by="bia")
    assert "vai ligar" in await card(story, "rui")
    await story.press("Ligar agora", by="bia")
    [bridge] = story.dialled()
    assert (bridge.kind, bridge.dest, bridge.dest2) == (
        "bridge",
        "5511900000000",
        "5511992069730",
    )
    assert "primeiro toca o telefone do atendente" in await card(story, "rui")
    await story.turn(120)
    assert (await card(story, "rui")).startswith("✅ O atendente atendeu a ligação.")
    assert await card(story, "bia") == "✅ A ligação foi atendida."
    texts = [text for text in await story.heard("bia") if "9206" in text]
    assert texts == [], "the agent sees no number"
    assert not [text for text in await story.heard("rui") if "90000" in text]


async def test_two_agents_press_at_once_and_one_has_it(story: World) -> None:
    await admit(story, "rui", Role.GUEST)
    for name, line in (("bia", ANSWERS), ("eva", "11 90000-0040")):
        await admit(story, name, Role.AGENT, line)
    await story.say(f"/retorno {CUSTOMER}", by="rui")
    take = (await story.chat("bia"))[-1].buttons["Assumir"]
    for name in ("bia", "eva"):
        await story.press_choice(take, by=name)
    assert await card(story, "bia") == (
        "🙋 Você assumiu. Ligar toca primeiro o seu telefone, depois o de quem pediu."
    )
    assert await card(story, "eva") == "🙋 Outra pessoa assumiu."
    assert (await story.toasts("eva"))[-1] == "Outra pessoa assumiu este pedido."
    for name in ("bia", "eva", "rui"):
        await story.heard(name)


async def test_the_agent_does_not_answer_and_the_request_stays(story: World) -> None:
    await admit(story, "rui", Role.GUEST)
    await admit(story, "bia", Role.AGENT, SILENT)
    await story.say(f"/retorno {CUSTOMER}", by="rui")
    await story.press("Assumir", by="bia")
    await story.press("Ligar agora", by="bia")
    assert len(story.dialled()) == 1
    await story.turn(120)
    assert "Você assumiu" in await card(story, "bia")
    assert "Tentamos de novo em alguns minutos" in await card(story, "rui")
    await story.turn(60)  # the platform's record confirms what the callback had told
    await story.turn(120)
    [again] = story.dialled()
    assert again.dest == "5511900000001", "one press stands for two calls, three minutes apart"
    await story.turn(120)
    assert "Na fila" in await card(story, "rui"), "after the last one others may take it"
    assert await card(story, "bia") == "⏳ Espera um atendente."
    await story.turn(600)
    assert story.dialled() == []
    for name in ("bia", "rui"):
        await story.heard(name)


async def test_the_customer_gives_up_while_it_rings(story: World) -> None:
    await admit(story, "rui", Role.GUEST)
    await admit(story, "bia", Role.AGENT, SILENT)
    await story.say(f"/retorno {CUSTOMER}", by="rui")
    await story.press("Assumir", by="bia")
    await story.press("Ligar agora", by="bia")
    assert len(story.dialled()) == 1
    await story.press("Cancelar", by="rui")
    assert "não há como parar" in await card(story, "rui")
    assert "desistiu enquanto tocava" in await card(story, "bia")
    await story.turn(120)
    assert "Cancelado" in await card(story, "rui")
    assert not [s for s in await story.chat("bia") if "Ligar agora" in s.buttons]
    for name in ("bia", "rui"):
        await story.heard(name)


async def test_a_restart_in_the_middle_loses_nothing(
    database_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    async with world(database_url, clock, tmp_path) as before:
        await admit(before, "rui", Role.GUEST)
        await admit(before, "bia", Role.AGENT, ANSWERS)
        await before.say(f"/retorno {CUSTOMER}", by="rui")
        await before.press("Assumir", by="bia")
        ring = (await before.chat("bia"))[-1].buttons["Ligar agora"]
        for name in ("bia", "rui"):
            await before.heard(name)
    async with world(database_url, clock, tmp_path) as again:
        await again.press_choice(ring, by="bia")
        assert len(again.dialled()) == 1
        await again.turn(120)
        assert (await card(again, "rui")).startswith("✅ O atendente atendeu")
        for name in ("ana", "bia", "rui"):
            await again.heard(name)


@pytest.mark.long
async def test_three_hundred_requests_and_ten_agents_keep_order_and_lose_none(
    story: World,
) -> None:
    for number in range(10):
        await admit(story, f"agent{number}", Role.AGENT, f"11 9000{number}-1234")
    for number in range(300):
        await admit(story, f"guest{number}", Role.GUEST)
        await story.say_unanswered(f"/retorno 11 9{82_000_000 + number}", by=f"guest{number}")
    await story.settle()
    seen = [s for s in await story.chat("agent0") if "Assumir" in s.buttons]
    assert len(seen) == 300
    names = [re.findall(r"☎️ (Guest\d+)", s.text)[0] for s in seen]
    assert names == [f"Guest{n}" for n in range(300)], "the oldest first"
    for number, said in enumerate(seen):
        await story.press_choice(said.buttons["Assumir"], by=f"agent{number % 10}")
    for number in range(300):
        assert "vai ligar" in await card(story, f"guest{number}")
        await story.heard(f"guest{number}")
    for number in range(10):
        await story.heard(f"agent{number}")
