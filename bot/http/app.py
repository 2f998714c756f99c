"""The aiohttp application: its routes, its middlewares, and starting it on a port."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Iterable, Sequence

import structlog
from aiohttp import web

log = structlog.get_logger()
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
LARGEST_BODY = 256 * 1024


def build_app(
    routes: Iterable[web.AbstractRouteDef], *, middlewares: Sequence[object] = ()
) -> web.Application:
    """An application with these routes; a fault of ours is a 500 with an id and no trace."""
    app = web.Application(
        client_max_size=LARGEST_BODY,
        middlewares=[log_requests, *middlewares],  # type: ignore[list-item]  # as aiohttp types them
    )
    app.add_routes(routes)
    return app


class Summed(web.Response):
    """An answer that its handler logs together with others, as one line each would cost much."""


@web.middleware
async def log_requests(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Log a request by its route's pattern, never by its path: paths hold secrets."""
    try:
        response = await handler(request)
    except web.HTTPException as error:
        log.info("http", method=request.method, route=_route(request), status=error.status)
        raise
    except ConnectionResetError:
        log.debug("http.left", route=_route(request))  # the client has gone, which is no fault
        return web.Response(status=499)  # read by nobody; if raised, aiohttp would log a trace
    except Exception as error:
        fault = secrets.token_hex(3)
        name = type(error).__name__
        log.error("http.failed", route=_route(request), fault=fault, error=name)
        log.debug("http.failed.where", fault=fault, exc_info=True)
        return web.json_response({"error": "internal", "id": fault}, status=500)
    if not isinstance(response, Summed):
        log.info("http", method=request.method, route=_route(request), status=response.status)
    return response


def _route(request: web.Request) -> str:
    resource = request.match_info.route.resource
    return resource.canonical if resource else "unknown"


class Server:
    """The application, listening on a port."""

    def __init__(self, app: web.Application) -> None:
        # aiohttp's own access log prints paths, and paths hold secrets.
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        self.port = 0

    async def start(self, host: str, port: int) -> None:
        """Listen; port 0 takes a free one. Raises OSError where the port is taken."""
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError:
            await self._runner.cleanup()
            raise
        self.port = self._runner.addresses[0][1]

    async def close(self) -> None:
        """Stop listening, and close every connection."""
        await self._runner.cleanup()
