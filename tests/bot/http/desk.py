"""A small server on a real port, whose deadlines pass when its clock is turned."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web

from bot.http.app import build_app
from bot.http.connections import Bounds, Connections
from bot.http.health import HealthRoutes
from bot.http.server import Server
from bot.http.sources import network_of_peer
from tests.bot.http.waiting import until


@dataclass
class Turned:
    """Seconds that pass when they are told to."""

    now: float = 1_000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Desk:
    """A server, its clock, and what people at its port do."""

    clock: Turned = field(default_factory=Turned)
    wait: asyncio.Event = field(default_factory=asyncio.Event)
    begun: int = 0
    server: Server = field(init=False)

    def routes(self) -> list[web.RouteDef]:
        """One that reads its body, one that hangs, one that never stops to talk."""
        return [
            *HealthRoutes({}, {}).routes(),
            web.post("/read", self._read),
            web.get("/hang", self._hang),
            web.get("/flow", self._flow),
        ]

    async def _read(self, request: web.Request) -> web.Response:
        self.begun += 1
        return web.Response(text=str(len(await request.read())))

    async def _hang(self, _request: web.Request) -> web.Response:
        self.begun += 1
        await self.wait.wait()
        return web.Response(text="at last")

    async def _flow(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b"x" * 65_536)

    async def open(self, first: bytes = b"") -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.server.port)
        writer.write(first)
        await writer.drain()
        return reader, writer

    async def healthz(self) -> int:
        url = f"http://127.0.0.1:{self.server.port}/healthz"
        async with aiohttp.ClientSession() as http, http.get(url) as answer:
            return answer.status

    async def reached(self, count: int) -> None:
        """Until so many connections are counted."""
        await until(lambda: len(self.server.connections) == count)

    def turn(self, seconds: float) -> None:
        self.clock.now += seconds
        self.server.connections.sweep()


@asynccontextmanager
async def desk(*, behind_proxy: bool = False, **bounds: float) -> AsyncIterator[Desk]:
    """A desk within these bounds; all who come by a proxy have no ceiling of their own."""
    made = Desk()
    connections = Connections(Bounds(**bounds), clock=made.clock)  # type: ignore[arg-type]
    network_of = (lambda _: "") if behind_proxy else network_of_peer
    made.server = Server(build_app(made.routes()), network_of=network_of, connections=connections)
    await made.server.start("127.0.0.1", 0)
    try:
        yield made
    finally:
        made.wait.set()
        await made.server.close()
