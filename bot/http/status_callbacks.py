"""The endpoint for the platform's status callbacks: each body is stored, then answered."""

from __future__ import annotations

import hmac

import structlog
from aiohttp import web

from bot.http.app import Summed
from bot.http.sources import Sources
from bot.runtime import Runtime
from bot.wire.body import read_body
from storage.orders.ingest.group_commit import (
    Batch,
    CallbackIngest,
    IngestDown,
    IngestFull,
    IngestRefused,
)
from storage.orders.status_callbacks import RawCallback

log = structlog.get_logger()
PREFIX = "/velip"
LARGEST = 64 * 1024


class StatusCallbackRoutes:
    """`POST /velip/<secret>[/<order token>]`: anything else is 404 and reveals nothing."""

    def __init__(
        self, secret: str, ingest: CallbackIngest, sources: Sources, runtime: Runtime
    ) -> None:
        self._secret = secret.encode()
        self._ingest = ingest
        self._sources = sources
        self._bell = runtime.bell
        ingest.told = self._note

    def routes(self) -> list[web.RouteDef]:
        """The routes for every method; GET is served as well as POST."""
        # The route with a token comes first, as nearly every callback uses it.
        paths = (f"{PREFIX}/{{secret}}/{{token}}", f"{PREFIX}/{{secret}}")
        # Every method, as a 405 to PUT would reveal that the path exists; GET, as the platform can
        # be told to send a query only.
        return [web.route("*", path, self.take) for path in paths]

    async def take(self, request: web.Request) -> web.Response:
        """Store the body, then answer 200; a worker reads it later."""
        path = request.match_info
        known = hmac.compare_digest(path["secret"].encode("utf-8", "replace"), self._secret)
        if not known or request.method not in ("POST", "GET"):
            raise web.HTTPNotFound
        body = await read_body(request, LARGEST)
        raw = RawCallback(
            token=path.get("token", "")[:64],
            trusted=self._sources.allow(request),
            content_type=request.headers.get("Content-Type", "")[:200],
            query=request.rel_url.raw_query_string,
            body=body,
        )
        try:
            await self._ingest(raw)
        except (IngestFull, IngestDown):
            return web.Response(status=503, headers={"Retry-After": "5"})
        except IngestRefused:
            raise web.HTTPBadRequest from None
        return Summed(text="ok")

    def _note(self, batch: Batch) -> None:
        """Log once and ring the bell once for all callbacks that were stored together."""
        if batch.fault:
            log.error("callbacks.failed", error=batch.fault, count=len(batch.callbacks))
            return
        log.info(
            "callbacks.stored",
            new=batch.new,
            known=len(batch.callbacks) - batch.new,
            untrusted=sum(not one.trusted for one in batch.callbacks),
            bytes=sum(len(one.body) for one in batch.callbacks),
        )
        self._bell.ring()
