from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, Page, expect

from sandbox.audios import Track
from sandbox.switches import NAMES
from tests.sandbox.caller import Customer

HOSTILE = "<img src=x onerror=alert(1)>"

pytestmark = pytest.mark.browser


@asynccontextmanager
async def console(
    browser: Browser, customer: Customer, locale: str, width: int
) -> AsyncIterator[Page]:
    page = await browser.new_page(locale=locale, viewport={"width": width, "height": 800})
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: line.type == "error" and complaints.append(line.text))
    await page.goto(customer.sandbox.console_url)
    await expect(page.locator("html[data-live]")).to_be_attached()
    yield page
    await page.close()
    assert [words for words in complaints if "status of 400" not in words] == []


@pytest.fixture
async def narrow(browser: Browser, customer: Customer) -> AsyncIterator[Page]:
    async with console(browser, customer, "pt-BR", 390) as page:
        yield page


@pytest.fixture
async def wide(browser: Browser, customer: Customer) -> AsyncIterator[Page]:
    async with console(browser, customer, "en-US", 1280) as page:
        yield page


async def test_the_newest_facts_are_turned_by_hand(customer: Customer, narrow: Page) -> None:
    masking = narrow.get_by_label("Números mascarados")
    await expect(masking).not_to_be_checked()
    await masking.check()
    await expect(narrow.get_by_test_id("manual")).to_have_attribute("aria-pressed", "true")
    await narrow.get_by_test_id("docs").click()
    await expect(narrow.get_by_label("Mesmo número em 10 s (244)")).to_be_checked()
    await expect(narrow.get_by_label("Listas só de IP cadastrado (105)")).not_to_be_checked()
    await customer.ask("GetCallStatus", date_start="2026-03-04")
    await expect(narrow.get_by_test_id("reads")).to_have_text(
        "Listas na última hora: 1 de 200. Consultas hoje: 0 de 500."
    )
    shown = await narrow.locator(".switch span").all_text_contents()
    assert len(set(shown) - set(NAMES)) == len(NAMES)  # each has words in place of its name
    assert await narrow.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_a_narrow_page_shows_a_call_from_its_ringing_to_its_cost(
    customer: Customer, narrow: Page
) -> None:
    calls = narrow.get_by_test_id("calls")
    await expect(calls).to_contain_text("Nenhuma ligação ainda.")
    await expect(narrow.get_by_test_id("address")).to_have_text(customer.sandbox.base_url)
    await customer.call("5511900000015", text=HOSTILE, ctid="abc")
    await expect(calls.locator("td.phase")).to_have_text("tocando")
    await narrow.get_by_test_id("minute").focus()
    await narrow.keyboard.press("Enter")
    await expect(calls.locator("td.phase")).to_have_text("terminada")
    row = calls.get_by_role("row").last
    for words in ("+55 11 90000-0015", HOSTILE, "OK · atendida", "0,150", "abc"):
        await expect(row).to_contain_text(words)
    await expect(row).to_have_attribute("role", "row")
    assert await narrow.locator("td img").count() == 0
    assert await narrow.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_a_fault_is_queued_by_keyboard_and_a_wrong_one_explained(
    customer: Customer, wide: Page
) -> None:
    await wide.get_by_test_id("fault").fill("nonsense")
    await wide.keyboard.press("Enter")
    await expect(wide.get_by_test_id("fault-problem")).to_contain_text("There is no such fault")
    await wide.get_by_test_id("fault").fill("http:503")
    await wide.keyboard.press("Enter")
    await expect(wide.get_by_test_id("queued")).to_have_text("any: http:503 (1×)")
    await expect(wide.get_by_test_id("fault-problem")).to_be_hidden()
    assert (await customer.ask("GetUserID")).status == 503
    await expect(wide.get_by_test_id("queued")).to_be_hidden()


async def test_the_clock_the_phones_and_the_language_are_switched(
    customer: Customer, wide: Page
) -> None:
    await expect(wide.get_by_test_id("time")).to_have_text("4 Mar 2026, 16:15:05 in São Paulo")
    await wide.get_by_test_id("switch").click()
    await expect(wide.get_by_test_id("minute")).to_be_hidden()
    await wide.get_by_test_id("frame").click()
    await expect(wide.get_by_test_id("phones-words")).to_contain_text("rings 25 s for you")
    await wide.get_by_test_id("language").click()
    await expect(wide.get_by_test_id("frame")).to_have_text("Esconder")
    await expect(wide).to_have_title("Sandbox da Velip")
    assert customer.sandbox.platform.clock.turned is False


async def test_an_audio_keeps_its_player_while_others_come(customer: Customer, wide: Page) -> None:
    audios = customer.sandbox.platform.audios
    first = audios.create(Track("tts", 1.0, b"none", "Olá"), name="first")
    await customer.ask("MakeSMS", dest="5511992069830", text="oi")  # tells the page
    player = wide.locator(f'audio[src="/sandbox/audios/{first.file}.mp3"]')
    await player.evaluate("audio => { audio.mine = true; }")
    second = audios.create(Track("tts", 1.0, b"none", "Olá"), name="second")
    await customer.ask("MakeSMS", dest="5511992069830", text="oi")
    await expect(wide.get_by_test_id("audios")).to_contain_text(second.file)
    assert await player.evaluate("audio => audio.mine && audio.isConnected")
