"""The body of a request, read within a bound."""

from __future__ import annotations

from aiohttp import web

_PIECE = 64 * 1024


async def read_body(request: web.Request, largest: int) -> bytes:
    """The whole body; raises a 413 for more than `largest` bytes, before all of it has come."""
    body = bytearray()
    async for piece in request.content.iter_chunked(_PIECE):
        body += piece
        if len(body) > largest:
            raise web.HTTPRequestEntityTooLarge(largest, len(body))
    return bytes(body)
