"""The HTTP application: a fault of ours is told by an id, and a port is taken once."""

from __future__ import annotations

import asyncio
from ipaddress import ip_network

import aiohttp
import pytest
from aiohttp import web
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from bot.http.app import build_app
from bot.http.server import Server
from bot.http.shares import Shares
from bot.http.sources import Sources
from bot.wire.sums import MOST_KINDS, Sums
from tests.bot.http.waiting import until


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


AWAY = OperationalError("SELECT", None, Exception("no server"))


async def away(_request: web.Request) -> web.Response:
    raise AWAY


async def test_what_passes_is_a_503_in_the_readers_language_and_one_line_a_minute() -> None:
    """Before: each of them was a 500 with an id, and a line at ERROR (661 of them in 18 s)."""
    with capture_logs() as logs:
        server = Server(build_app([web.get("/away", away)]))
        await server.start("127.0.0.1", 0)
        url = f"http://127.0.0.1:{server.port}/away"
        async with aiohttp.ClientSession() as http:
            for _ in range(200):
                async with http.get(url) as answer:
                    told = await answer.json()
            assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
            assert told["error"] == "unavailable"
            assert told["text"].startswith("O Ramal está sem acesso")
            asked = {"Accept": "text/html,*/*", "Accept-Language": "en-GB"}
            async with http.get(url, headers=asked) as answer:
                page = await answer.text()
            assert (answer.status, answer.content_type) == (503, "text/html")
            assert '<html lang="en">' in page
            assert "Please try again in a moment" in page
            assert "{{" not in page
        await server.close()
    assert [(line["event"], line["count"]) for line in logs] == [
        ("http.unavailable", 1),
        ("http.unavailable", 200),
    ]


def test_a_sum_is_told_once_a_minute_and_forgotten_after_a_quiet_one() -> None:
    now = 0.0
    sums = Sums(clock=lambda: now)
    with capture_logs() as logs:
        for _ in range(5):
            sums.note("warning", "http.broken", error="Odd")
        sums.note("warning", "http.broken", error="Other")
        sums.flush()
        assert [line["count"] for line in logs] == [1, 1]
        now = 60.0
        sums.flush()
        assert [line["count"] for line in logs] == [1, 1, 4]
        now = 120.0
        sums.flush()
        sums.note("warning", "http.broken", error="Odd")
    assert [line["count"] for line in logs] == [1, 1, 4, 1]
    assert all(line["event"] == "http.broken" for line in logs)


def test_kinds_without_end_are_one_sum() -> None:
    sums = Sums(clock=lambda: 0.0)
    with capture_logs() as logs:
        for number in range(10 * MOST_KINDS):
            sums.note("warning", "http.broken", error=str(number))
    assert len(logs) == MOST_KINDS + 1


async def test_one_client_behind_a_proxy_has_a_share_of_what_is_served() -> None:
    begun, go = [0], asyncio.Event()

    async def hang(_request: web.Request) -> web.Response:
        begun[0] += 1
        await go.wait()
        return web.Response()

    shares = Shares(Sources([], proxies=[ip_network("127.0.0.1")]), most=3)
    server = Server(build_app([web.get("/hang", hang)], middlewares=[shares.bound]))
    await server.start("127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.port}/hang"

    async def ask(client: str) -> int:
        async with http.get(url, headers={"X-Forwarded-For": client}) as answer:
            return answer.status

    async with aiohttp.ClientSession() as http:
        held = [asyncio.create_task(ask(f"2001:db8::{number}")) for number in range(3)]
        await until(lambda: begun[0] == 3)
        assert await ask("2001:db8::ffff") == 429  # of the same /64
        other = asyncio.create_task(ask("192.0.2.7"))
        await until(lambda: begun[0] == 4)
        go.set()
        assert await asyncio.gather(*held, other) == [200] * 4
        assert await ask("2001:db8::ffff") == 200
    await server.close()
