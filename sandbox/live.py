"""What the sandbox's pages share: the guards of their files, and a socket that pushes."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from aiohttp import web

from sandbox.api import CLOSING, PLATFORM

STATIC = Path(__file__).parent / "static"
MAX_MESSAGE = 1024  # a page says nothing on the socket; it acts by POST
SEND_TIMEOUT = 10.0
_KINDS = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}

View = Callable[[], Mapping[str, object] | None]  # None: nothing that the page does not know


def static_file(request: web.Request, name: str) -> web.Response:
    """A file of the pages under a strict policy; 404 for any other name."""
    path = STATIC / name
    if not path.is_file():
        raise web.HTTPNotFound
    # Older browsers do not count ws: as 'self'. Any page of this machine may frame us: the demo
    # shows the phones beside its chat, from another port.
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        f"media-src 'self'; connect-src 'self' ws://{request.host}; frame-src 'self'; "
        "base-uri 'none'; form-action 'none'; "
        "frame-ancestors http://127.0.0.1:* http://localhost:*"
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


async def push_changes(
    request: web.Request, view: View, *, poll: float | None = None, gap: float = 0.0
) -> web.WebSocketResponse:
    """Push the view now and at every change, until the page leaves or the sandbox closes.

    `poll` also looks by itself so often, for what changes without telling; `gap` is the least time
    between two pushes. Both are real seconds.
    """
    socket = web.WebSocketResponse(heartbeat=20, max_msg_size=MAX_MESSAGE)
    await socket.prepare(request)
    platform = request.app[PLATFORM]
    changed = asyncio.Event()  # a queue of one: the newest state replaces the ones not sent yet
    changed.set()
    platform.on_change.add(changed.set)
    jobs = [
        asyncio.create_task(_push(socket, view, changed, poll=poll, gap=gap)),
        asyncio.create_task(_drain(socket)),
        asyncio.create_task(_wait(request.app[CLOSING])),
    ]
    try:
        await asyncio.wait(jobs, return_when=asyncio.FIRST_COMPLETED)
    finally:
        platform.on_change.discard(changed.set)
        for job in jobs:
            job.cancel()
        await asyncio.gather(*jobs, return_exceptions=True)
        await socket.close()
    return socket


async def _push(
    socket: web.WebSocketResponse,
    view: View,
    changed: asyncio.Event,
    *,
    poll: float | None,
    gap: float,
) -> None:
    while not socket.closed:
        with suppress(TimeoutError):
            async with asyncio.timeout(poll):
                await changed.wait()
        changed.clear()
        news = view()
        if news is None:
            continue
        async with asyncio.timeout(SEND_TIMEOUT):
            await socket.send_json(news)
        await asyncio.sleep(gap)


async def _drain(socket: web.WebSocketResponse) -> None:
    async for _ in socket:
        pass


async def _wait(closing: asyncio.Event) -> None:
    await closing.wait()
