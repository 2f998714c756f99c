"""The endpoints for alert sources: each message is checked, stored, then answered 200.

A 4xx means that the same message will never be accepted; a 5xx that it should be sent again.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field

import structlog
from aiohttp import web

from bot.http.app import Summed
from domain.oncall.payloads import BadAlert
from domain.oncall.roster import OnCall
from domain.ports import Clock
from handlers.oncall.alerts import SourceMessage

log = structlog.get_logger()
LARGEST = 16 * 1024 * 1024  # bytes: a large outage makes large messages
MOST_WAITING = 2_000  # messages that wait to be stored; more get a 503
TOGETHER = 100  # messages that one transaction stores
_NAME = r"{name:[a-z0-9][a-z0-9_-]{0,39}}"
Secret = Callable[[str], str]


@dataclass(slots=True)
class AlertRoutes:
    """`/alert/NAME` and `/heartbeat/NAME`, each with a secret of its own.

    `on_call` is the on-call file as it stands now; `store` stores messages of sources, `beat` that
    a heartbeat came.
    """

    on_call: Callable[[], OnCall]
    secret_of: Secret
    store: Callable[[list[SourceMessage]], Awaitable[None]]
    beat: Callable[[str], Awaitable[None]]
    clock: Clock
    _waiting: list[tuple[SourceMessage, asyncio.Future[None]]] = field(default_factory=list)
    _storing: asyncio.Task[None] | None = None

    def routes(self) -> list[web.RouteDef]:
        """The routes, even without sources, which the on-call file may gain while we run."""
        return [
            web.post(f"/alert/{_NAME}", self.take),
            web.post(f"/alert/{_NAME}/{{secret}}", self.take),
            *(
                route
                for path in (f"/heartbeat/{_NAME}", f"/heartbeat/{_NAME}/{{secret}}")
                for route in (
                    web.get(path, self.take_beat, allow_head=False),
                    web.post(path, self.take_beat),
                )
            ),
        ]

    async def take(self, request: web.Request) -> web.Response:
        """Store one message of a source; 400, 401, 413 or 503 where it is refused."""
        name = request.match_info["name"]
        source = self.on_call().sources.get(name)
        if source is None or not self._knows(request, f"alert:{name}"):
            raise web.HTTPUnauthorized(text="This address needs its source's own secret.\n")
        try:
            signals = source.reader.read(await _body(request), self.clock.now())
        except BadAlert as bad:
            log.warning("alert.refused", source=name, why=str(bad)[:200])
            return web.Response(status=400, text=f"No alert was raised: {bad}.\n")
        told = SourceMessage(
            source=name, team=source.team, signals=signals.found, truncated=signals.truncated
        )
        if len(self._waiting) >= MOST_WAITING:
            raise web.HTTPServiceUnavailable(headers={"Retry-After": "5"})
        await self._store(told)
        return Summed(text="ok\n")

    async def take_beat(self, request: web.Request) -> web.Response:
        """Store a heartbeat; 401 without its secret."""
        name = request.match_info["name"]
        if name not in self.on_call().heartbeats or not self._knows(request, f"heartbeat:{name}"):
            raise web.HTTPUnauthorized(text="This address needs its heartbeat's own secret.\n")
        await self.beat(name)
        return Summed(text="ok\n")

    def _knows(self, request: web.Request, label: str) -> bool:
        scheme, _, bearer = request.headers.get("Authorization", "").partition(" ")
        shown = request.match_info.get("secret") or (bearer if scheme == "Bearer" else "")
        if not shown.isascii():
            return False
        return hmac.compare_digest(shown, self.secret_of(label))

    async def _store(self, told: SourceMessage) -> None:
        """Wait until a message is stored, with others of the same moment; raises a 503."""
        stored: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((told, stored))
        if self._storing is None or self._storing.done():
            self._storing = asyncio.create_task(self._store_all(), name="alerts")
        await stored

    async def _store_all(self) -> None:
        while self._waiting:
            some, self._waiting[:TOGETHER] = self._waiting[:TOGETHER], []
            try:
                await self.store([told for told, _ in some])
            except Exception as error:
                log.error("alert.not_stored", error=type(error).__name__, messages=len(some))
                for each in some:  # singly, so that a bad one does not refuse the others
                    await self._store_one(*each)
            else:
                for _, stored in some:
                    with suppress(asyncio.InvalidStateError):
                        stored.set_result(None)
        log.info("alerts.stored")

    async def _store_one(self, told: SourceMessage, stored: asyncio.Future[None]) -> None:
        with suppress(asyncio.InvalidStateError):
            try:
                await self.store([told])
            except Exception as error:
                log.error("alert.not_stored", error=type(error).__name__, source=told.source)
                stored.set_exception(web.HTTPServiceUnavailable())
            else:
                stored.set_result(None)

    async def close(self) -> None:
        """Wait until the messages being stored are stored."""
        if self._storing is not None:
            await asyncio.gather(self._storing, return_exceptions=True)


async def _body(request: web.Request) -> bytes:
    """The whole body; raises a 413 for a larger one."""
    body = bytearray()
    async for piece in request.content.iter_chunked(64 * 1024):
        body += piece
        if len(body) > LARGEST:
            raise web.HTTPRequestEntityTooLarge(LARGEST, len(body))
    return bytes(body)
