"""The demo answers this machine under its own name, and no other page."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web

from bot.http.app import build_app
from bot.http.gate import this_machine_only
from bot.http.server import Server


@pytest.fixture
async def port() -> AsyncIterator[int]:
    async def ok(_request: web.Request) -> web.Response:
        return web.Response(text="in")

    routes = [web.get("/", ok), web.post("/", ok)]
    server = Server(build_app(routes, middlewares=[this_machine_only]))
    await server.start("127.0.0.1", 0)
    yield server.port
    await server.close()


async def knock(port: int, *, host: str, origin: str | None = None, method: str = "GET") -> int:
    """The status of a request under this name, `PORT` standing for the demo's port."""
    headers = {"Host": host.replace("PORT", str(port))}
    if origin is not None:
        headers["Origin"] = origin.replace("PORT", str(port))
    url = f"http://127.0.0.1:{port}/"
    session = aiohttp.ClientSession()
    async with session as http, http.request(method, url, headers=headers) as answer:
        return answer.status


@pytest.mark.parametrize("host", ["127.0.0.1:PORT", "localhost:PORT"])
@pytest.mark.parametrize("origin", [None, "http://127.0.0.1:PORT", "http://localhost:PORT"])
async def test_its_own_page_gets_in(port: int, host: str, origin: str | None) -> None:
    assert await knock(port, host=host, origin=origin) == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:PORT",
        "127.0.0.1.evil.example:PORT",
        "192.168.0.7:PORT",
        "127.0.0.2:PORT",
    ],
)
async def test_another_name_for_this_machine_is_refused(port: int, host: str) -> None:
    assert await knock(port, host=host) == 403


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://127.0.0.1:1",
        "http://localhost",
        "http://evil.example:PORT",
        "null",
        "",
    ],
)
async def test_another_page_is_refused(port: int, origin: str, method: str) -> None:
    assert await knock(port, host="127.0.0.1:PORT", origin=origin, method=method) == 403


async def test_no_name_opens_a_door_by_being_unreadable(port: int) -> None:
    assert await knock(port, host="127.0.0.1:99999999", origin=None) >= 400
    assert await knock(port, host="127.0.0.1:PORT", origin="http://[") >= 400
