"""The main job, as a newcomer does it on the demo's first page."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenPage, RunningDemo

pytestmark = pytest.mark.browser
CALL = "/ligar 11 99206-9730 Seu pedido chegou"
WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 390, "height": 844}


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["runtime", "pocket"])
async def test_a_typed_call_rings_a_phone_and_its_end_is_read_in_the_chat(
    demo: RunningDemo, open_page: OpenPage, tmp_path: Path, viewport: dict[str, int]
) -> None:
    page = await open_page(demo.root, viewport=viewport)
    chat, phones = page.frame_locator("#chat"), page.frame_locator("#phones")
    await expect(chat.get_by_test_id("connection")).to_have_text("conectado")
    await expect(chat.get_by_test_id("welcome")).to_be_visible()

    await chat.get_by_test_id("composer").fill(CALL)
    await chat.get_by_test_id("send").click()
    await expect(chat.get_by_test_id("said").locator(".text")).to_have_text([CALL])
    card = chat.get_by_test_id("card")
    await expect(card).to_contain_text("📞 Ligação para +55 11 99206-9730")
    await expect(card).to_contain_text("Posso ligar?")
    await page.screenshot(path=tmp_path / "asked.png")
    await card.get_by_role("button", name="Ligar", exact=True).click()
    await expect(chat.get_by_test_id("toast")).to_have_text("Confirmado")
    await expect(card.get_by_role("button")).to_have_count(0)

    phone = phones.get_by_test_id("phone")
    await phone.get_by_test_id("answer").click()
    await expect(phone.get_by_test_id("words")).to_have_text("Seu pedido chegou")
    await phone.get_by_test_id("key-1").click()
    await phone.get_by_test_id("hangup").click()

    end = chat.get_by_test_id("message").last
    await expect(end).to_contain_text("✅ +55 11 99206-9730 atendeu")
    await expect(end).to_contain_text("teclou 1")
    await expect(card).to_have_count(1)
    await expect(card).to_contain_text("teclou 1")
    await page.screenshot(path=tmp_path / "told.png")


async def test_the_example_is_put_into_the_composer_by_a_click(
    demo: RunningDemo, open_page: OpenPage
) -> None:
    page = await open_page(demo.root)
    chat = page.frame_locator("#chat")
    await expect(chat.get_by_test_id("connection")).to_have_text("conectado")
    await page.get_by_test_id("try").click()
    composer = chat.get_by_test_id("composer")
    await expect(composer).to_have_value(CALL)
    await expect(composer).to_be_focused()
    await composer.press("Enter")
    await expect(chat.get_by_test_id("card")).to_be_visible()
    await chat.get_by_role("button", name="Cancelar", exact=True).click()
    await expect(chat.get_by_test_id("card")).to_contain_text("🚫 Cancelado")


async def test_a_declined_phone_is_told_too(demo: RunningDemo, open_page: OpenPage) -> None:
    page = await open_page(demo.root)
    chat, phones = page.frame_locator("#chat"), page.frame_locator("#phones")
    await chat.get_by_test_id("composer").fill(CALL)
    await chat.get_by_test_id("composer").press("Enter")
    await chat.get_by_role("button", name="Ligar", exact=True).click()
    await phones.get_by_test_id("decline").click()
    await expect(chat.get_by_test_id("message")).to_contain_text("não atendeu")


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("oi, liga pro 11 99206-9730 e fala que custa R$ 12,50!", "custa R$ 12,50!"),
        (
            "Please call eleven nine nine two oh six nine seven three oh and say the car is ready",
            "the car is ready",
        ),
    ],
    ids=["pt-BR", "en"],
)
async def test_a_plain_sentence_rings_the_right_phone_and_speaks_exactly_the_words(
    demo: RunningDemo, open_page: OpenPage, sentence: str, words: str
) -> None:
    page = await open_page(demo.root)
    chat, phones = page.frame_locator("#chat"), page.frame_locator("#phones")
    await expect(chat.get_by_test_id("connection")).to_have_text("conectado")
    await chat.get_by_test_id("composer").fill(sentence)
    await chat.get_by_test_id("composer").press("Enter")
    card = chat.get_by_test_id("card")
    await expect(card).to_contain_text("📞 Ligação para +55 11 99206-9730")
    await expect(card).to_contain_text(f"“{words}”")
    await expect(phones.get_by_test_id("phone")).to_have_count(0)
    await card.get_by_role("button", name="Ligar", exact=True).click()

    phone = phones.get_by_test_id("phone")
    await expect(phone).to_contain_text("99206-9730")
    await phone.get_by_test_id("answer").click()
    await expect(phone.get_by_test_id("words")).to_have_text(words)
    await phone.get_by_test_id("hangup").click()
    await expect(chat.get_by_test_id("message").last).to_contain_text(
        "✅ +55 11 99206-9730 atendeu"
    )
