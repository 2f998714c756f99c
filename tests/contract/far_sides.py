"""The two platforms of the contract suite: one made of the manual's facts, and the sandbox."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Protocol

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from sandbox.clock import SandboxClock
from sandbox.server import start_sandbox
from tests.contract.facts import ENDPOINTS, answer_of

MP3 = b"ID3\x04\x00\x00\x00\x00\x00\x00"


class FarSide(Protocol):
    """A platform that can be told how its next answer fails."""

    url: str

    async def fails(self, endpoint: str, fault: str) -> None:
        """`<code>:<text>`, `html`, `down` or `http:503`."""
        ...


class Fake:
    """Answers what the manual prints, whatever it is asked, and remembers who asked for what."""

    def __init__(self) -> None:
        self.url = ""
        self.heard: list[tuple[str, dict[str, str]]] = []
        self._faults: dict[str, str] = {}

    async def fails(self, endpoint: str, fault: str) -> None:
        self._faults[endpoint] = fault

    async def answer(self, request: web.Request) -> web.StreamResponse:
        endpoint = request.path.rpartition("/")[2].removesuffix(".php")
        self.heard.append((endpoint, dict(request.headers)))
        await request.read()
        fault = self._faults.pop(endpoint, "")
        if fault in ("html", "down") or fault.startswith("http:"):
            return _broken(request, fault)
        if fault:
            code, _, text = fault.partition(":")
            return _envelope({"return": {"status": text, "status_code": code}}, _http(int(code)))
        if endpoint == "PlayAudioFile":
            return web.Response(body=MP3, content_type="audio/mpeg")
        label = ENDPOINTS[endpoint]["example"].get("response_label")
        return _envelope(answer_of(endpoint), int(label) if str(label).isdecimal() else 200)


class SandboxSide:
    """The sandbox that ships, told by its control endpoint."""

    def __init__(self, url: str) -> None:
        self.url = url

    async def fails(self, endpoint: str, fault: str) -> None:
        address = self.url.replace("/api/v2/", "/sandbox/faults")
        asked = {"endpoint": endpoint, "fault": fault, "times": "1"}
        async with aiohttp.ClientSession() as http, http.post(address, json=asked) as said:
            assert said.status == 200, await said.text()


@asynccontextmanager
async def running_fake() -> AsyncIterator[Fake]:
    fake, app = Fake(), web.Application()
    app.router.add_route("*", "/api/v2/{endpoint}", fake.answer)
    async with TestServer(app) as server:
        fake.url = str(server.make_url("/api/v2/"))
        yield fake


@asynccontextmanager
async def running_sandbox() -> AsyncIterator[SandboxSide]:
    sandbox = await start_sandbox(clock=SandboxClock(turned=True))
    try:
        yield SandboxSide(sandbox.base_url)
    finally:
        await sandbox.close()


def _envelope(document: object, status: int) -> web.Response:
    body = json.dumps(document, ensure_ascii=False).encode()
    return web.Response(body=body, status=status, content_type="application/json")


def _http(code: int) -> int:
    return 401 if 100 <= code <= 199 else 400


def _broken(request: web.Request, fault: str) -> web.Response:
    if fault == "down":
        assert request.transport is not None
        request.transport.abort()
    status = int(fault.partition(":")[2]) if fault.startswith("http:") else 502
    return web.Response(text="<html></html>", status=status, content_type="text/html")


async def nothing(_: float) -> None:
    """A pause that takes no time."""
    await asyncio.sleep(0)
