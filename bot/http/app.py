"""The aiohttp application: its routes, its middlewares, and what it logs of a request."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Iterable, Sequence

import structlog
from aiohttp import web

from bot.http.protocol import note_requests
from bot.http.unavailable import unavailable
from bot.wire.headers import guard
from bot.wire.sums import SUMS, Sums, sums_of
from storage.database import is_passing

log = structlog.get_logger()
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
LARGEST_BODY = 256 * 1024


def build_app(
    routes: Iterable[web.AbstractRouteDef], *, middlewares: Sequence[object] = ()
) -> web.Application:
    """An application with these routes; a fault of ours is a 500 with an id and no trace."""
    app = web.Application(
        client_max_size=LARGEST_BODY,
        middlewares=[note_requests, log_requests, *middlewares],  # type: ignore[list-item]
    )
    app[SUMS] = Sums()
    app.on_response_prepare.append(guard)
    app.add_routes(routes)
    return app


class Summed(web.Response):
    """An answer that its handler logs together with others, as one line each would cost much."""


@web.middleware
async def log_requests(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Log a request by its route's pattern, never by its path: paths hold secrets."""
    if (task := asyncio.current_task()) is not None:
        task.set_name(_route(request))  # so the watch over the loop names it too
    try:
        response = await handler(request)
    except web.HTTPException as error:
        _log(request, error.status)
        raise
    except Exception as error:
        if _has_left(request, error):
            log.debug("http.left", route=_route(request))
            return web.Response(status=499)  # read by nobody; if raised, aiohttp would log a trace
        name = type(error).__name__
        if is_passing(error):
            sums_of(request).note("error", "http.unavailable", route=_route(request), error=name)
            return unavailable(request)
        fault = secrets.token_hex(3)
        log.error("http.failed", route=_route(request), fault=fault, error=name)
        log.debug("http.failed.where", fault=fault, exc_info=True)
        return web.json_response({"error": "internal", "id": fault}, status=500)
    if not isinstance(response, Summed):
        _log(request, response.status)
    return response


def _has_left(request: web.Request, error: Exception) -> bool:
    """Whether the client has gone, which is no fault."""
    if isinstance(error, ConnectionResetError):
        return True
    return isinstance(error, ConnectionError) and request.transport is None


def _log(request: web.Request, status: int) -> None:
    """One line for each request, except where something is away: then one a minute."""
    if status >= 500:
        sums_of(request).note("info", "http.refused", route=_route(request), status=str(status))
    else:
        log.info("http", method=request.method, route=_route(request), status=status)


def _route(request: web.Request) -> str:
    resource = request.match_info.route.resource
    return resource.canonical if resource else "unknown"
