"""The web pages' own files: HTML and assets, with headers that allow nothing from other sites."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Mapping
from pathlib import Path

from aiohttp import web

from bot.channels.web.words import PageWords
from bot.wire.headers import POLICY, page_policy
from domain.people.person import closest_locale

STATIC = Path(__file__).parent / "static"
ASSET = r"{file:[a-z_]+\.(?:js|css|svg)}"
_SAY = re.compile(r"\{\{say:([a-z-]+)\}\}")
_EACH = re.compile(r"<!-- each language -->(.*?)<!-- end -->", re.DOTALL)
# Not guessed from the suffix: machines differ, and browsers refuse a module of another type.
_KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


def page(
    request: web.Request, name: str, words: PageWords, *, status: int = 200, **parts: str
) -> web.Response:
    """One of the pages in its reader's language; `parts` replace their names in double braces.

    `{{say:NAME}}` is a sentence; what stands between `<!-- each language -->` and `<!-- end -->`
    is said in every language, the reader's first.
    """
    own = closest_locale(request.headers.get("Accept-Language", ""))
    text = (STATIC / f"{name}.html").read_text("utf-8")
    order = sorted(words.sentences, key=lambda locale: locale != own)
    text = _EACH.sub(
        lambda block: "".join(_said(block[1], one, words.of(one)) for one in order), text
    )
    text = _said(text, own, words.of(own))
    for part, value in parts.items():
        text = text.replace("{{" + part + "}}", html.escape(value))
    headers = {**_policy(request), "Vary": "Accept-Language"}
    return web.Response(
        text=text, status=status, content_type="text/html", charset="utf-8", headers=headers
    )


def script_words(request: web.Request, words: PageWords) -> web.Response:
    """A module of the words that the pages' scripts say, in the browser's language."""
    said = json.dumps(words.script(request.headers.get("Accept-Language", "")))
    response = web.Response(
        text=f"export default {said};\n",
        content_type="text/javascript",
        charset="utf-8",
        headers={**_policy(request), "Cache-Control": "no-cache", "Vary": "Accept-Language"},
    )
    tag = hashlib.sha256(said.encode()).hexdigest()[:32]
    if any(known.value == tag for known in request.if_none_match or ()):
        response = web.Response(status=304, headers={"Vary": "Accept-Language"})
    response.etag = tag
    return response


def _said(text: str, locale: str, sentences: Mapping[str, str]) -> str:
    said = _SAY.sub(lambda found: html.escape(sentences[found[1]]), text)
    return said.replace("{{lang}}", locale)


def asset(request: web.Request) -> web.FileResponse:
    """A script, style or picture; the browser revalidates its copy each time."""
    path = STATIC / request.match_info["file"]
    if not path.is_file():
        raise web.HTTPNotFound
    kind = f"{_KINDS[path.suffix]}; charset=utf-8"
    headers = {**_policy(request), "Cache-Control": "no-cache", "Content-Type": kind}
    return web.FileResponse(path, headers=headers)


def _policy(request: web.Request) -> dict[str, str]:
    return {POLICY: page_policy(request.host)}
