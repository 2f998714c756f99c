import re
from collections.abc import AsyncIterator

import pytest
from aiohttp import WSServerHandshakeError

from domain.chat import Address, Inbound, Text
from domain.people.roles import Role
from handlers.access.menu import offered
from storage.database import Database
from tests.bot.channels.web.web_room import WebRoom, web_room
from tests.clocks import FrozenClock


@pytest.fixture
async def room(database: Database) -> AsyncIterator[WebRoom]:
    async with web_room(database) as opened:
        yield opened


async def test_without_a_session_there_is_no_chat(room: WebRoom) -> None:
    for path in ("/", "/chat", "/chat/ws"):
        assert (await room.client.get(path)).status == 404
    with pytest.raises(WSServerHandshakeError) as refused:
        await room.knock()
    assert refused.value.status == 404


async def test_a_link_lets_one_browser_in_once(room: WebRoom) -> None:
    link = await room.link()
    entered = await room.client.post(f"/login/{link}", allow_redirects=False)
    assert (entered.status, entered.headers["Location"]) == (303, "/chat")
    cookie = entered.cookies["ramal_session"]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", "")
    page = await room.client.get("/")
    assert page.url.path == "/chat"
    assert 'data-person="ana"' in await page.text()
    assert page.headers["Cache-Control"] == "no-store"

    again = await room.client.post(f"/login/{link}", allow_redirects=False)
    assert again.status == 410
    assert "ramal_session" not in again.cookies
    text = await again.text()
    assert "Este link não vale mais" in text
    assert "This link is no longer valid" in text


async def test_a_robot_that_previews_the_link_does_not_spend_it(room: WebRoom) -> None:
    link = await room.link()
    for _ in range(3):
        shown = await room.client.get(f"/login/{link}")
        assert shown.status == 200
        assert '<form method="post">' in await shown.text()
    assert (await room.client.head(f"/login/{link}")).status == 200
    assert (await room.client.post(f"/login/{link}", allow_redirects=False)).status == 303


async def test_an_old_or_invented_link_opens_nothing(room: WebRoom, clock: FrozenClock) -> None:
    link = await room.link()
    clock.turn(minutes=11)
    assert (await room.client.post(f"/login/{link}")).status == 410
    assert (await room.client.post("/login/invented")).status == 410
    assert (await room.client.get("/chat")).status == 404


async def test_a_session_ends_after_thirty_days(room: WebRoom, clock: FrozenClock) -> None:
    await room.log_in()
    for _ in range(5):
        clock.turn(days=5.9)
        assert (await room.client.get("/chat")).status == 200
    clock.turn(days=1)
    assert (await room.client.get("/chat")).status == 404


async def test_a_session_ends_after_seven_days_without_use(
    room: WebRoom, clock: FrozenClock
) -> None:
    """It lasted 30 days on a shared computer, used or not."""
    await room.log_in()
    clock.turn(days=6.9)
    assert (await room.client.get("/chat")).status == 200
    clock.turn(days=7.1)
    assert (await room.client.get("/chat")).status == 404


async def test_another_site_cannot_let_a_browser_in_under_its_name(room: WebRoom) -> None:
    link = await room.link()
    for foreign in ("http://evil.example", "null"):
        answer = await room.client.post(f"/login/{link}", headers={"Origin": foreign})
        assert answer.status == 403
    own = {"Origin": room.origin}
    entered = await room.client.post(f"/login/{link}", headers=own, allow_redirects=False)
    assert entered.status == 303


async def test_a_session_of_another_channel_is_none_of_the_web(room: WebRoom) -> None:
    await room.log_in("telegram:123")
    assert (await room.client.get("/chat")).status == 404


async def test_a_cookie_that_nobody_gave_is_no_session(room: WebRoom) -> None:
    for cookie in ("invented", "x" * 1000):
        room.client.session.cookie_jar.update_cookies({"ramal_session": cookie})
        assert (await room.client.get("/chat")).status == 404


async def test_behind_https_the_cookie_travels_no_other_way(database: Database) -> None:
    async with web_room(database, secure=True) as room:
        entered = await room.log_in()
        assert entered.cookies["ramal_session"]["secure"] is True


async def test_in_the_demo_everybody_is_its_person(database: Database) -> None:
    async with web_room(database, demo_person="demo") as room:
        page = await room.client.get("/chat")
        assert 'data-person="demo"' in await page.text()
        assert (await room.client.get("/")).status == 404  # the demo's own page stands there
        tab = await room.open()
        assert (await tab.hears()) == {"type": "lines", "lines": []}


async def invitation(room: WebRoom, asked: str = "/convidar agente Bia") -> str:
    """Ana makes one on her page; its token."""
    await room.dispatch.receive(
        Inbound(
            channel="web",
            account="",
            key=asked,
            sender="ana",
            chat=Address("web", "ana"),
            content=Text(asked),
        )
    )
    await room.answer_all()
    messages = [line.message for line in await room.heard() if line.message]
    return re.findall(r"/start ([\w-]+)", messages[-1].text)[0]


async def test_an_invitation_opens_a_page_of_ones_own_once(room: WebRoom) -> None:
    token = await invitation(room)
    assert (await room.client.get(f"/login/{token}")).status == 200, "a preview spends nothing"
    assert (await room.client.post(f"/login/{token}", allow_redirects=False)).status == 303
    page = await (await room.client.get("/chat")).text()
    name = re.findall(r'data-person="(bia-[a-z0-9]{5})"', page)[0]
    assert await room.dispatch.list_commands(f"web:{name}") == tuple(offered(Role.AGENT))
    room.client.session.cookie_jar.clear()
    assert (await room.client.post(f"/login/{token}", allow_redirects=False)).status == 410


async def test_an_invited_name_is_never_one_that_the_settings_name(room: WebRoom) -> None:
    token = await invitation(room, "/convidar convidado Ana")
    await room.client.post(f"/login/{token}", allow_redirects=False)
    page = await (await room.client.get("/chat")).text()
    assert 'data-person="ana"' not in page
    name = re.findall(r'data-person="([^"]+)"', page)[0]
    assert await room.dispatch.list_commands(f"web:{name}") == tuple(offered(Role.GUEST))
