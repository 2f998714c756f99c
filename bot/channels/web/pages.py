"""The web chat's own files: pages and assets, each with headers that let nothing foreign in."""

from __future__ import annotations

import html
from pathlib import Path

from aiohttp import web

STATIC = Path(__file__).parent / "static"
ASSET = r"{file:[a-z_]+\.(?:js|css|svg)}"
# Said in full: what a machine guesses from a suffix differs, and a wrong kind blocks a module.
_KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


def page(request: web.Request, name: str, *, status: int = 200, **parts: str) -> web.Response:
    """One of the pages; `parts` replace their names in double braces, escaped."""
    text = (STATIC / f"{name}.html").read_text("utf-8")
    for part, value in parts.items():
        text = text.replace("{{" + part + "}}", html.escape(value))
    headers = {**_guards(request), "Cache-Control": "no-store"}
    return web.Response(
        text=text, status=status, content_type="text/html", charset="utf-8", headers=headers
    )


def asset(request: web.Request) -> web.FileResponse:
    """A script, style or picture; the browser asks each time whether its copy is still good."""
    path = STATIC / request.match_info["file"]
    if not path.is_file():
        raise web.HTTPNotFound
    kind = f"{_KINDS[path.suffix]}; charset=utf-8"
    headers = {**_guards(request), "Cache-Control": "no-cache", "Content-Type": kind}
    return web.FileResponse(path, headers=headers)


def _guards(request: web.Request) -> dict[str, str]:
    # Older browsers do not count ws: as 'self'.
    sockets = f"ws://{request.host} wss://{request.host}"
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        f"media-src 'self'; connect-src 'self' {sockets}; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'self'"
    )
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        # Not no-referrer: that would turn a form's Origin into "null".
        "Referrer-Policy": "same-origin",
    }
