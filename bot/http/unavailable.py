"""The answer while something that passes is in the way, such as a database that is away."""

from __future__ import annotations

import html
import re
from pathlib import Path

from aiohttp import web

from bot.wire.headers import POLICY, page_policy
from domain.people.person import closest_locale
from handlers.replies.sentences import web_sentences

AGAIN = 5  # seconds after which the client may try again
_PAGE = Path(__file__).parent / "static" / "unavailable.html"
_SAY = re.compile(r"\{\{say:([a-z-]+)\}\}")


def unavailable(request: web.Request) -> web.Response:
    """A 503 as a page or as JSON, whichever was asked for, in the reader's language."""
    locale = closest_locale(request.headers.get("Accept-Language", ""))
    said = web_sentences(locale)
    headers = {"Retry-After": str(AGAIN), "Vary": "Accept, Accept-Language"}
    if "text/html" not in request.headers.get("Accept", ""):
        told = {"error": "unavailable", "text": said["unavailable-why"]}
        return web.json_response(told, status=503, headers=headers)
    text = _SAY.sub(lambda found: html.escape(said[found[1]]), _PAGE.read_text("utf-8"))
    headers[POLICY] = page_policy(request.host)
    return web.Response(
        text=text.replace("{{lang}}", locale),
        status=503,
        content_type="text/html",
        charset="utf-8",
        headers=headers,
    )
