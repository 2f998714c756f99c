"""A customer of the sandbox: asks its API over real sockets, turns its clock, takes its calls."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import aiohttp
from aiohttp import web

from sandbox.clock import SandboxClock
from sandbox.server import Sandbox, start_sandbox
from sandbox.sound import Speaker

START = datetime(2026, 3, 4, 19, 15, 5, tzinfo=UTC)  # 16:15:05 in São Paulo
ORDINARY = "5511992069830"
WORDS = "Olá, aqui é a Ana."
HEARD = len(WORDS) * 0.075  # without a voice the length is estimated from the letters
TOKEN = {"Authorization": "Bearer sandbox-test"}


@dataclass
class Reply:
    status: int
    body: dict[str, Any]
    text: str = ""
    content_type: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def head(self) -> dict[str, str]:
        return self.body["return"]

    @property
    def verdict(self) -> tuple[int, str, str]:
        return self.status, self.head["status_code"], self.head["status"]


@dataclass
class Receiver:
    """Where callbacks arrive; `answers` are the next HTTP codes, then always 200."""

    url: str = ""
    answers: list[int] = field(default_factory=list)
    bodies: list[dict[str, str]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    queries: list[dict[str, str]] = field(default_factory=list)

    async def take(self, request: web.Request) -> web.Response:
        self.kinds.append(request.content_type)
        self.queries.append(dict(request.query))
        if request.content_type == "application/json":
            self.bodies.append(await request.json())
        else:
            form = await request.post()
            self.bodies.append({name: str(value) for name, value in form.items()})
        return web.Response(status=self.answers.pop(0) if self.answers else 200)


@dataclass
class Customer:
    sandbox: Sandbox
    http: aiohttp.ClientSession

    async def ask(
        self, endpoint: str, *, headers: dict[str, str] | None = None, **params: object
    ) -> Reply:
        url = self.sandbox.base_url + endpoint
        async with self.http.post(url, json=params, headers=headers or TOKEN) as answer:
            return await _reply(answer)

    async def call(self, dest: str = ORDINARY, **params: object) -> str:
        reply = await self.ask("MakeTTSCall", **({"dest": dest, "text": WORDS} | params))
        assert reply.status == 200, reply.text
        return str(reply.head["cd_id"])

    async def bridge(self, dest: str, dest2: str, **params: object) -> str:
        return await self.call(dest, type="3", priority="-1", dest2=dest2, **params)

    async def records(self, **selectors: object) -> list[dict[str, Any]]:
        reply = await self.ask("GetCallStatus", **selectors)
        assert reply.verdict == (200, "0", "OK")
        rows = reply.body["calls"]
        assert isinstance(rows, list)
        return rows

    async def record(self, cd_id: str) -> dict[str, Any]:
        (row,) = await self.records(cd_id=cd_id)
        return row

    async def post(self, path: str, headers: dict[str, str] | None = None, **body: object) -> Reply:
        async with self.http.post(self.url(path), json=body, headers=headers) as answer:
            return await _reply(answer)

    async def get(self, path: str, headers: dict[str, str] | None = None) -> Reply:
        async with self.http.get(self.url(path), headers=headers) as answer:
            return await _reply(answer)

    async def pass_time(self, seconds: float) -> None:
        reply = await self.post("/sandbox/clock", advance=seconds)
        assert reply.status == 200, reply.text

    async def until_dialled(self) -> None:
        changed = asyncio.Event()
        self.sandbox.platform.on_change.add(changed.set)
        async with asyncio.timeout(120):
            while not self.dialled:
                await changed.wait()
                changed.clear()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.sandbox.port}{path}"

    @property
    def dialled(self) -> list[tuple[str, str]]:
        return [(line.kind, line.dest) for line in self.sandbox.platform.ledger]


async def _reply(answer: aiohttp.ClientResponse) -> Reply:
    is_json = answer.content_type == "application/json"
    body = await answer.json() if is_json else {}
    text = await answer.text(errors="replace")
    return Reply(answer.status, body, text, answer.content_type, answer.headers)


@asynccontextmanager
async def running_customer(*, with_voice: bool = False) -> AsyncIterator[Customer]:
    clock = SandboxClock(start=START, turned=True)
    sandbox = await start_sandbox(clock=clock)
    if not with_voice:
        sandbox.platform.speaker = Speaker(silent=True)
    try:
        async with aiohttp.ClientSession() as http:
            yield Customer(sandbox, http)
    finally:
        await sandbox.close()


@asynccontextmanager
async def running_receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/callback", receiver.take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/callback"
    try:
        yield receiver
    finally:
        await runner.cleanup()
