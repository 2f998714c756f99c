"""A chat for everybody: English, keyboard, small screens, screen readers, odd texts."""

import pytest
from playwright.async_api import Page, expect

from bot.channels.web import socket
from domain.people.roles import Role
from handlers.access.menu import offered
from storage.database import Database
from tests.bot.channels.web.web_room import web_room
from tests.browser.conftest import OpenPage, RunningDemo
from tests.clocks import FrozenClock

pytestmark = pytest.mark.browser


async def type_in(page: Page, text: str) -> None:
    await page.get_by_test_id("composer").fill(text)
    await page.get_by_test_id("composer").press("Enter")


async def test_an_english_browser_gets_an_english_page(
    demo: RunningDemo, open_page: OpenPage
) -> None:
    page = await open_page(f"{demo.root}/chat", locale="en-GB")
    await expect(page.get_by_test_id("connection")).to_have_text("connected")
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await expect(page.get_by_test_id("welcome")).to_contain_text("You write, a phone rings")
    composer = page.get_by_test_id("composer")
    await expect(composer).to_have_attribute("placeholder", "Write a message or /")
    await composer.fill("/c")
    suggestions = page.get_by_test_id("suggestion")
    await expect(suggestions).to_have_text(
        [
            "/callPlace a call that speaks for you",
            "/cancelCancel an order that has not left yet",
            "/contactSee and save your contacts",
            "/callbackAsk to be called",
        ]
    )
    await type_in(page, "/language en")
    await expect(page.get_by_test_id("message")).to_contain_text("I will speak English from now on")
    await type_in(page, "/call 11 99206-9730 Your order has arrived")
    await expect(page.get_by_role("button", name="Call", exact=True)).to_be_visible()
    frame = await open_page(demo.root, locale="en-GB")
    await expect(frame.get_by_test_id("try")).to_have_text(
        "/call 11 99206-9730 Your order has arrived"
    )


async def test_the_keyboard_alone_is_enough(demo: RunningDemo, open_page: OpenPage) -> None:
    page = await open_page(f"{demo.root}/chat")
    await expect(page.get_by_test_id("connection")).to_have_text("conectado")
    composer, keyboard = page.get_by_test_id("composer"), page.keyboard
    await expect(composer).to_be_focused()
    await keyboard.type("/")
    await expect(page.get_by_test_id("suggestion")).to_have_count(len(offered(Role.ADMIN)))
    await keyboard.press("ArrowDown")
    await expect(page.get_by_role("option", name="/ponte", selected=True)).to_be_visible()
    await expect(composer).to_have_attribute("aria-activedescendant", "suggestion-1")
    await keyboard.press("ArrowUp")
    await keyboard.press("Enter")
    await expect(composer).to_have_value("/ligar ")
    await expect(page.get_by_test_id("suggestions")).to_be_hidden()
    await keyboard.type("11 99206-9730 Seu pedido chegou")
    await keyboard.press("Enter")
    await expect(page.get_by_test_id("card")).to_contain_text("Posso ligar?")
    for label in ("Finalidade", "Cancelar"):
        await keyboard.press("Shift+Tab")
        await expect(page.get_by_role("button", name=label, exact=True)).to_be_focused()
    await keyboard.press("Shift+Tab")
    await expect(page.get_by_role("button", name="Ligar", exact=True)).to_be_focused()
    await keyboard.press("Enter")
    await expect(page.get_by_test_id("card")).not_to_contain_text("Posso ligar?")
    await expect(composer).to_be_focused()  # the pressed button is gone, the person is not lost


async def test_suggestions_help_and_never_stand_in_the_way(
    demo: RunningDemo, open_page: OpenPage
) -> None:
    page = await open_page(f"{demo.root}/chat")
    composer, suggestions = page.get_by_test_id("composer"), page.get_by_test_id("suggestion")
    await composer.fill("/li")
    await composer.press("Tab")
    await expect(composer).to_have_value("/ligar ")
    await composer.fill("/LIGAR")
    await expect(suggestions).to_have_count(1)
    await composer.fill("/bridge")  # the other language's command is understood too
    await expect(suggestions).to_have_count(1)
    await composer.fill("/")
    await composer.press("Escape")
    await expect(page.get_by_test_id("suggestions")).to_be_hidden()
    await composer.fill("/xyz")
    await expect(page.get_by_test_id("suggestions")).to_be_hidden()
    await composer.fill("/stat")
    await suggestions.first.click()
    await expect(composer).to_have_value("/status")
    await composer.press("Enter")  # a whole command is sent, not completed once more
    await expect(page.get_by_test_id("message")).to_contain_text("ainda não tem pedidos")
    await composer.fill("linha um")
    await composer.press("Shift+Enter")
    await expect(composer).to_have_value("linha um\n")


