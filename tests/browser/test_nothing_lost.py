"""Nothing that was typed is lost and nothing is doubled: reloads, lost connections, two pages."""

import json

import pytest
from playwright.async_api import Page, WebSocketRoute, expect

from bot.channels.web import socket as web_socket
from tests.browser.conftest import OpenPage, RunningDemo

pytestmark = pytest.mark.browser
CALL = "/ligar 11 99206-9730 Seu pedido chegou"
SOCKET = "**/chat/ws"


class Cable:
    """The connection between a page and the server, in the test's hands."""

    def __init__(self) -> None:
        self.cut = False
        self.swallow_acks = False
        self.taken: list[str] = []
        self._open: list[WebSocketRoute] = []

    async def attach(self, page: Page) -> None:
        await page.route_web_socket(SOCKET, self._connect)

    async def pull(self) -> None:
        """Every connection ends, and none begins."""
        self.cut = True
        for socket in self._open:
            await socket.close(code=1012)
        self._open.clear()

    async def _connect(self, socket: WebSocketRoute) -> None:
        if self.cut:
            await socket.close(code=1012)
            return
        server = socket.connect_to_server()
        self._open.append(socket)

        def out(message: str | bytes) -> None:
            asked = json.loads(message)
            if asked["type"] != "hello":
                self.taken.append(asked["key"])
            server.send(message)

        def back(message: str | bytes) -> None:
            if not (self.swallow_acks and json.loads(message)["type"] != "beat"):
                socket.send(message)

        socket.on_message(out)
        server.on_message(back)


async def type_in(page: Page, text: str) -> None:
    await page.get_by_test_id("composer").fill(text)
    await page.get_by_test_id("composer").press("Enter")


async def connected(page: Page) -> None:
    await expect(page.get_by_test_id("connection")).to_have_text("conectado")


async def test_a_reload_in_the_middle_changes_nothing(
    demo: RunningDemo, open_page: OpenPage
) -> None:
    page = await open_page(f"{demo.root}/chat")
    await type_in(page, CALL)
    await expect(page.get_by_test_id("card")).to_contain_text("Posso ligar?")
    await page.get_by_test_id("composer").fill("ainda não enviei isto")
    await page.reload()
    await expect(page.get_by_test_id("composer")).to_have_value("ainda não enviei isto")
    await expect(page.get_by_test_id("said")).to_have_count(1)
    await expect(page.get_by_test_id("card")).to_have_count(1)
    await page.get_by_role("button", name="Cancelar", exact=True).click()
    await expect(page.get_by_test_id("toast")).to_have_text("Cancelado")
    await page.reload()
    await expect(page.get_by_test_id("card")).to_have_count(1)
    await expect(page.get_by_test_id("card")).to_contain_text("🚫 Cancelado")
    await expect(page.get_by_test_id("toast")).to_be_empty()
    await expect(page.get_by_role("button", name="Ligar", exact=True)).to_have_count(0)


async def test_a_message_whose_acknowledgement_was_lost_arrives_once(
    demo: RunningDemo, open_page: OpenPage
) -> None:
    cable = Cable()
    page = await open_page("")
    await cable.attach(page)
    await page.goto(f"{demo.root}/chat")
    await connected(page)
    cable.swallow_acks = True
    await type_in(page, "abobrinha")
    said = page.get_by_test_id("said")
    await expect(said).to_have_attribute("data-state", "pending")
    with demo.program.dispatch.bell.listen() as rung:
        while await demo.said() != ["abobrinha"]:
            await rung.wait()
            rung.clear()
    await cable.pull()
    await expect(page.get_by_test_id("connection")).to_have_text("reconectando…")
    cable.cut = cable.swallow_acks = False
    await connected(page)
    await expect(said).to_have_attribute("data-state", "kept")
    await expect(said).to_have_count(1)
    await expect(page.get_by_test_id("message")).to_have_count(1)
    assert len(cable.taken) == 2  # sent twice,
    assert len(set(cable.taken)) == 1  # with one key,
    assert await demo.said() == ["abobrinha"]  # and heard once


async def test_what_is_typed_without_a_connection_survives_a_reload_and_comes_in_order(
    demo: RunningDemo, open_page: OpenPage
) -> None:
    cable = Cable()
    page = await open_page("")
    await cable.attach(page)
    await page.goto(f"{demo.root}/chat")
    await connected(page)
    await type_in(page, "primeira")
    await expect(page.get_by_test_id("message")).to_have_count(1)
    await cable.pull()
    await type_in(page, "segunda")
    await type_in(page, "terceira")
    said = page.get_by_test_id("said")
    await expect(said).to_have_count(3)
    await expect(said.last).to_have_attribute("data-state", "pending")
    await page.reload()
    await expect(page.get_by_test_id("connection")).to_have_text("reconectando…")
    assert await demo.said() == ["primeira"]
    cable.cut = False
    await connected(page)
    await expect(page.get_by_test_id("message")).to_have_count(3)
    await expect(said.locator(".text")).to_have_text(["primeira", "segunda", "terceira"])
    assert await demo.said() == ["primeira", "segunda", "terceira"]


