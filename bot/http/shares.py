"""How much of us one client may use at once, where many come by one trusted proxy."""

from __future__ import annotations

from collections import Counter

from aiohttp import web

from bot.http.app import Handler
from bot.http.connections import Bounds
from bot.http.sources import Sources, network_of
from bot.wire.sums import sums_of


class Shares:
    """Counts the requests that are served now, by their client; direct ones are bounded as
    connections already, of which each serves one request at a time.
    """

    def __init__(self, sources: Sources, most: int = Bounds().each) -> None:
        self._sources, self._most = sources, most
        self._served: Counter[str] = Counter()

    @web.middleware
    async def bound(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Serve a request, or refuse it with a 429 where its client has too many open already."""
        if self._sources.network_of_peer(request.remote or ""):
            return await handler(request)
        client = network_of(self._sources.address_of(request))
        if self._served[client] >= self._most:
            sums_of(request).note("warning", "http.crowded", by="client")
            said = "Too many requests of yours are open. Nothing was done. Close some.\n"
            raise web.HTTPTooManyRequests(text=said, headers={"Retry-After": "5"})
        self._served[client] += 1
        try:
            return await handler(request)
        finally:
            self._served[client] -= 1
            if not self._served[client]:
                del self._served[client]
