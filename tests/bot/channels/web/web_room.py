"""The web door in a small application, over a real dispatch on a real database."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientResponse, ClientWebSocketResponse, WSMessage, WSMsgType
from aiohttp.test_utils import TestClient, TestServer

from bot.bell import Bell
from bot.channels.backend import ChannelBackend
from bot.channels.last_numbers import LastNumbers
from bot.channels.web.chat import ChatRoutes
from bot.dispatch import Dispatch
from bot.http.app import build_app
from bot.runtime import Current
from bot.web_backend.sessions import stored_sessions
from bot.web_backend.words import page_words
from domain.chat import Address, HistoryLine, Inbound, Received
from domain.rules import Rules
from storage.database import Database
from storage.people import logins

Receive = Callable[[Inbound], Awaitable[Received]]
WAIT = 120.0


class Tab:
    """One open page, as the server sees it."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket
        self._lines: list[dict[str, Any]] = []

    async def send(self, **message: Any) -> None:
        await self.socket.send_str(json.dumps(message))

    async def hears(self) -> dict[str, Any]:
        message: dict[str, Any] = await self.socket.receive_json(timeout=WAIT)
        return message

    async def hears_of(self, kind: str) -> dict[str, Any]:
        """The next message of this kind; lines that come between are kept for `hears_lines`."""
        while (message := await self.hears())["type"] != kind:
            self._lines += message.get("lines", [])
        return message

    async def hears_lines(self, count: int) -> list[dict[str, Any]]:
        """The next so many lines, in as many messages as they come."""
        while len(self._lines) < count:
            self._lines += (await self.hears_of("lines"))["lines"]
        taken, self._lines = self._lines[:count], self._lines[count:]
        return taken

    async def closes(self) -> int:
        """The code with which the server ends."""
        while True:
            message: WSMessage = await self.socket.receive(timeout=WAIT)
            if message.type is not WSMsgType.TEXT:
                assert message.type is WSMsgType.CLOSE
                return int(message.data)


@dataclass
class WebRoom:
    """A browser before the door."""

    client: TestClient[Any, Any]
    dispatch: Dispatch
    database: Database

    @property
    def origin(self) -> str:
        return str(self.client.make_url("/")).rstrip("/")

    async def link(self, identity: str = "web:ana") -> str:
        async with self.database.write() as session:
            return await logins.open_link(session, identity, self.database.clock.now())

    async def log_in(self, identity: str = "web:ana") -> ClientResponse:
        path = f"/login/{await self.link(identity)}"
        return await self.client.post(path, allow_redirects=False)

    async def open(self, after: int = 0, locale: str = "pt-BR", **more: Any) -> Tab:
        """A page that has introduced itself; its history is still to be heard."""
        tab = await self.knock()
        await tab.send(type="hello", after=after, locale=locale, **more)
        return tab

    async def knock(self, origin: str | None = None) -> Tab:
        return Tab(await self.client.ws_connect("/chat/ws", origin=origin or self.origin))

    async def answer_all(self) -> None:
        while await self.dispatch.step():
            pass

    async def heard(self, name: str = "ana") -> list[HistoryLine]:
        return await self.dispatch.list_lines(Address("web", name), 0)


@asynccontextmanager
async def web_room(
    database: Database,
    *,
    receive: Callable[[Dispatch], Receive] = lambda dispatch: dispatch.receive,
    **options: Any,
) -> AsyncIterator[WebRoom]:
    bell = Bell()
    current = Current(Rules(admins=frozenset({"web:ana"}), installation_secret="x"))
    dispatch = Dispatch(database, current, bell)
    numbers = LastNumbers(dispatch.list_last_numbers)
    ears = ChannelBackend(
        receive=receive(dispatch),
        list_lines=dispatch.list_lines,
        last_number=numbers.of,
        is_handled=dispatch.is_handled,
        list_commands=dispatch.list_commands,
        find_sound=dispatch.find_sound,
        find_picture=dispatch.find_picture,
        listen=bell.listen,
    )
    door = ChatRoutes(ears, stored_sessions(database, current, bell.ring), page_words(), **options)
    async with TestClient(TestServer(build_app(door.routes()), host="127.0.0.1")) as client:
        yield WebRoom(client, dispatch, database)
    await numbers.close()