async def test_a_browser_that_was_offline_delivers_when_it_is_back(
    demo: RunningDemo, open_page: OpenPage
) -> None:
    page = await open_page(f"{demo.root}/chat")
    await connected(page)
    await page.context.set_offline(True)
    await type_in(page, "de dentro do túnel")
    await page.context.set_offline(False)
    await expect(page.get_by_test_id("message")).to_have_count(1)
    await expect(page.get_by_test_id("said")).to_have_count(1)
    assert await demo.said() == ["de dentro do túnel"]


async def test_a_hurried_page_is_slowed_down_and_loses_nothing(
    demo: RunningDemo, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_socket, "MOST_MESSAGES", 1)
    monkeypatch.setattr(web_socket, "PERIOD", 1.0)
    cable = Cable()
    page = await open_page("")
    await cable.attach(page)
    await page.goto(f"{demo.root}/chat")
    await connected(page)
    await cable.pull()
    texts = [f"mensagem {number}" for number in range(4)]
    for text in texts:
        await type_in(page, text)
    cable.cut = False  # now they come as fast as they are acknowledged
    await expect(page.get_by_test_id("toast")).to_contain_text("Muitas mensagens")
    await expect(page.get_by_test_id("message")).to_have_count(4)
    await expect(page.locator('[data-state="kept"]')).to_have_count(4)
    assert await demo.said() == texts


async def test_two_pages_of_one_person_show_the_same_and_a_late_press_is_harmless(
    demo: RunningDemo, open_page: OpenPage
) -> None:
    cable = Cable()
    one, other = await open_page(f"{demo.root}/chat"), await open_page("")
    await cable.attach(other)
    await other.goto(f"{demo.root}/chat")
    await type_in(one, CALL)
    yes = other.get_by_role("button", name="Ligar", exact=True)
    await expect(yes).to_be_visible()
    await cable.pull()
    await one.get_by_role("button", name="Cancelar", exact=True).click()
    await expect(one.get_by_test_id("card")).to_contain_text("🚫 Cancelado")
    await yes.click()  # the other page cannot know yet
    await expect(yes).to_be_disabled()
    cable.cut = False
    await expect(other.get_by_test_id("toast")).to_contain_text("Este botão já não vale")
    for page in (one, other):
        await expect(page.get_by_test_id("card")).to_have_count(1)
        await expect(page.get_by_test_id("card")).to_contain_text("🚫 Cancelado")
        await expect(page.get_by_test_id("said")).to_have_count(1)


async def test_a_press_that_waited_too_long_for_a_connection_is_given_back(
    demo: RunningDemo, open_page: OpenPage
) -> None:
    cable = Cable()
    page = await open_page("")
    await page.clock.install()
    await cable.attach(page)
    await page.goto(f"{demo.root}/chat")
    await type_in(page, CALL)
    yes = page.get_by_role("button", name="Ligar", exact=True)
    await expect(yes).to_be_enabled()
    await cable.pull()
    await yes.click()
    await expect(yes).to_be_disabled()
    cable.cut = False
    await page.clock.fast_forward("03:00")
    await expect(page.get_by_test_id("toast")).to_contain_text("nada foi feito")
    await expect(yes).to_be_enabled()
    assert len(cable.taken) == 1  # the call that was typed, and no press
    await yes.click()
    await expect(page.get_by_test_id("card")).not_to_contain_text("Posso ligar?")


async def test_a_server_that_began_anew_is_read_anew(
    demo: RunningDemo, open_page: OpenPage
) -> None:
    cable = Cable()
    page = await open_page("")
    await cable.attach(page)
    await page.goto(f"{demo.root}/chat")
    await type_in(page, "uma")
    await expect(page.get_by_test_id("message")).to_have_count(1)
    await cable.pull()
    async with demo.program.database.write() as session:
        for table in ("outbox", "inbound", "chats"):
            await (await session.connection()).exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608
    cable.cut = False
    await connected(page)
    await type_in(page, "outra")
    await expect(page.get_by_test_id("said").locator(".text")).to_have_text(["outra"])
    await expect(page.get_by_test_id("message")).to_have_count(1)
