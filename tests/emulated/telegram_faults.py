"""What the Bot API answers when it does not do what it was asked, word for word."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiohttp import web

Fault = Callable[[web.Request], Awaitable[web.StreamResponse | None]]


def error(code: int, description: str, **parameters: Any) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    if parameters:
        body["parameters"] = parameters
    return web.json_response(body, status=code)


def refuses(code: int, description: str, **parameters: Any) -> Fault:
    async def answer(_: web.Request) -> web.StreamResponse:
        return error(code, description, **parameters)

    return answer


def says(body: str, *, status: int = 200) -> Fault:
    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(text=body, status=status, content_type="text/html")

    return answer


async def hangs_up(request: web.Request) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def keeps_silent(_: web.Request) -> web.StreamResponse:
    await asyncio.Event().wait()
    raise AssertionError("the caller is gone by then")


async def drips(request: web.Request) -> web.StreamResponse:
    """An answer of which a little comes again and again: no pause is long, and it has no end."""
    answer = web.StreamResponse()
    await answer.prepare(request)
    while True:
        await answer.write(b" ")
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.Event().wait(), 0.005)


async def works(_: web.Request) -> None:
    """This call works; the next faults are for the calls after it."""


BLOCKED = refuses(403, "Forbidden: bot was blocked by the user")
DEACTIVATED = refuses(403, "Forbidden: user is deactivated")
CHAT_NOT_FOUND = refuses(400, "Bad Request: chat not found")
MIGRATED = refuses(
    400,
    "Bad Request: group chat was upgraded to a supergroup chat",
    migrate_to_chat_id=-1009999,
)
NOT_MODIFIED = refuses(
    400,
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message",
)
EDIT_NOT_FOUND = refuses(400, "Bad Request: message to edit not found")
CANNOT_EDIT = refuses(400, "Bad Request: message can't be edited")
QUERY_TOO_OLD = refuses(
    400, "Bad Request: query is too old and response timeout expired or query ID is invalid"
)
UNAUTHORIZED = refuses(401, "Unauthorized")
OTHER_POLLER = refuses(
    409,
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance "
    "is running",
)
BAD_GATEWAY = says("<html><head><title>502 Bad Gateway</title></head></html>", status=502)


def too_many(seconds: int) -> Fault:
    return refuses(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def ok(result: Any) -> web.Response:
    return web.json_response({"ok": True, "result": result})
