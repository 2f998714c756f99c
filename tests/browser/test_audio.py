"""An audio asked for on the page, heard there, kept, and used in a call."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenPage, RunningDemo

pytestmark = pytest.mark.browser


async def test_a_preview_is_heard_on_the_page_and_kept_for_calls(
    demo: RunningDemo, open_page: OpenPage, tmp_path: Path
) -> None:
    page = await open_page(demo.root)
    chat, phones = page.frame_locator("#chat"), page.frame_locator("#phones")
    await expect(chat.get_by_test_id("connection")).to_have_text("conectado")
    composer = chat.get_by_test_id("composer")
    await composer.fill("/audio #boas-vindas Olá, bem-vindo à nossa loja")
    await composer.press("Enter")
    voice = chat.get_by_test_id("voice")
    await expect(voice).to_have_count(1)
    length = await voice.evaluate(
        "audio => new Promise((done, fail) => {"
        "  audio.onloadedmetadata = () => done(audio.duration);"
        "  audio.onerror = () => fail(audio.error.message); audio.load(); })"
    )
    assert 1 < length < 10
    await page.screenshot(path=tmp_path / "preview.png")
    await chat.get_by_role("button", name="Guardar", exact=True).click()
    await expect(chat.get_by_test_id("message").last).to_contain_text(
        "O áudio #boas-vindas está pronto"
    )
    await composer.fill("/ligar 11 99206-9730 #boas-vindas")
    await composer.press("Enter")
    await chat.get_by_role("button", name="Ligar", exact=True).click()
    phone = phones.get_by_test_id("phone")
    await phone.get_by_test_id("answer").click()
    await expect(phone.get_by_test_id("words")).to_have_text("Olá, bem-vindo à nossa loja")
    await phone.get_by_test_id("hangup").click()
    await expect(chat.get_by_test_id("message").last).to_contain_text("atendeu")
