"""The demo's access rule: only pages of this machine, under its own name, may use it."""

from __future__ import annotations

from aiohttp import web

from bot.http.app import Handler

NAMES = ("127.0.0.1", "localhost")


@web.middleware
async def this_machine_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse other host names (DNS rebinding) and other pages (cross-site requests)."""
    port = request.url.port
    mine = {f"{name}:{port}" for name in NAMES}
    if port == 80:
        mine |= set(NAMES)
    origin = request.headers.get("Origin")
    if request.host not in mine:
        raise web.HTTPForbidden(text="This demo answers only to its own address.")
    if origin is not None and origin.removeprefix("http://") not in mine:
        raise web.HTTPForbidden(text="This demo answers only to its own page.")
    return await handler(request)
