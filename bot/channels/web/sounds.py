"""Sounds over HTTP: read in pieces within a limit, and served whole or in ranges."""

from __future__ import annotations

import asyncio

from aiohttp import web

from bot.wire.headers import CACHE, KEPT_BY_ITS_READER

LARGEST = 10 * 1024 * 1024  # bytes: minutes of speech, however a browser packs it
_PIECE = 64 * 1024
_DEADLINE = 60.0


class SoundTooLarge(Exception):
    """The body is larger than any voice note."""


async def read_sound(request: web.Request) -> bytes:
    """The whole body; raises SoundTooLarge, TimeoutError."""
    if (request.content_length or 0) > LARGEST:
        raise SoundTooLarge
    sound = bytearray()
    async with asyncio.timeout(_DEADLINE):
        async for piece in request.content.iter_chunked(_PIECE):
            sound += piece
            if len(sound) > LARGEST:
                raise SoundTooLarge
    return bytes(sound)


def sound_part(request: web.Request, sound: bytes) -> web.Response:
    """A voice note, or the range that a player asks for: without ranges it shows no length."""
    try:
        asked = request.http_range
    except ValueError:
        raise web.HTTPRequestRangeNotSatisfiable from None
    start, stop, _ = asked.indices(len(sound))
    whole = asked.start is None and asked.stop is None
    headers = {"Accept-Ranges": "bytes", CACHE: KEPT_BY_ITS_READER}
    if not whole:
        headers["Content-Range"] = f"bytes {start}-{max(start, stop) - 1}/{len(sound)}"
    body, status = sound[start:stop], 200 if whole else 206
    return web.Response(body=body, status=status, content_type="audio/ogg", headers=headers)