async def test_nonsense_gets_a_clear_sentence_and_a_way_on(
    demo: RunningDemo, open_page: OpenPage
) -> None:
    page = await open_page(f"{demo.root}/chat")
    await type_in(page, "<img src=x onerror=alert(1)> & <b>nada</b>")
    await expect(page.get_by_test_id("said").locator(".text")).to_have_text(
        "<img src=x onerror=alert(1)> & <b>nada</b>"
    )
    answer = page.get_by_test_id("message")
    await expect(answer).to_contain_text("Não entendi. Nada foi discado.")
    await answer.get_by_role("button", name="/ajuda").click()
    await expect(page.get_by_test_id("composer")).to_have_value("/ajuda")
    await page.get_by_test_id("composer").press("Enter")
    await expect(answer.last).to_contain_text("Isto é o que sei fazer")
    await type_in(page, "/ligar 190 socorro")
    await expect(answer.last).to_contain_text("Nada foi discado")
    await expect(page.get_by_test_id("card")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_on_a_small_screen_nothing_is_cut_and_all_can_be_hit(
    demo: RunningDemo, open_page: OpenPage, scheme: str
) -> None:
    small = {"width": 320, "height": 568}
    page = await open_page(f"{demo.root}/chat", viewport=small, color_scheme=scheme)
    await type_in(page, "/ligar 11 99206-9730 " + "palavracomprida" * 20)
    await expect(page.get_by_role("button", name="Ligar", exact=True)).to_be_in_viewport()
    assert await page.evaluate("document.documentElement.scrollWidth") <= 320
    assert (
        await page.evaluate(
            """() => [...document.querySelectorAll('button:not(.command), textarea')]
            .filter((one) => one.checkVisibility())
            .filter((one) => Math.min(one.offsetWidth, one.offsetHeight) < 36)
            .map((one) => one.outerHTML)"""
        )
        == []
    )


async def test_a_screen_reader_finds_names_and_a_log(
    demo: RunningDemo, open_page: OpenPage
) -> None:
    page = await open_page(f"{demo.root}/chat", reduced_motion="reduce")
    await type_in(page, "/ligar 11 99206-9730 Seu pedido chegou")
    log = page.get_by_role("log", name="Conversa com o Ramal")
    await expect(log).to_have_attribute("aria-live", "polite")
    await expect(log.get_by_role("listitem")).to_have_count(3)  # the day, what was said, the card
    await expect(log.get_by_role("listitem").first).to_have_text("Hoje")
    await expect(page.get_by_role("textbox", name="Mensagem")).to_be_visible()
    await expect(page.get_by_role("button", name="Enviar", exact=True)).to_be_visible()
    await expect(page.get_by_role("img", name="recebida")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("lang", "pt-BR")


async def test_what_comes_while_nobody_looks_is_counted_in_the_title(
    demo: RunningDemo, open_page: OpenPage
) -> None:
    page = await open_page(demo.root)
    frame = page.frame_locator("#chat")
    await expect(frame.get_by_test_id("connection")).to_have_text("conectado")
    chat = page.frame(url="**/chat")
    assert chat is not None
    away = "Object.defineProperty(document, 'hidden', { get: () => window.away })"
    await chat.evaluate(f"window.away = true; {away}")
    await frame.get_by_test_id("composer").fill("oi")
    await frame.get_by_test_id("composer").press("Enter")
    await expect(page).to_have_title("(1) Ramal")
    await chat.evaluate(
        "window.away = false; document.dispatchEvent(new Event('visibilitychange'))"
    )
    await expect(page).to_have_title("Ramal")


async def test_somebody_who_reads_back_is_not_torn_away(
    demo: RunningDemo, open_page: OpenPage
) -> None:
    page = await open_page(f"{demo.root}/chat", viewport={"width": 390, "height": 600})
    for _ in range(3):
        await type_in(page, "/ajuda")
    answers = page.get_by_test_id("message")
    await expect(answers).to_have_count(3)
    await page.locator("#history").evaluate("(node) => node.scrollTo(0, 0)")
    await expect(answers.first).to_be_in_viewport()
    elsewhere = await open_page(f"{demo.root}/chat")
    await type_in(elsewhere, "/status")
    await expect(answers).to_have_count(4)
    newest = page.get_by_role("button", name="Novas mensagens")
    await expect(newest).to_be_visible()
    await expect(answers.first).to_be_in_viewport()
    await newest.click()
    await expect(answers.last).to_be_in_viewport()
    await expect(newest).to_be_hidden()


async def test_a_person_logs_in_and_is_told_when_the_session_ends(
    database: Database,
    clock: FrozenClock,
    open_page: OpenPage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(socket, "BEAT", 0.2)
    async with web_room(database) as room:
        page = await open_page(f"{room.origin}/login/{await room.link()}")
        await page.get_by_test_id("enter").click()
        await expect(page.get_by_test_id("connection")).to_have_text("conectado")
        assert page.url == f"{room.origin}/chat"
        await type_in(page, "oi")
        await expect(page.get_by_test_id("said")).to_have_attribute("data-state", "kept")
        clock.turn(days=31)
        await expect(page.get_by_test_id("connection")).to_have_text("sessão encerrada")
        await expect(page.get_by_test_id("notice")).to_contain_text("Peça um novo link")
        await type_in(page, "guarde isto")
        await expect(page.get_by_test_id("said").last).to_have_attribute("data-state", "pending")
        again = await page.context.new_page()
        await again.goto(f"{room.origin}/login/{await room.link()}")
        await again.get_by_test_id("enter").click()
        await expect(again.get_by_test_id("said").last).to_contain_text("guarde isto")
        await expect(again.get_by_test_id("said").last).to_have_attribute("data-state", "kept")
        await page.context.close()
