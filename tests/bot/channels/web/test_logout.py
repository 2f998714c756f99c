"""Logging out: here, everywhere, from this site alone; open pages end at once."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.channels.web import socket
from domain.people.roles import Role
from storage.database import Database
from storage.people import logins, people
from tests.bot.channels.web.web_room import WebRoom, web_room
from tests.clocks import FrozenClock

LONG = 10_000.0  # seconds: no beat comes in time to end anything


@pytest.fixture
async def room(database: Database, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[WebRoom]:
    monkeypatch.setattr(socket, "BEAT", LONG)
    async with web_room(database) as opened:
        await opened.log_in()
        yield opened


async def leave(room: WebRoom, where: str = "here", origin: str = "") -> int:
    headers = {"Origin": origin or room.origin}
    async with room.client.post("/logout", data={"where": where}, headers=headers) as answer:
        text = await answer.text()
        if answer.status == 200:
            assert "Você saiu do Ramal" in text
            assert "You have logged out of Ramal" in text
            assert answer.headers["Clear-Site-Data"] == '"storage"'
        return answer.status


async def other_browser(room: WebRoom) -> str:
    """The cookie of another browser of the same person."""
    async with room.database.write() as session:
        return await logins.open_session(session, "web:ana", room.database.clock.now(), "Firefox")


async def stands(room: WebRoom, cookie: str) -> bool:
    async with room.database.read() as session:
        return await logins.find_session(session, cookie, room.database.clock.now()) is not None


async def test_a_browser_logs_out_and_its_open_page_ends_at_once(room: WebRoom) -> None:
    """Nobody could log out; and an open page went on reading for up to 20 s after a session."""
    other, tab = await other_browser(room), await room.open()
    await tab.hears_of("menu")
    assert await leave(room) == 200
    assert await tab.closes() == socket.GONE
    assert (await room.client.get("/chat")).status == 404
    assert await stands(room, other)


async def test_a_person_logs_out_everywhere(room: WebRoom) -> None:
    other, tab, link = await other_browser(room), await room.open(), await room.link()
    await tab.hears_of("menu")
    assert await leave(room, "everywhere") == 200
    assert await tab.closes() == socket.GONE
    assert not await stands(room, other)
    spent = await room.client.post(f"/login/{link}", allow_redirects=False)
    assert spent.status == 410, "links that were not used yet are void as well"


async def test_another_site_logs_nobody_out(room: WebRoom) -> None:
    for foreign in ("http://evil.example", "null"):
        assert await leave(room, origin=foreign) == 403
    assert (await room.client.get("/chat")).status == 200


async def test_a_cookie_that_was_copied_is_dead_after_logging_out(room: WebRoom) -> None:
    jar = room.client.session.cookie_jar
    [cookie] = [one.value for one in jar if one.key == "ramal_session"]
    assert await leave(room) == 200
    assert not [one for one in jar if one.key == "ramal_session"]
    assert not await stands(room, cookie)
    assert await leave(room) == 200, "whoever is out already reads the same"


async def test_whoever_is_revoked_reads_no_further_line_on_an_open_page(
    room: WebRoom,
) -> None:
    """They read on for up to 20 s before."""
    async with room.database.write() as session:
        bia = await people.open_person(session, "web:bia", name="Bia", locale="pt-BR")
        await people.note_role(session, bia.id, Role.AGENT)
    await room.log_in("web:bia")
    tab = await room.open()
    await tab.hears_of("menu")
    await room.log_in("web:ana")
    admin = await room.open()
    await admin.send(type="say", key="k1", text=f"/quem {bia.id} revogar")
    await admin.hears_of("ack")
    await room.answer_all()
    assert await tab.closes() == socket.GONE


async def test_what_a_page_says_after_its_session_ended_is_not_kept(room: WebRoom) -> None:
    """Another process may have ended it, whose bell is not heard here."""
    tab = await room.open()
    await tab.hears_of("menu")
    async with room.database.write() as session:
        await logins.end_sessions(session, ["web:ana"])
    await tab.send(type="say", key="k1", text="/ajuda")
    assert await tab.closes() == socket.GONE
    assert await room.heard() == []


async def test_the_browser_is_noted_and_its_last_use(room: WebRoom, clock: FrozenClock) -> None:
    agent = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
    path = f"/login/{await room.link()}"
    await room.client.post(path, headers={"User-Agent": agent}, allow_redirects=False)
    clock.turn(minutes=61)
    await room.client.get("/chat")
    async with room.database.read() as session:
        found = await logins.list_sessions(session, ["web:ana"], clock.now())
    assert found[0].browser == "Firefox, Linux"
    assert (found[0].last_used_at - found[0].begun_at).total_seconds() == 61 * 60


async def test_the_demo_has_nothing_to_log_out_of(database: Database) -> None:
    async with web_room(database, demo_person="demo") as demo:
        text = await (await demo.client.get("/chat")).text()
        assert 'data-testid="leave" hidden>' in text
