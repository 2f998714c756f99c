"""The servers that the load is put on, each started as `python -m benchmarks.http.server KIND URL`.

`bare` only reads the body and is the reference; `door` is our callback door over the database at
URL; `one` is the same door with one INSERT for each request, on PostgreSQL. Each runs on the
machine's first core, prints its port, and ends when its standard input does.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import ip_network
from zoneinfo import ZoneInfo

import aiohttp
import asyncpg
from aiohttp import web

from bot.bell import Bell
from bot.clock import SystemClock
from bot.http.app import build_app
from bot.http.server import Server
from bot.http.sources import Sources
from bot.http.status_callbacks import StatusCallbackRoutes
from bot.logs import set_up_logs
from bot.platform.telephony import VelipTelephony
from bot.runtime import Current, Runtime
from domain.rules import Rules
from storage.database import Database
from storage.migrate import migrate
from storage.orders.ingest.group_commit import CallbackIngest
from storage.orders.status_callbacks import RawCallback
from velip import BearerAuth, Client

SECRET = "path-secret-of-the-benchmark"  # noqa: S105 - invented
PATH = f"/velip/{SECRET}/k3p9w2x7q5m8n4t6r1s0aa"
_INSERT = """
INSERT INTO callbacks (digest, token, trusted, content_type, query, body, received_at, note)
VALUES ($1, $2, $3, $4, $5, $6, $7, '') ON CONFLICT (digest) DO NOTHING RETURNING id
"""


class OneInsert(CallbackIngest):
    """What group commit is measured against: as many connections as our pool, one INSERT each."""

    pool: asyncpg.Pool

    async def __call__(self, callback: RawCallback) -> bool:
        """Store this one alone; it need not even log, as ours does."""
        found = await self.pool.fetchval(
            _INSERT,
            callback.digest,
            callback.token,
            callback.trusted,
            callback.content_type,
            callback.query,
            callback.body,
            self._clock.now(),
        )
        return found is not None


async def bare() -> None:
    """The reference: the same address, the body is read and forgotten."""

    async def take(request: web.Request) -> web.Response:
        await request.read()
        return web.Response(text="ok")

    app = web.Application()
    app.add_routes([web.post("/velip/{secret}/{token}", take)])
    await serve(app)


async def door(url: str) -> None:
    """Ours, as `assemble` wires it."""
    async with opened(url) as runtime:
        ingest = CallbackIngest(runtime.database)
        await serve(app_of(runtime, ingest))
        await ingest.close()


async def one(url: str) -> None:
    """Our door, one INSERT for each request."""
    async with opened(url) as runtime, asyncpg.create_pool(url.replace("+asyncpg", "")) as pool:
        ingest = OneInsert(runtime.database)
        ingest.pool = pool
        await serve(app_of(runtime, ingest))
        await ingest.close()


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Runtime]:
    """A migrated database and what the door needs beside it."""
    zone = ZoneInfo("America/Sao_Paulo")
    database = Database(url, SystemClock())
    await migrate(database)
    async with aiohttp.ClientSession() as session:
        client = Client(session, "http://127.0.0.1:1/", BearerAuth("sandbox-benchmark"))
        yield Runtime(
            database=database,
            current=Current(Rules()),
            telephony=VelipTelephony(client=client, zone=zone, live=False),
            bell=Bell(),
            zone=zone,
            owner="benchmark",
        )
    await database.close()


def app_of(runtime: Runtime, ingest: CallbackIngest) -> web.Application:
    """The program's application with its callback door alone."""
    sources = Sources([ip_network("127.0.0.1")])
    return build_app(StatusCallbackRoutes(SECRET, ingest, sources, runtime).routes())


async def serve(app: web.Application) -> None:
    """Listen until standard input is closed."""
    server = Server(app)
    await server.start("127.0.0.1", 0)
    print(server.port, flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await server.close()


def main() -> None:
    """Start the kind that was asked for."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    set_up_logs()
    kind, url = sys.argv[1:]
    asyncio.run(bare() if kind == "bare" else door(url) if kind == "door" else one(url))


if __name__ == "__main__":
    main()
