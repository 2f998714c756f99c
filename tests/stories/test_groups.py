"""A group of a team: allowed, asked in, shared, moved; with a phone that rings."""

from __future__ import annotations

import re

import pytest

from tests.emulated.telegram import EmulatedTelegram
from tests.emulated.telegram_updates import ANA, JOHN
from tests.stories.world import World, told

GROUP, SUPERGROUP = -1001234, -1009999
CALL = "/ligar 11 99206-9730 Seu pedido chegou"


@pytest.fixture
def story(on_telegram: World) -> World:
    return on_telegram


async def test_a_team_calls_from_its_group_and_nobody_reads_the_number(
    story: World, telegram: EmulatedTelegram
) -> None:
    await telegram.type("/convidar agente John")
    await told(story)
    token = re.findall(r"start=([\w-]+)", telegram.chat()[-1].text)[0]
    await telegram.type(f"/start {token}", user=JOHN.id)
    await telegram.type_in_group(CALL, user=JOHN.id)
    await told(story)
    assert telegram.chat(GROUP) == [], "nobody has allowed this group"

    await telegram.type_in_group("/grupo permitir")
    await telegram.type_in_group("Bom dia, pessoal! Alguém liga para 11 99206-9730?")
    await told(story)
    assert len(telegram.chat(GROUP)) == 1
    assert ("ligar", "Fazer uma ligação que fala por você") in telegram.chats.menus_of[GROUP]

    await telegram.type_in_group(f"/call@ramal_bot {CALL.removeprefix('/ligar ')}", user=JOHN.id)
    await told(story)
    await telegram.press("Call", group_id=GROUP)
    await told(story)
    assert telegram.toasts[-1] == "Só quem pediu pode responder."
    assert story.dialled() == []
    await telegram.press("Call", user=JOHN.id, group_id=GROUP)
    await told(story)
    assert len(story.dialled()) == 1

    await telegram.upgrade_group(GROUP, to=SUPERGROUP)
    await told(story)
    await story.turn(30)
    await told(story)
    texts = [shown.text for shown in (*telegram.chat(GROUP), *telegram.chat(SUPERGROUP))]
    assert any("answered" in text for text in texts)
    assert telegram.chat(SUPERGROUP), "the end is told where the group goes on"
    assert not any("9206" in text for text in texts)
    await telegram.type_in_group("/status", user=JOHN.id, group_id=SUPERGROUP)
    await told(story)
    assert "•30" in telegram.chat(SUPERGROUP)[-1].text
    assert telegram.chat(ANA.id)
