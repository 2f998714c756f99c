"""Logging out in a real browser: the menu, what is left behind, and the other open pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.stories.test_callbacks_web import agents_page, say, shows
from tests.stories.world import World

pytestmark = pytest.mark.browser
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


async def fits(page: Page) -> None:
    """Nothing hangs over the edge of the screen."""
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
async def test_logging_out_closes_every_page_of_this_browser(
    story: World, open_page: OpenPage, tmp_path: Path, viewport: dict[str, int]
) -> None:
    page = await agents_page(story, open_page)
    await page.set_viewport_size(viewport)  # type: ignore[arg-type]  # as playwright types it
    await page.emulate_media(color_scheme="dark")
    other = await page.context.new_page()
    await other.goto(f"{story.root}/chat")
    await expect(other.get_by_test_id("connection")).to_have_text("conectado")
    await page.get_by_test_id("composer").fill("um rascunho que ninguém mais deve ler")
    await page.get_by_text("Sair", exact=True).click()
    await expect(page.get_by_test_id("leave-here")).to_be_in_viewport(ratio=1)
    await expect(page.get_by_test_id("leave-everywhere")).to_be_in_viewport(ratio=1)
    await fits(page)
    await page.screenshot(path=tmp_path / "leave.png")
    await page.get_by_test_id("leave-here").click()
    await expect(page.get_by_test_id("left")).to_contain_text("Você saiu do Ramal")
    await page.screenshot(path=tmp_path / "left.png")
    await expect(other.get_by_test_id("connection")).to_have_text("sessão encerrada")
    assert await page.evaluate("Object.keys(localStorage).length") == 0
    await fits(page)


async def test_a_lost_browser_is_logged_out_from_another_one(
    story: World, open_page: OpenPage, tmp_path: Path
) -> None:
    lost = await agents_page(story, open_page)
    page = await agents_page(story, open_page)
    await page.emulate_media(color_scheme="dark")
    await say(page, "/sessoes", story)
    card = page.get_by_test_id("message").last
    await shows(story, card, "Você está conectado nestes navegadores")
    await expect(card).to_contain_text("Chrome, Linux")
    await page.screenshot(path=tmp_path / "sessions.png")
    await card.get_by_role("button", name="Encerrar 2", exact=True).click()
    await shows(story, page.get_by_test_id("message").last, "a sessão foi encerrada")
    await expect(lost.get_by_test_id("connection")).to_have_text("sessão encerrada")
    await expect(page.get_by_test_id("connection")).to_have_text("conectado")
