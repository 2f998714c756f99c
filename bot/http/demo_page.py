"""The demo's first page: the chat beside the phones that it makes ring."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web

from bot.wire.headers import POLICY, REFERRER
from domain.people.person import closest_locale

_SAY = re.compile(r"\{\{say:([a-z-]+)\}\}")
STATIC = Path(__file__).parent / "static"
_KINDS = {"demo.css": "text/css", "demo.js": "text/javascript"}


class DemoPage:
    """`/` in the demo; `phones_url` is the sandbox's page, on a port of its own.

    `sentences` are those of the pages in a client's language. `hearing` is how voice notes are
    heard: "published", "practice" or not at all.
    """

    def __init__(
        self, phones_url: str, sentences: Callable[[str], Mapping[str, str]], hearing: str = ""
    ) -> None:
        self._phones_url, self._hearing, self._sentences = phones_url, hearing, sentences

    def routes(self) -> list[web.RouteDef]:
        """The routes of the page and its two files."""
        return [web.get("/", self.show), web.get(r"/demo/{file:demo\.(?:css|js)}", self.give)]

    async def show(self, request: web.Request) -> web.Response:
        """The HTML page with its two frames."""
        text = (STATIC / "demo.html").read_text("utf-8")
        locale = request.headers.get("Accept-Language", "")
        said = self._sentences(locale)
        text = _SAY.sub(lambda found: html.escape(said[found[1]]), text)
        text = text.replace("{{lang}}", closest_locale(locale))
        text = text.replace("{{phones_url}}", html.escape(self._phones_url))
        text = text.replace("{{hearing}}", html.escape(self._hearing))
        return self._answer(request, text, "text/html")

    async def give(self, request: web.Request) -> web.Response:
        """The page's script or style."""
        name = request.match_info["file"]
        return self._answer(request, (STATIC / name).read_text("utf-8"), _KINDS[name])

    def _answer(self, request: web.Request, text: str, kind: str) -> web.Response:
        phones = urlsplit(self._phones_url)
        policy = (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            f"frame-src http://{request.host} {phones.scheme}://{phones.netloc}; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        headers = {POLICY: policy, REFERRER: "no-referrer"}
        return web.Response(text=text, content_type=kind, charset="utf-8", headers=headers)
