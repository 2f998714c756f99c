import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import WSServerHandshakeError

from bot.channels.web import socket
from bot.dispatch import Dispatch
from domain.chat import Inbound, Press, Received, Text
from storage.database import Database
from tests.bot.channels.web.web_room import Receive, WebRoom, web_room
from tests.clocks import FrozenClock

CALL = "/ligar 11 99206-9730 Seu pedido chegou"


@pytest.fixture
async def room(database: Database) -> AsyncIterator[WebRoom]:
    async with web_room(database) as opened:
        await opened.log_in()
        yield opened


async def test_only_our_own_page_may_open_the_socket(room: WebRoom) -> None:
    port = room.client.port
    foreign = ("http://evil.example", f"http://evil.example:{port}", "null", f"ftp://x:{port}")
    for origin in foreign:
        with pytest.raises(WSServerHandshakeError) as refused:
            await room.knock(origin)
        assert refused.value.status == 403
    assert (await room.client.get("/chat/ws")).status == 403  # none at all


async def test_a_call_is_typed_confirmed_and_told(room: WebRoom) -> None:
    tab = await room.open()
    assert await tab.hears() == {"type": "lines", "lines": []}
    await tab.send(type="say", key="k1", text=CALL)
    assert await tab.hears_of("ack") == {"type": "ack", "key": "k1", "seq": 1}
    await room.answer_all()
    said, card = await tab.hears_lines(2)
    assert (said["from"], said["key"], said["text"]) == ("me", "k1", CALL)
    assert (card["from"], card["seq"]) == ("ramal", 2)
    yes = card["buttons"][0]
    assert yes["label"] == "Ligar"

    await tab.send(type="press", key="k2", choice=yes["choice"])
    await tab.hears_of("ack")
    await room.answer_all()
    pressed, toast, confirmed = await tab.hears_lines(3)
    assert (pressed["key"], pressed["choice"]) == ("k2", yes["choice"])
    assert (toast["toast"], toast["press"]) == ("Confirmado", "k2")
    assert (confirmed["card"], confirmed["buttons"]) == (card["card"], [])


async def test_what_is_said_is_an_inbound_of_this_person(room: WebRoom) -> None:
    tab = await room.open(locale="en-US")
    await tab.send(type="say", key="k1", text="hello")
    await tab.send(type="press", key="k2", choice="yes:abc")
    await tab.hears_of("ack")
    await tab.hears_of("ack")
    first, second = [line.said for line in await room.heard()]
    assert first is not None
    assert second is not None
    assert (first.identity, first.chat.external_id, first.account) == ("web:ana", "ana", "")
    assert (first.key, first.locale, first.content) == ("ana:k1", "en-US", Text("hello"))
    assert second.content == Press("yes:abc", "k2")


async def test_the_same_key_is_heard_once_even_from_two_pages(room: WebRoom) -> None:
    one, other = await room.open(), await room.open()
    for tab in (one, one, other):
        await tab.send(type="say", key="k1", text="oi")
        assert (await tab.hears_of("ack"))["seq"] == 1
    assert len(await room.heard()) == 1


async def test_two_people_may_invent_one_key(room: WebRoom) -> None:
    tab = await room.open()
    await tab.send(type="say", key="k1", text="da ana")
    await tab.hears_of("ack")
    await room.log_in("web:bia")
    tab = await room.open()
    await tab.send(type="say", key="k1", text="da bia")
    (line,) = await tab.hears_lines(1)
    assert (line["text"], line["key"]) == ("da bia", "k1")
    assert len(await room.heard("ana")) == len(await room.heard("bia")) == 1


async def test_a_page_is_told_only_what_it_has_not_seen(room: WebRoom) -> None:
    tab = await room.open()
    for number in (1, 2, 3):
        await tab.send(type="say", key=f"k{number}", text=f"oi {number}")
        await tab.hears_of("ack")
    late = await room.open(after=2)
    assert [line["seq"] for line in await late.hears_lines(1)] == [3]
    for odd in (-1, "2", True, 2**40, None):
        confused = await room.open(after=odd)  # type: ignore[arg-type]  # what a page could send
        assert len(await confused.hears_lines(3)) == 3


async def test_nothing_is_acknowledged_before_it_is_committed(database: Database) -> None:
    started, committed = asyncio.Event(), asyncio.Event()

    def slowly(dispatch: Dispatch) -> Receive:
        async def receive(said: Inbound) -> Received:
            started.set()
            await committed.wait()
            return await dispatch.receive(said)

        return receive

    async with web_room(database, receive=slowly) as room:
        await room.log_in()
        tab = await room.open()
        await tab.hears_of("lines")
        await tab.send(type="say", key="k1", text="oi")
        await started.wait()
        answer = asyncio.create_task(tab.hears_of("ack"))
        await room.client.get("/chat")  # time enough for an acknowledgement to come
        assert not answer.done()
        assert await room.heard() == []
        committed.set()
        assert (await answer)["key"] == "k1"
        assert len(await room.heard()) == 1


async def test_what_could_not_be_kept_is_not_acknowledged_and_may_come_again(
    database: Database,
) -> None:
    faults = [RuntimeError("the database is away")]

    def once_away(dispatch: Dispatch) -> Receive:
        async def receive(said: Inbound) -> Received:
            if faults:
                raise faults.pop()
            return await dispatch.receive(said)

        return receive

    async with web_room(database, receive=once_away) as room:
        await room.log_in()
        tab = await room.open()
        await tab.hears_of("lines")
        await tab.send(type="say", key="k1", text="oi")
        error = await tab.hears_of("error")
        assert (error["type"], error["key"], error["retry"]) == ("error", "k1", 2.0)
        assert error["text"] == "Não consegui guardar a mensagem agora. Vou tentar de novo."
        await tab.send(type="say", key="k1", text="oi")
        assert (await tab.hears_of("ack"))["seq"] == 1


async def test_a_page_of_another_person_is_sent_away(room: WebRoom) -> None:
    tab = await room.open(person="bia")
    assert await tab.closes() == socket.NOT_YOU
    tab = await room.open(person="ana")
    assert (await tab.hears())["type"] == "lines"


async def test_when_the_session_ends_so_does_the_socket(
    room: WebRoom, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "BEAT", 0.01)
    tab = await room.open()
    assert (await tab.hears_of("beat")) == {"type": "beat"}
    clock.turn(days=31)
    assert await tab.closes() == socket.GONE


async def test_a_page_whose_history_cannot_be_read_is_closed_and_comes_again(
    room: WebRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "shape", None)
    tab = await room.open()
    await tab.hears_of("lines")
    await tab.send(type="say", key="k1", text="oi")
    await tab.closes()
    monkeypatch.undo()
    tab = await room.open()
    assert len(await tab.hears_lines(1)) == 1
