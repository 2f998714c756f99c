"""A wired program: everything that runs, started and stopped together."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

import structlog
from aiohttp import web

from bot.clockwork import Clockwork
from bot.dispatch import Dispatch
from bot.http.server import Server
from bot.runtime import Runtime
from storage.database import Database
from storage.migrate import migrate
from storage.orders import lookups
from storage.people.audit import begin_audit
from storage.restored import settle_restored

log = structlog.get_logger()
PART = 5.0  # seconds of real time in which each part of a stopping program may close


class Part(Protocol):
    """Something to close when the program ends."""

    async def close(self) -> None:
        """Release connections, threads and files."""
        ...


class HttpRoutes(Protocol):
    """An object with routes for the HTTP port."""

    def routes(self) -> Sequence[web.RouteDef]:
        """The routes that it answers."""
        ...


@dataclass(slots=True, kw_only=True)
class Program:
    """Starts with `start`, works in `run`, and `close` finishes the present steps and ends it."""

    database: Database
    dispatch: Dispatch
    runtime: Runtime
    clockwork: Clockwork
    server: Server
    host: str
    parts: Sequence[Part]
    _loops: asyncio.Task[None] | None = field(default=None, init=False)

    async def start(self, port: int) -> None:
        """Migrate the database, resume what was left open, and listen."""
        await migrate(self.database)
        async with self.database.write() as session:
            doubtful = await settle_restored(session, self.database.clock.now())
            await lookups.look_up_submitting(session, await self.database.now(session))
            await begin_audit(session, self.runtime.rules.audit_key())
        if doubtful is not None:
            log.warning("database.restored", looked_up=doubtful)
        await self.server.start(self.host, port)

    def run(self) -> asyncio.Task[None]:
        """Start the loops; the task ends when `close` is called."""
        self._loops = asyncio.create_task(self.clockwork.run(), name="clockwork")
        return self._loops

    async def close(self) -> None:
        """Finish the present steps, then close every part.

        What takes too long is named in the log and left: it is in the database, and goes on with
        the next start.
        """
        self.runtime.stopping.set()
        self.database.stop_waiting()
        if self._loops is not None:
            self.clockwork.stop()
            await asyncio.gather(self._loops, return_exceptions=True)
        await _close("server", self.server.close())
        for part in self.parts:
            await _close(type(part).__name__, part.close())
        await _close("database", self.database.close())


async def _close(name: str, closing: Awaitable[None]) -> None:
    """Wait for a part to close, at most PART seconds; a fault in closing it is raised."""
    task = asyncio.ensure_future(closing)
    _, late = await asyncio.wait({task}, timeout=PART)
    if late:
        log.warning("stop.cut", waited_for=name, seconds=PART)
        task.cancel()
    else:
        task.result()


def listen_for_stop() -> asyncio.Event:
    """An event that SIGINT and SIGTERM set from now on, instead of ending the process."""
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows has no signal handlers in asyncio
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
    return stop


async def wait_for_stop(stop: asyncio.Event, *others: asyncio.Task[None]) -> bool:
    """Wait until the event is set; False if one of the other tasks ended first."""
    waiting = asyncio.create_task(stop.wait())
    await asyncio.wait({waiting, *others}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    return stop.is_set()
