"""Telegram's webhook: each update is stored before it is answered 200."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.wire.body import read_body
from bot.wire.sums import sums_of
from domain.json_objects import BadJson, read_json

PREFIX = "/telegram"
LARGEST = 256 * 1024
HEADER = "X-Telegram-Bot-Api-Secret-Token"
Take = Callable[[Any], Awaitable[bool]]


class WebhookRoutes:
    """`POST /telegram/<path secret>`: anything else is 404 and reveals nothing.

    The path and the header's token are derived from the secret, which itself is never sent. `take`
    stores one update, and returns False while the channel is not ready for any.
    """

    def __init__(self, root: str, secret: str, take: Take) -> None:
        if not secret:
            raise ValueError("a Telegram webhook needs a secret")
        self._path = _derive(secret, "path")
        self.token = _derive(secret, "header")
        self.url = f"{root.rstrip('/')}{PREFIX}/{self._path}"
        self._take = take

    def routes(self) -> list[web.RouteDef]:
        """The route of the webhook."""
        return [web.post(f"{PREFIX}/{{secret}}", self.hear)]

    async def hear(self, request: web.Request) -> web.Response:
        """Store an update, then answer 200; after a 503 Telegram sends it again."""
        self._authorise(request)
        body = await read_body(request, LARGEST)
        try:
            update = read_json(body, largest=LARGEST)
        except BadJson:  # stored as text, as an unreadable update: a 400 would bring it back
            update = body.decode("utf-8", "replace")
        try:
            taken = await self._take(update)
        except Exception as fault:  # its text may hold the message
            sums_of(request).note("error", "telegram.not_stored", error=type(fault).__name__)
            taken = False
        if not taken:
            return web.Response(status=503, headers={"Retry-After": "5"})
        return web.Response(text="ok")

    def _authorise(self, request: web.Request) -> None:
        path = request.match_info["secret"].encode()
        token = request.headers.get(HEADER, "").encode("utf-8", "replace")
        right_path = hmac.compare_digest(path, self._path.encode())
        right_token = hmac.compare_digest(token, self.token.encode())
        if not (right_path and right_token):
            raise web.HTTPNotFound


def _derive(secret: str, label: str) -> str:
    digest = hmac.new(secret.encode(), f"telegram-{label}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode()[:32]
