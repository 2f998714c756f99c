"""The console: one page that shows what the platform holds, for whoever develops a client on it."""

from aiohttp import web

from sandbox.api import PLATFORM
from sandbox.console_views import Watcher
from sandbox.endpoints import ENDPOINTS
from sandbox.live import push_changes, static_file

MAX_PAGES = 32
POLL = 1.0  # the clock and the ends of hours change without telling
GAP = 0.2  # a campaign may change the state six hundred times a minute
PAGES = web.AppKey("console_pages", list[web.Request])


def routes() -> list[web.RouteDef]:
    """The page, its files and its socket."""
    return [
        web.get("/sandbox", _redirect),
        web.get("/sandbox/", _show_page),
        web.get("/sandbox/live", _live),
        web.get("/sandbox/static/{file:[a-z]+\\.(?:js|css)}", _show_file),
    ]


async def _redirect(_: web.Request) -> web.Response:
    raise web.HTTPFound("/sandbox/")


async def _show_page(request: web.Request) -> web.Response:
    return static_file(request, "console.html")


async def _show_file(request: web.Request) -> web.Response:
    return static_file(request, request.match_info["file"])


async def _live(request: web.Request) -> web.StreamResponse:
    pages = request.app[PAGES]
    if len(pages) >= MAX_PAGES:
        raise web.HTTPServiceUnavailable(text="too many consoles\n")
    pages.append(request)
    try:
        watcher = Watcher(request.app[PLATFORM], ENDPOINTS)
        return await push_changes(request, watcher.look, poll=POLL, gap=GAP)
    finally:
        pages.remove(request)
