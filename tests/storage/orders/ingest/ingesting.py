"""Callbacks to take, what became of them, and somebody who holds the lock that they need."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import text

from storage.database import Database
from storage.orders import status_callbacks
from storage.orders.ingest.group_commit import CallbackIngest
from storage.orders.status_callbacks import RawCallback


def callback(body: str, **changes: Any) -> RawCallback:
    plain = RawCallback(
        token="token-1", trusted=True, content_type="text/plain", query="", body=body.encode()
    )
    return replace(plain, **changes)


async def outcomes(take: CallbackIngest, many: Iterable[RawCallback]) -> list[object]:
    """What each was told, all asked in the same moment; of an exception, its type."""
    told = await asyncio.gather(*(take(one) for one in many), return_exceptions=True)
    return [type(one) if isinstance(one, Exception) else one for one in told]


async def stored(database: Database) -> list[str]:
    async with database.read() as session:
        return [row.body.decode() for row in await status_callbacks.list_callbacks(session)]


async def transactions(database: Database) -> int:
    """How many transactions stored the callbacks: the databases themselves know."""
    if not database.is_sqlite:
        async with database.read() as session:
            query = text("SELECT count(DISTINCT xmin::text) FROM callbacks")
            return int((await session.execute(query)).scalar_one())
    # A frame of SQLite's log that ends a transaction holds the file's size, any other a zero.
    log = await asyncio.to_thread(Path(f"{database.url.database}-wal").read_bytes)
    frame = 24 + struct.unpack_from(">I", log, 8)[0]
    return sum(struct.unpack_from(">I", log, at + 4)[0] > 0 for at in range(32, len(log), frame))


@asynccontextmanager
async def locked(database: Database) -> AsyncIterator[None]:
    """Somebody else holds the lock that a callback needs."""
    async with database.open_write() as session:
        statement = "SELECT 1" if database.is_sqlite else "LOCK TABLE callbacks IN EXCLUSIVE MODE"
        await session.execute(text(statement))
        yield
