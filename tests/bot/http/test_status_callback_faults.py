"""The callback door where storing fails or callbacks come thick: clean answers, few log lines."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from ipaddress import ip_network
from zoneinfo import ZoneInfo

import aiohttp
import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from bot.bell import Bell
from bot.http.app import build_app
from bot.http.server import Server
from bot.http.sources import Sources
from bot.http.status_callbacks import StatusCallbackRoutes
from bot.platform.telephony import VelipTelephony
from bot.runtime import Current, Runtime
from domain.rules import Rules
from storage.database import Database
from storage.orders import status_callbacks
from storage.orders.ingest.group_commit import CallbackIngest
from velip import BearerAuth, Client

SECRET = "path-secret-of-the-tests"
ZONE = ZoneInfo("America/Sao_Paulo")


@dataclass
class Door:
    """The door on a port and what stands behind it."""

    database: Database
    take: CallbackIngest
    http: aiohttp.ClientSession
    bell: Bell
    port: int

    async def post(self, body: str, order: str = "t") -> tuple[int, str, str | None]:
        url = f"http://127.0.0.1:{self.port}/velip/{SECRET}/{order}"
        async with self.http.post(url, data=body) as answer:
            return answer.status, await answer.text(), answer.headers.get("Retry-After")

    async def post_bytes(self, content_type: bytes) -> bytes:
        """What a client that is none of ours may send; the answer's first line."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        path = f"/velip/{SECRET}/t".encode()
        head = b"POST " + path + b" HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Type: "
        writer.write(head + content_type + b"\r\n\r\n{}")
        line = await reader.readline()
        writer.close()
        await writer.wait_closed()
        return line

    @asynccontextmanager
    async def locked(self) -> AsyncIterator[None]:
        """Somebody else holds the lock that a callback needs."""
        statement = "SELECT 1" if self.database.is_sqlite else "LOCK TABLE callbacks"
        async with self.database.open_write() as session:
            await session.execute(text(statement))
            yield

    async def bodies(self) -> list[bytes]:
        async with self.database.read() as session:
            return sorted(row.body for row in await status_callbacks.list_callbacks(session))


@pytest.fixture
async def door(database: Database) -> AsyncIterator[Door]:
    async with aiohttp.ClientSession() as http:
        client = Client(http, "http://127.0.0.1:1/", BearerAuth("sandbox-tests"))
        runtime = Runtime(
            database=database,
            current=Current(Rules()),
            telephony=VelipTelephony(client=client, zone=ZONE, live=False),
            bell=Bell(),
            zone=ZONE,
            owner="tests",
        )
        take = CallbackIngest(database)
        sources = Sources([ip_network("35.232.103.91")])
        server = Server(build_app(StatusCallbackRoutes(SECRET, take, sources, runtime).routes()))
        await server.start("127.0.0.1", 0)
        yield Door(database, take, http, runtime.bell, server.port)
        await server.close()
        await take.close()


async def test_while_nothing_can_be_stored_the_platform_is_asked_to_come_again(door: Door) -> None:
    door.take._writer._patience = 0.1
    with capture_logs() as logs:
        async with door.locked():
            told = await asyncio.gather(*(door.post(f"private {n}") for n in range(5)))
        assert told == [(503, "", "5")] * 5
        assert await door.bodies() == []
        door.take._writer._patience = 5
        assert await door.post("private 0") == (200, "ok", None)
    failed = [line for line in logs if line["event"] == "callbacks.failed"]
    assert sum(line["count"] for line in failed) == 5
    assert {line["error"] for line in failed} <= {"OperationalError", "TimeoutError"}
    assert not [line for line in logs if line["event"] == "http.failed"]
    assert "private" not in str(logs)


async def test_what_no_database_can_store_is_a_bad_request_and_holds_up_no_other(
    door: Door,
) -> None:
    with capture_logs() as logs:
        bad, *good = await asyncio.gather(
            door.post_bytes(b"text/\xff"), *(door.post(str(n)) for n in range(5))
        )
    assert bad.startswith(b"HTTP/1.1 400 ")
    assert good == [(200, "ok", None)] * 5
    assert await door.bodies() == [str(n).encode() for n in range(5)]
    assert not [line for line in logs if line["event"] == "http.failed"]
    [failed] = [line for line in logs if line["event"] == "callbacks.failed"]
    assert failed["count"] == 1
    assert "text/" not in str(logs)


async def test_a_zero_byte_in_the_path_costs_nobody_else_anything(door: Door) -> None:
    odd, *good = await asyncio.gather(
        door.post("odd", "%00"), *(door.post(str(n)) for n in range(5))
    )
    assert odd[0] == (200 if door.database.is_sqlite else 400)  # SQLite keeps it in a text
    assert good == [(200, "ok", None)] * 5


async def test_those_stored_together_are_told_in_one_line_and_ring_once(door: Door) -> None:
    with capture_logs() as logs, door.bell.listen() as rung:
        async with door.locked():
            posts = [asyncio.create_task(door.post(str(n % 20))) for n in range(21)]
            while door.take._unanswered < 21:
                await door.database.ping()
            assert not rung.is_set()
        assert [status for status, _, _ in await asyncio.gather(*posts)] == [200] * 21
        assert rung.is_set()
    stored = [line for line in logs if line["event"] == "callbacks.stored"]
    assert len(stored) <= 2  # the one that met the lock, and all that gathered behind it
    sums = {of: sum(line[of] for line in stored) for of in ("new", "known", "untrusted", "bytes")}
    assert sums == {"new": 20, "known": 1, "untrusted": 21, "bytes": 31}
    assert not [line for line in logs if line["event"] == "http"]
