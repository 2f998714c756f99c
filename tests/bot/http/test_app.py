"""The HTTP application: a fault of ours is told by an id, and a port is taken once."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest
from aiohttp import web

from bot.http.app import Server, build_app


async def test_a_fault_of_ours_is_told_by_an_id_and_no_trace() -> None:
    async def broken(_request: web.Request) -> web.Response:
        raise ZeroDivisionError("+55 11 99206-9730")

    server = Server(build_app([web.get("/broken", broken)]))
    await server.start("127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.port}/broken"
    async with aiohttp.ClientSession() as http, http.get(url) as answer:
        told = await answer.json()
    assert answer.status == 500
    assert told["error"] == "internal"
    assert set(told) == {"error", "id"}
    with pytest.raises(OSError, match="in use"):
        await Server(build_app([])).start("127.0.0.1", server.port)
    await server.close()


async def test_a_reader_who_leaves_is_no_fault(caplog: pytest.LogCaptureFixture) -> None:
    left, ended = asyncio.Event(), asyncio.Event()

    async def stream(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        await left.wait()
        try:
            while True:
                await response.write(b"anybody there?\n")
        finally:
            ended.set()

    server = Server(build_app([web.get("/lines", stream)]))
    await server.start("127.0.0.1", 0)
    async with aiohttp.ClientSession() as http:
        answer = await http.get(f"http://127.0.0.1:{server.port}/lines")
        answer.close()
    left.set()
    await ended.wait()
    await server.close()
    assert caplog.records == []
