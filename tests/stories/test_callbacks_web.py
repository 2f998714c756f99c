"""Call me back over real pages: an agent in the web chat, a stranger on the page of a door."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from domain.people.roles import Role
from storage.people import logins, people
from tests.browser.conftest import OpenPage
from tests.emulated.telegram import EmulatedTelegram
from tests.emulated.telegram_updates import JOHN
from tests.stories.test_callback_requests import ANSWERS, admit, card
from tests.stories.world import World, told

pytestmark = pytest.mark.browser


@pytest.fixture
def changes() -> dict[str, Any]:
    return {"callback_doors": "loja", "callback_sites": "http://localhost:9"}


async def agents_page(story: World, open_page: OpenPage) -> Page:
    """Bia, an agent, in the web chat of a real browser."""
    async with story.program.database.write() as session:
        person = await people.open_person(session, "web:bia", name="Bia", locale="pt-BR")
        await people.note_role(session, person.id, Role.AGENT)
        token = await logins.open_link(session, "web:bia", story.clock.now())
    page = await open_page(f"{story.root}/login/{token}")
    await page.get_by_test_id("enter").click()
    await expect(page.get_by_test_id("connection")).to_have_text("conectado")
    return page


async def shows(story: World, place: Locator, text: str) -> None:
    """The page comes to show it, while everybody does what they can."""
    for _ in range(1000):
        await story.settle()
        with suppress(AssertionError):
            await expect(place).to_contain_text(text, timeout=150)
            return
    await expect(place).to_contain_text(text)


async def say(page: Page, text: str, story: World) -> None:
    await page.get_by_test_id("composer").fill(text)
    await page.get_by_test_id("composer").press("Enter")
    await expect(page.locator("[data-state=kept]").last).to_contain_text(text)
    await story.settle()


async def press(page: Page, label: str, story: World, text: str) -> None:
    """A pressed button, and what the card shows once it was answered."""
    await page.get_by_role("button", name=label, exact=True).last.click()
    await shows(story, page.get_by_test_id("card").first, text)


async def test_asked_on_telegram_taken_on_the_web_page_two_phones_ring(
    on_telegram: World, telegram: EmulatedTelegram, open_page: OpenPage
) -> None:
    story = on_telegram
    page = await agents_page(story, open_page)
    await say(page, f"/meunumero {ANSWERS}", story)
    await say(page, "/fila disponível", story)
    await telegram.type("/start loja", user=JOHN.id)
    await told(story)
    await telegram.type("11 99206-9730 a question about my order", user=JOHN.id)
    await told(story)
    await expect(page.get_by_test_id("card")).to_contain_text("John pede que liguem")
    await press(page, "Assumir", story, "Você assumiu")
    await told(story)
    assert "An agent has taken your request" in telegram.chat(JOHN.id)[-1].text
    await press(page, "Ligar agora", story, "Ligando")
    [bridge] = story.dialled()
    assert (bridge.kind, bridge.dest, bridge.dest2) == ("bridge", "5511900000000", "5511992069730")
    assert bridge.text.startswith("Retorno pedido por John. Motivo: a question about my order.")
    await story.turn(120)
    await told(story)
    await expect(page.get_by_test_id("card").first).to_contain_text("A ligação foi atendida.")
    assert telegram.chat(JOHN.id)[-1].text.startswith("✅ The agent answered the call.")
    assert "9206" not in await page.locator("body").inner_text()
    assert not [s for s in telegram.chat(JOHN.id) if "90000" in s.text]


async def test_a_stranger_asks_on_the_page_and_reads_on_there(
    story: World, open_page: OpenPage
) -> None:
    await admit(story, "bia", Role.AGENT, ANSWERS)
    page = await open_page(f"{story.root}/callback/loja", viewport={"width": 360, "height": 700})
    await page.get_by_label("Seu nome (se quiser)").fill("Lia <b>Souza</b>")
    await page.get_by_label("Telefone com DDD").fill("11 99206-9730")
    await page.get_by_label("Sobre o quê?").fill("Troca de produto")
    await page.get_by_role("button", name="Quero que me liguem").click()
    await expect(page.get_by_test_id("talk")).to_be_visible()
    await shows(story, page.get_by_test_id("ramal").first, "Você é o número 1 da fila")
    assert "Troca de produto" in (await story.chat("bia"))[-1].text
    await story.press("Assumir", by="bia")
    await expect(page.get_by_test_id("card")).to_contain_text("Um atendente assumiu")
    await page.get_by_label("Mensagem").fill("Posso mandar a nota?")
    await page.get_by_role("button", name="Enviar").click()
    await shows(story, page.locator("li.me"), "Posso mandar a nota?")
    await shows(story, page.locator("li.ramal").last, "Enviada ao atendente")
    assert (await story.chat("bia"))[-1].text.endswith("Posso mandar a nota?")
    await page.reload()
    await expect(page.get_by_test_id("card")).to_contain_text("Um atendente assumiu")
    await page.get_by_role("button", name="Cancelar").click()
    await shows(story, page.get_by_test_id("card"), "Cancelado")
    assert await card(story, "bia") == "🚫 Quem pediu desistiu."
    await story.heard("bia")


async def test_what_the_form_cannot_take_is_said_there(story: World, open_page: OpenPage) -> None:
    page = await open_page(f"{story.root}/callback/loja", locale="en-GB")
    await page.get_by_label("Phone number with area code").fill("190")
    await page.get_by_role("button", name="Please call me").click()
    await expect(page.get_by_test_id("talk")).to_be_visible()
    await shows(story, page.get_by_test_id("ramal").first, "emergency")
    assert story.dialled() == []
