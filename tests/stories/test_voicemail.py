"""A machine answers: the chat reads of voicemail, and no page counts it as an answer."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tests.stories.on_call import FIRING, SILENT, post, write_file
from tests.stories.world import World, world

VOICEMAIL, MACHINE, PERSON = "11 90000-0006", "11 90000-0008", "11 90000-0000"
BIA = "11 99206-9730"
DIGITS = "5511992069730"


async def last_of(story: World, said: str) -> str:
    """Say it with a yes, wait for the platform's record, and return what the chat read last."""
    await story.say(said, yes=True)
    await story.heard()
    [dialled] = story.dialled()
    assert dialled.params["amd"], "the platform is asked who answers"
    await story.turn(120)
    await story.turn(10)
    *_, told = await story.heard()
    return told


@pytest.mark.parametrize("number", [VOICEMAIL, MACHINE])
async def test_a_call_to_a_machine_ends_as_voicemail(story: World, number: str) -> None:
    told = await last_of(
        story, f"/ligar {number} Seu pedido chegou: pode buscar na portaria até as dez da noite"
    )
    assert f"📭 Caixa postal: a ligação para +55 {number} foi atendida por uma máquina." in told
    await story.say("/status")
    [listed] = await story.heard()
    assert "caixa postal" in listed


async def test_it_is_said_in_english_as_well(story: World) -> None:
    await story.say("/idioma en")
    told = await last_of(
        story,
        f"/call {VOICEMAIL} Your order is here: you can fetch it at the desk until ten tonight",
    )
    assert "📭 Voicemail: the call to +55 11 90000-0006 was answered by a machine." in told


async def test_a_person_who_answers_is_no_machine(story: World) -> None:
    told = await last_of(
        story, f"/ligar {PERSON} Seu pedido chegou: pode buscar na portaria até as dez da noite"
    )
    assert told.startswith("✅ +55 11 90000-0000 atendeu e ficou")


async def test_a_question_that_a_machine_answers_was_heard_by_nobody(story: World) -> None:
    told = await last_of(story, f"/perguntar {VOICEMAIL} Você vem? 1=sim 2=não")
    assert "📭 Caixa postal: a ligação para +55 11 90000-0006 foi atendida por uma máquina." in told
    assert "não teclou nada" not in told


async def test_a_key_that_a_machine_sends_is_no_answer_and_is_not_lost(story: World) -> None:
    story.sandbox.platform.phones.set_behaviour(DIGITS, "machine", "1")
    told = await last_of(story, f"/perguntar {BIA} Você vem? 1=sim 2=não")
    assert "foi atendida por uma máquina. A operadora registrou 1, que não conta." in told
    assert (await story.chat())[0].order["answer"] == ""


@pytest.fixture
async def paging(database_url: str, clock: FrozenClock, tmp_path: Path) -> AsyncIterator[World]:
    """Bia is on call, and her voicemail presses the key that acknowledges; Eva hears nothing."""
    file = write_file(tmp_path, bia=BIA, eva=SILENT)
    async with world(database_url, clock, tmp_path, on_call_file=file) as made:
        made.sandbox.platform.phones.set_behaviour(DIGITS, "machine", "1")
        yield made


async def test_a_page_counts_no_machine_with_or_without_a_key(paging: World) -> None:
    await post(paging, "prometheus", FIRING)
    assert [call.dest for call in paging.dialled()] == [DIGITS]
    await paging.turn(60)
    await paging.turn(30)
    cards = [s for s in await paging.chat("bia") if s.card.startswith("page:")]
    assert cards[-1].text.endswith("📣 Ninguém assumiu ainda. Continuo chamando.")
    short = cards[-1].card.removeprefix("page:")[:5]
    await paging.turn(60)
    assert [call.dest for call in paging.dialled()] == [DIGITS], "it calls again"
    await paging.heard("bia")
    await paging.say(f"/status {short}", by="bia")
    [timeline] = await paging.heard("bia")
    assert "era a caixa postal: conta como não atendida" in timeline
