"""Storing a callback before its 200: through the driver, in one thread, outside the ORM.

Measured (shared/probes/perf.md): the ORM costs ten times the CPU of the plain driver here, and
this is the one path whose rate others decide.
"""

from __future__ import annotations

import asyncio
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.dialects.postgresql import insert

from storage.callbacks import CallbackRow, RawCallback
from storage.database import Database

WAITING_AT_MOST = 1000
_INSERT = """
INSERT INTO callbacks (digest, token, trusted, content_type, query, body, received_at, note)
VALUES (?, ?, ?, ?, ?, ?, ?, '') ON CONFLICT (digest) DO NOTHING
"""


class IngestFull(Exception):
    """More callbacks wait than we take at once; the caller should come again."""


class CallbackIngest:
    """`await ingest(callback)` returns once it is durable: True if new, False if known."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting = 0
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="ingest")
        self._connection: sqlite3.Connection | None = None

    async def __call__(self, callback: RawCallback) -> bool:
        """Store one callback durably; raises IngestFull."""
        if self._waiting >= WAITING_AT_MOST:
            raise IngestFull
        self._waiting += 1
        try:
            if self._database.is_sqlite:
                now = self._database.clock.now()
                loop = asyncio.get_running_loop()
                return await loop.run_in_executor(self._thread, self._store, callback, now)
            return await self._store_on_server(callback)
        finally:
            self._waiting -= 1

    async def close(self) -> None:
        """Finish what waits and let go of the thread."""
        if self._connection is not None:
            await asyncio.get_running_loop().run_in_executor(self._thread, self._connection.close)
        self._thread.shutdown()

    def _store(self, callback: RawCallback, now: datetime) -> bool:
        connection = self._connection or self._connect()
        row = (
            callback.digest,
            callback.token,
            callback.trusted,
            callback.content_type,
            callback.query,
            callback.body,
            now.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds"),
        )
        return connection.execute(_INSERT, row).rowcount == 1

    def _connect(self) -> sqlite3.Connection:
        path = Path(self._database.url.database or "")
        connection = sqlite3.connect(path, timeout=30, isolation_level=None)
        connection.execute("PRAGMA synchronous=FULL")
        self._connection = connection
        return connection

    async def _store_on_server(self, callback: RawCallback) -> bool:
        values = {
            "digest": callback.digest,
            "token": callback.token,
            "trusted": callback.trusted,
            "content_type": callback.content_type,
            "query": callback.query,
            "body": callback.body,
            "received_at": self._database.clock.now(),
            "note": "",
        }
        query = (
            insert(CallbackRow)
            .values(**values)
            .on_conflict_do_nothing()
            .returning(
                CallbackRow.__table__.c.id  # type: ignore[attr-defined]  # set by SQLModel
            )
        )
        async with self._database.write() as session:
            return (await session.execute(query)).scalar_one_or_none() is not None
