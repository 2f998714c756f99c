"""A voice note recorded in the browser, from a microphone that plays a file."""

from __future__ import annotations

import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect

from tests.browser.conftest import RunningDemo
from tests.chromium import FLAGS, NAMES
from tests.speech.notes import FORMATS, converted

pytestmark = pytest.mark.browser
ORDER = "ligue para onze nove oito sete meia cinco quatro três dois um e diga que o pedido chegou"


@pytest.fixture
def whisper_model(practice: Path) -> str:
    """The demo's own: what the microphone hears is what is heard."""
    return str(practice)


@pytest.fixture
async def page(demo: RunningDemo, tmp_path: Path) -> AsyncIterator[Page]:
    """A page whose microphone hears somebody order a call."""
    wav = tmp_path / "microphone.wav"
    note = (Path(__file__).parents[1] / "speech" / "spoken" / "call-number.ogg").read_bytes()
    wav.write_bytes(converted(note, "-ar", "48000", "-ac", "1", *FORMATS["wav"]))
    microphone = [
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={wav}%noloop",
    ]
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("there is no Chromium here; tests/chromium.py tells how to get it")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=found, args=[*FLAGS, *microphone]
        )
        page = await browser.new_page(locale="pt-BR")
        await page.goto(demo.root)
        yield page
        await browser.close()


async def test_a_recording_becomes_a_card_and_rings_the_right_phone(
    page: Page, tmp_path: Path
) -> None:
    chat, phones = page.frame_locator("#chat"), page.frame_locator("#phones")
    await expect(chat.get_by_test_id("connection")).to_have_text("conectado")
    await chat.get_by_test_id("mic").click()
    await expect(chat.get_by_test_id("recording")).to_have_text("Gravando 0:09")
    await page.screenshot(path=tmp_path / "recording.png")
    await chat.get_by_test_id("mic").click()

    # As long as was recorded: however late a busy machine presses the button, never less.
    await expect(chat.get_by_test_id("said")).to_contain_text(
        re.compile("Nota de voz, (0:09|0:[1-5][0-9]|[1-9][0-9]*:)")
    )
    cards = chat.get_by_test_id("card")
    await expect(cards.first).to_contain_text(f"🎙️ Ouvi, com o modelo de treino: “{ORDER}”")
    card = cards.last
    await expect(card).to_contain_text("📞 Ligação para +55 11 98765-4321")
    await expect(card.get_by_role("button")).to_have_text(
        ["Ligar", "Corrigir", "Cancelar", "Finalidade"]
    )
    await expect(phones.get_by_test_id("phone")).to_have_count(0)
    await page.screenshot(path=tmp_path / "heard.png")
    await card.get_by_role("button", name="Ligar", exact=True).click()

    phone = phones.get_by_test_id("phone")
    await expect(phone).to_contain_text("98765-4321")
    await phone.get_by_test_id("answer").click()
    await expect(phone.get_by_test_id("words")).to_have_text("o pedido chegou")
    await phone.get_by_test_id("hangup").click()
    await expect(chat.get_by_test_id("message").last).to_contain_text("atendeu")


async def test_a_recording_that_was_dropped_is_not_sent(page: Page, demo: RunningDemo) -> None:
    chat = page.frame_locator("#chat")
    await expect(chat.get_by_test_id("connection")).to_have_text("conectado")
    await chat.get_by_test_id("mic").click()
    await expect(chat.get_by_test_id("recording")).to_have_text("Gravando 0:00")
    await chat.get_by_test_id("drop").click()
    await expect(chat.get_by_test_id("recording")).to_be_hidden()
    await expect(chat.get_by_test_id("composer")).to_be_visible()
    assert await demo.lines() == []
