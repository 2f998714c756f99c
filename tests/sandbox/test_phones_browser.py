import base64
import io
import re
import shutil
import wave
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.chromium import FLAGS, NAMES
from tests.sandbox.caller import ORDINARY, Customer
from tests.sandbox.sounds import needs_ffmpeg, tone

SENTENCE = "Olá José, o servidor parou. Para confirmar, tecle 1."

pytestmark = pytest.mark.browser


@pytest_asyncio.fixture
async def tab(browser: Browser) -> AsyncIterator[Page]:
    page = await browser.new_page(locale="pt-BR", viewport={"width": 320, "height": 640})
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: line.type == "error" and complaints.append(line.text))
    yield page
    await page.close()
    assert complaints == []


async def test_a_phone_rings_is_answered_by_keyboard_and_tells_what_happened(
    customer: Customer, tab: Page
) -> None:
    await tab.goto(customer.sandbox.phones_url)
    await expect(tab.locator("html[data-live]")).to_be_attached()
    cd_id = await customer.call(text=SENTENCE)
    phone = tab.get_by_test_id("phone")
    await expect(phone.get_by_test_id("number")).to_have_text("+55 11 99206-9830")
    await expect(phone.get_by_test_id("phone-state")).to_have_text("Ligação recebida")
    await phone.get_by_test_id("answer").focus()
    await tab.keyboard.press("Enter")
    await expect(phone.get_by_test_id("words")).to_have_text(SENTENCE)
    await expect(phone.get_by_test_id("hangup")).to_be_focused()
    await phone.get_by_test_id("key-1").click()
    await expect(phone.get_by_test_id("keys")).to_have_text("1")
    await phone.get_by_test_id("hangup").click()
    await expect(phone.get_by_test_id("phone-state")).to_have_text("Atendida · 0 s · teclou 1")
    assert (await customer.record(cd_id))["resp_1"] == "1"
    await tab.get_by_test_id("language").click()
    await expect(phone.get_by_test_id("phone-state")).to_have_text("Answered · 0 s · pressed 1")


@needs_ffmpeg
async def test_a_phone_plays_a_recording_of_the_account(customer: Customer, tab: Page) -> None:
    sound = base64.b64encode(tone(2.0)).decode()
    created = await customer.ask("CreateAudioFile", audio64=sound, ttswrt="1")
    file = created.head["cdw_file"]
    await tab.goto(customer.sandbox.phones_url)
    await expect(tab.locator("html[data-live]")).to_be_attached()
    await customer.call(text="", content=file)
    phone = tab.get_by_test_id("phone")
    async with tab.expect_response("**/words.wav") as fetched:
        await phone.get_by_test_id("answer").click()
    answer = await fetched.value
    assert (answer.status, answer.headers["content-type"]) == (200, "audio/mpeg")
    await expect(phone.get_by_text(f"Áudio gravado {file}.", exact=True)).to_be_visible()


@pytest_asyncio.fixture
async def hearing() -> AsyncIterator[Page]:
    """A page whose microphone hears Chromium's own beeps."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("there is no Chromium here; tests/chromium.py tells how to get it")
    device = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=[*FLAGS, *device])
        yield await browser.new_page(locale="pt-BR", viewport={"width": 390, "height": 844})
        await browser.close()


async def test_an_answer_is_spoken_into_the_microphone(customer: Customer, hearing: Page) -> None:
    await hearing.goto(customer.sandbox.phones_url)
    await expect(hearing.locator("html[data-live]")).to_be_attached()
    await customer.post("/sandbox/clock", mode="real")
    cd_id = await customer.call(text="Você vem?", type="22", rec="300")
    phone = hearing.get_by_test_id("phone")
    await phone.get_by_test_id("answer").click()
    await expect(phone.get_by_text("Fale agora e desligue quando terminar.")).to_be_visible()
    await expect(phone.get_by_test_id("phone-state")).to_have_text(
        re.compile("Gravando.* (0:0[3-9]|0:[1-5]|[1-9])")
    )
    await phone.get_by_test_id("hangup").click()
    await expect(phone.get_by_test_id("phone-state")).to_have_text(re.compile("Atendida"))
    row = await customer.record(cd_id)
    async with customer.http.get(row["cdr_url"]) as answer:
        sound = await answer.read()
    with wave.open(io.BytesIO(sound)) as file:
        assert file.getnframes() / file.getframerate() > 1
        assert any(file.readframes(file.getnframes()))
    await expect(phone.get_by_test_id("recording")).to_be_visible()


async def test_a_phone_is_declined_on_a_page_framed_by_another_port(
    customer: Customer, tab: Page
) -> None:
    async def frame(_: web.Request) -> web.Response:
        icon = '<link rel="icon" href="data:,">'
        html = f'{icon}<iframe src="{customer.sandbox.phones_url}?lang=en" width="300"></iframe>'
        return web.Response(text=html, content_type="text/html")

    app = web.Application()
    app.router.add_get("/", frame)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await tab.goto(f"http://localhost:{runner.addresses[0][1]}/")
    framed = tab.frame_locator("iframe")
    await expect(framed.locator("html[data-live]")).to_be_attached()
    await customer.call(ORDINARY, text=SENTENCE)
    await framed.get_by_test_id("decline").click()
    await expect(framed.get_by_test_id("phone-state")).to_have_text("Not answered")
    await runner.cleanup()
