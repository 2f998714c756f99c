"""The phones page: its files, and a socket that pushes what the phones are doing."""

import asyncio
from pathlib import Path

from aiohttp import web

from sandbox.api import CLOSING, PLATFORM
from sandbox.state import Platform
from sandbox.views import page_view

STATIC = Path(__file__).parent / "static"
MAX_PAGES = 32
MAX_MESSAGE = 1024  # the page says nothing on the socket; it acts by POST
SEND_TIMEOUT = 10.0
_KINDS = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}


def routes() -> list[web.RouteDef]:
    """The page, its three kinds of files, and its socket."""
    return [
        web.get("/phones", _show_page),
        web.get("/phones/live", _live),
        web.get("/phones/{file:[a-z]+\\.(?:js|css)}", _show_file),
    ]


async def _show_page(request: web.Request) -> web.Response:
    return _file(request, "phones.html")


async def _show_file(request: web.Request) -> web.Response:
    return _file(request, request.match_info["file"])


def _file(request: web.Request, name: str) -> web.Response:
    path = STATIC / name
    if not path.is_file():
        raise web.HTTPNotFound
    # Older browsers do not count ws: as 'self'. Any page of this machine may frame us: the demo
    # shows the phones beside its chat, from another port.
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        f"media-src 'self'; connect-src 'self' ws://{request.host}; base-uri 'none'; "
        "form-action 'none'; frame-ancestors http://127.0.0.1:* http://localhost:*"
    )
    headers = {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }
    kind = _KINDS[path.suffix]
    return web.Response(
        text=path.read_text("utf-8"), content_type=kind, charset="utf-8", headers=headers
    )


async def _live(request: web.Request) -> web.StreamResponse:
    platform = request.app[PLATFORM]
    if platform.phones.pages >= MAX_PAGES:
        raise web.HTTPServiceUnavailable(text="too many phones pages\n")
    socket = web.WebSocketResponse(heartbeat=20, max_msg_size=MAX_MESSAGE)
    await socket.prepare(request)
    changed = asyncio.Event()  # a queue of one: the newest state replaces the ones not sent yet
    changed.set()
    platform.on_change.add(changed.set)
    platform.phones.pages += 1
    closing = request.app[CLOSING]
    jobs = [
        asyncio.create_task(_push(socket, platform, changed)),
        asyncio.create_task(_drain(socket)),
        asyncio.create_task(_wait(closing)),
    ]
    try:
        await asyncio.wait(jobs, return_when=asyncio.FIRST_COMPLETED)
    finally:
        platform.phones.pages -= 1
        platform.on_change.discard(changed.set)
        for job in jobs:
            job.cancel()
        await asyncio.gather(*jobs, return_exceptions=True)
        await socket.close()
    return socket


async def _push(socket: web.WebSocketResponse, platform: Platform, changed: asyncio.Event) -> None:
    while not socket.closed:
        await changed.wait()
        changed.clear()
        async with asyncio.timeout(SEND_TIMEOUT):
            await socket.send_json(page_view(platform))


async def _drain(socket: web.WebSocketResponse) -> None:
    async for _ in socket:
        pass


async def _wait(closing: asyncio.Event) -> None:
    await closing.wait()
