"""Who may come in by a browser: pages of this machine, and nobody else's."""

from collections.abc import Awaitable, Callable

from aiohttp import web
from yarl import URL

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def loopback_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Guard `/sandbox/*` and `/phones`: the Host against DNS rebinding, the Origin across sites."""
    if request.path.startswith(("/sandbox", "/phones")):
        refuse_foreign_host(request)
        if request.method != "GET" or "Upgrade" in request.headers:
            refuse_foreign_origin(request)
    return await handler(request)


def refuse_foreign_host(request: web.Request) -> None:
    """403 unless the Host header names this machine with the port it came in by."""
    host = _url(f"http://{request.headers.get('Host', '')}")
    here = request.transport.get_extra_info("sockname") if request.transport else None
    if host is None or host.host not in LOOPBACK or (here and host.port != here[1]):
        raise web.HTTPForbidden(text="the sandbox's own pages answer to this machine only\n")


def refuse_foreign_origin(request: web.Request) -> None:
    """403 when a page of another site asks; programs send no Origin."""
    origin = request.headers.get("Origin")
    if origin is None:
        return
    url = _url(origin)
    if url is None or url.scheme not in ("http", "https") or url.host not in LOOPBACK:
        raise web.HTTPForbidden(text="pages of other sites may not use the sandbox\n")


def _url(text: str) -> URL | None:
    try:
        return URL(text)
    except ValueError:
        return None
