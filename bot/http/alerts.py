"""The endpoints for alert sources: each message is checked, stored, then answered 200.

A 4xx means that the same message will never be accepted; a 5xx that it should be sent again. A
source that sends too much hears 503 with Retry-After, not 429, which Alertmanager does not repeat.
"""

from __future__ import annotations

import asyncio
import hmac
import math
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import NoReturn

import structlog
from aiohttp import web

from bot.http.alert_queue import AlertQueue, NotStored, QueueFull
from bot.http.alert_rate import SourceRates
from bot.http.app import Summed
from domain.oncall.alert_list import SLICE
from domain.oncall.payload_values import AlertTooLarge, BadAlert, Signals
from domain.oncall.roster import AlertSource, OnCall
from domain.ports import Clock
from handlers.oncall.alerts import SourceMessage

log = structlog.get_logger()
LARGEST = 16 * 1024 * 1024  # bytes: a large outage makes large messages
READ_AT_ONCE = 4  # messages of one source; the next ones wait in their connections
# Of all bodies one slice is read at a time, and then none for so many times as long as it took.
OTHERS_SHARE = 3
READ_WITHIN = 60.0  # seconds until a whole message must have come
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
    rates: SourceRates = field(default_factory=lambda: SourceRates(time.monotonic))
    _queue: AlertQueue = field(init=False)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _reading: dict[str, asyncio.Semaphore] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._queue = AlertQueue(self.store, self._turn)

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
        if wait := self.rates.wait(name):
            _later(name, wait)
        self.rates.take(name, messages=1)
        try:
            signals = await self._read(request, source)
        except BadAlert as bad:
            log.warning("alert.refused", source=name, why=str(bad)[:200])
            status = 413 if isinstance(bad, AlertTooLarge) else 400
            return web.Response(status=status, text=f"No alert was raised: {bad}.\n")
        self.rates.take(name, alerts=len(signals.found))
        told = SourceMessage(
            source=name, team=source.team, signals=signals.found, truncated=signals.truncated
        )
        try:
            await self._queue.put(told)
        except QueueFull:
            _later(name, 5)
        except NotStored:
            raise web.HTTPServiceUnavailable from None
        return Summed(text="ok\n")

    async def _read(self, request: web.Request, source: AlertSource) -> Signals:
        """The alerts of a body, as it comes; raises BadAlert, 413 or 503.

        Between two slices everybody else has a turn, and of all bodies one slice is read in each.
        """
        place = self._reading.setdefault(source.name, asyncio.Semaphore(READ_AT_ONCE))
        reading, size = source.reader.begin(self.clock.now()), 0
        try:
            async with place, asyncio.timeout(READ_WITHIN):
                async for piece in request.content.iter_chunked(SLICE):
                    size += len(piece)
                    self.rates.take(source.name, count=len(piece))
                    if size > LARGEST:
                        raise web.HTTPRequestEntityTooLarge(LARGEST, size)
                    async with self._turn:
                        began = time.perf_counter()
                        reading.feed(piece)
                        await asyncio.sleep(OTHERS_SHARE * (time.perf_counter() - began))
        except TimeoutError:
            raise web.HTTPServiceUnavailable from None
        return reading.end()

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

    async def close(self) -> None:
        """Wait until the messages being stored are stored."""
        await self._queue.close()


def _later(source: str, seconds: float) -> NoReturn:
    """Let a source send this message again in so many seconds."""
    after = str(min(math.ceil(seconds), 60))
    log.warning("alert.too_many", source=source, after=after)
    raise web.HTTPServiceUnavailable(
        headers={"Retry-After": after}, text=f"Too much at once: send it again in {after} s.\n"
    )
