"""Somebody is invited, calls, and is revoked; nobody else gets in by the same link."""

from __future__ import annotations

import re

import pytest

from tests.emulated.telegram import EmulatedTelegram
from tests.emulated.telegram_updates import ANA, JOHN
from tests.stories.world import World, told

CALL = "/ligar 11 99206-9730 Seu pedido chegou"


@pytest.fixture
def story(on_telegram: World) -> World:
    return on_telegram


async def test_a_deep_link_makes_an_agent_of_a_stranger_once(
    story: World, telegram: EmulatedTelegram
) -> None:
    await telegram.type("/convidar agente John")
    await told(story)
    [offer] = telegram.chat()
    name, token = re.findall(r"https://t\.me/(\w+)\?start=([\w-]+)", offer.text)[0]
    assert name == telegram.chats.bot["username"]

    await telegram.type(f"/start {token}", user=JOHN.id)  # what Telegram sends for the link
    await told(story)
    assert telegram.chat(JOHN.id)[-1].text.startswith("Welcome! Your role here: agent.")
    assert ("call", "Place a call that speaks for you") in telegram.chats.menus_of[JOHN.id]
    assert telegram.chat()[-1].text.startswith(
        "John aceitou o convite e recebeu a permissão: agente."
    )

    await telegram.type(f"/start {token}", user=1003)  # a link that was passed on
    await told(story)
    assert "não vale" in telegram.chat(1003)[-1].text

    await telegram.type(CALL, user=JOHN.id)
    await told(story)
    await telegram.press("Call", user=JOHN.id)
    await told(story)
    assert len(story.dialled()) == 1

    number = re.findall(r"/quem (p\d+)", telegram.chat()[-1].text)[0]
    await telegram.type(CALL, user=JOHN.id)
    await told(story)
    await telegram.type(f"/quem {number} revogar")
    await told(story)
    assert telegram.chat(JOHN.id)[-1].text.startswith("Your permission to use Ramal was taken")
    await telegram.press("Call", user=JOHN.id)
    await told(story)
    assert story.dialled() == [], "a card that was shown before is no permission"
    assert [word for word, _ in telegram.chats.menus_of[JOHN.id]] == ["link", "language"]
    await story.turn(60)


async def test_a_scheduled_call_of_somebody_revoked_does_not_leave(
    story: World, telegram: EmulatedTelegram
) -> None:
    await telegram.type("/convidar agente")
    await told(story)
    token = re.findall(r"start=([\w-]+)", telegram.chat()[-1].text)[0]
    await telegram.type(f"/start {token}", user=JOHN.id)
    await telegram.type("/call tomorrow at 9:00 11 99206-9730 Hello", user=JOHN.id)
    await told(story)
    await telegram.press("Schedule", user=JOHN.id)
    await telegram.type("/quem telegram:1002 revogar")
    await told(story)
    await story.turn(21 * 3600 + 10)
    await told(story)
    assert story.dialled() == []
    assert "is no longer allowed to do this" in telegram.chat(JOHN.id)[-1].text
    assert telegram.chat(ANA.id)
