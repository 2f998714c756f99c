"""Sounds that come as a request's body: read piece by piece, and no further than their bound."""

from __future__ import annotations

import asyncio

from aiohttp import web

LARGEST = 10 * 1024 * 1024  # bytes: minutes of speech, however a browser packs it
_PIECE = 64 * 1024
_DEADLINE = 60.0


class SoundTooLarge(Exception):
    """It is larger than anybody speaks."""


async def read_sound(request: web.Request) -> bytes:
    """The body, whole; raises SoundTooLarge, TimeoutError."""
    if (request.content_length or 0) > LARGEST:
        raise SoundTooLarge
    sound = bytearray()
    async with asyncio.timeout(_DEADLINE):
        async for piece in request.content.iter_chunked(_PIECE):
            sound += piece
            if len(sound) > LARGEST:
                raise SoundTooLarge
    return bytes(sound)
