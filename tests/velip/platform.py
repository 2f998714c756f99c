"""A platform that says what a test tells it to, over a real socket, and remembers what it heard."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.test_utils import TestServer

WAV = b"RIFF" + bytes(range(256)) * 600
Reply = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Heard:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    query: str = ""

    @property
    def params(self) -> dict[str, str]:
        return json.loads(self.body.decode("utf-8"))


@dataclass
class Platform:
    """Gives the replies in their order; the last one again and again."""

    replies: list[Reply] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)
    url: str = ""

    def says(self, *replies: Reply) -> None:
        self.replies = list(replies)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        query = request.rel_url.raw_query_string
        self.heard.append(Heard(request.method, request.path, dict(request.headers), body, query))
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        return await reply(request)

    def server(self) -> TestServer:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_route("*", "/{path:.*}", self._answer)
        return TestServer(app)


def envelope(
    status: object = "OK", code: object = "0", *, http: int = 200, **fields: object
) -> Reply:
    """The envelope of the manual."""
    return document({"return": {"status": status, "status_code": code, **fields}}, http=http)


def document(content: object, *, http: int = 200) -> Reply:
    return raw(json.dumps(content, ensure_ascii=False).encode(), http=http)


def raw(body: bytes, *, http: int = 200, kind: str = "application/json") -> Reply:
    async def reply(_: web.Request) -> web.StreamResponse:
        return web.Response(body=body, status=http, headers={"Content-Type": kind})

    return reply


def page(*, http: int = 200) -> Reply:
    """What a broken server says: a page for people."""
    return raw(b"<html><body>Erro interno</body></html>", http=http, kind="text/html")


def redirect(http: int, to: str) -> Reply:
    async def reply(_: web.Request) -> web.StreamResponse:
        return web.Response(status=http, headers={"Location": to})

    return reply


async def hang_up(request: web.Request) -> web.StreamResponse:
    """Close the connection once the request was read, without a word."""
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def half_an_answer(request: web.Request) -> web.StreamResponse:
    """Promise a hundred bytes, send ten and hang up."""
    answer = web.StreamResponse(headers={"Content-Length": "100"})
    await answer.prepare(request)
    await answer.write(b'{"return":')
    assert request.transport is not None
    request.transport.close()
    return answer


class Deadline:
    """A deadline that passes when a test says so: while the platform holds its answer back."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self._timer: asyncio.Timeout | None = None

    def timer(self, seconds: float) -> asyncio.Timeout:
        self.seconds.append(seconds)
        self._timer = asyncio.timeout(None)
        return self._timer

    def pass_now(self) -> None:
        """The time is over for the request that is under way."""
        assert self._timer is not None
        self._timer.reschedule(asyncio.get_running_loop().time())

    async def passes(self, _: web.Request) -> web.StreamResponse:
        """Reply: the request was heard, and now the time is over."""
        self.pass_now()
        await asyncio.Event().wait()
        raise AssertionError("the caller is gone by then")


class Watch:
    """A clock that stands still, and a sleep that only turns it on."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def time(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
