"""The phones page: its files, and a socket that pushes what the phones are doing."""

from aiohttp import web

from sandbox.api import PLATFORM
from sandbox.live import push_changes, static_file
from sandbox.views import page_view

MAX_PAGES = 32


def routes() -> list[web.RouteDef]:
    """The page, its three kinds of files, and its socket."""
    return [
        web.get("/phones", _show_page),
        web.get("/phones/live", _live),
        web.get("/phones/{file:[a-z]+\\.(?:js|css)}", _show_file),
    ]


async def _show_page(request: web.Request) -> web.Response:
    return static_file(request, "phones.html")


async def _show_file(request: web.Request) -> web.Response:
    return static_file(request, request.match_info["file"])


async def _live(request: web.Request) -> web.StreamResponse:
    platform = request.app[PLATFORM]
    if platform.phones.pages >= MAX_PAGES:
        raise web.HTTPServiceUnavailable(text="too many phones pages\n")
    platform.phones.pages += 1
    try:
        return await push_changes(request, lambda: page_view(platform))
    finally:
        platform.phones.pages -= 1
