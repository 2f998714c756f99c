"""The same person on Telegram and in the browser, over real sockets."""

from __future__ import annotations

import re

import aiohttp
import pytest

from tests.emulated.telegram import EmulatedTelegram
from tests.stories.world import World, told


@pytest.fixture
def story(on_telegram: World) -> World:
    return on_telegram


async def test_the_browser_opens_as_the_person_of_the_chat(
    story: World, telegram: EmulatedTelegram
) -> None:
    await telegram.type("/contato Maria 11 99206-9730")
    await telegram.type("/vincular")
    await told(story)
    link = re.findall(r"http://127\.0\.0\.1:\d+/login/[\w-]+", telegram.chat()[-1].text)[0]
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as browser:
        async with browser.post(link) as answer:
            assert answer.status == 200
            page = await answer.text()
        assert 'data-commands="call bridge sms' in page
        async with browser.post(link) as again:
            assert again.status == 410
        async with browser.ws_connect(f"{story.root}/chat/ws", origin=story.root) as socket:
            name = re.findall(r'data-person="([^"]+)"', page)[0]
            await socket.send_json({"type": "hello", "after": 0, "locale": "pt-BR", "person": name})
            await socket.send_json(
                {"type": "say", "key": "k1", "text": "/ligar Maria: Seu pedido chegou"}
            )
            card: dict[str, str] = {}
            while not card:
                await story.settle()
                heard = await socket.receive_json(timeout=120)
                for line in heard.get("lines", []):
                    if line.get("buttons"):
                        card = {b["label"]: b["choice"] for b in line["buttons"]}
            await socket.send_json({"type": "press", "key": "k2", "choice": card["Ligar"]})
            while (await socket.receive_json(timeout=120)).get("key") != "k2":
                pass
    await story.settle()
    assert [call.dest for call in story.dialled()] == ["5511992069730"]
    await story.turn(60)
    await telegram.type("/status")
    await told(story)
    assert "atendido" in telegram.chat()[-1].text, "one history"
