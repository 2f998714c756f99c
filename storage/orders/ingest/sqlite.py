"""Committing a batch of callbacks on SQLite: the plain driver, in one thread of its own."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime

from storage.database import Database
from storage.orders.ingest.row import PATIENCE, Row, RowRefused

_INSERT = """
INSERT INTO callbacks (digest, token, trusted, content_type, query, body, received_at, note)
VALUES (?, ?, ?, ?, ?, ?, ?, '') ON CONFLICT (digest) DO NOTHING
"""
# Errors caused by a row; every other error is a fault of the database.
_ROW_FAULTS = (
    sqlite3.IntegrityError,
    sqlite3.DataError,
    UnicodeEncodeError,
)


class SqliteWriter:
    """One connection in one thread, so that no fsync ever holds up the event loop."""

    def __init__(self, database: Database, patience: float = PATIENCE) -> None:
        self._path = database.url.database or ""
        self._patience = patience
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="ingest")
        self._connection: sqlite3.Connection | None = None

    async def write(self, rows: Sequence[Row], now: datetime) -> set[str]:
        """Store all rows in one transaction."""
        # Times in SQLAlchemy's format, so that it can read them back.
        moment = now.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self._write, rows, moment)

    async def close(self) -> None:
        """Close the connection and end the thread."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._drop)
        self._thread.shutdown()

    def _write(self, rows: Sequence[Row], moment: str) -> set[str]:
        try:
            return self._commit(self._connection or self._connect(), rows, moment)
        except _ROW_FAULTS as error:
            self._drop()
            raise RowRefused(type(error).__name__) from None
        except BaseException:
            self._drop()  # closing rolls back; the next batch opens a new connection
            raise

    def _commit(self, connection: sqlite3.Connection, rows: Sequence[Row], moment: str) -> set[str]:
        new = set()
        execute = connection.cursor().execute
        execute("BEGIN IMMEDIATE")
        for row in rows:
            if execute(_INSERT, (*row, moment)).rowcount:
                new.add(row.digest)
        execute("COMMIT")
        return new

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=self._patience, isolation_level=None)
        connection.execute("PRAGMA synchronous=FULL")
        self._connection = connection
        return connection

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is None:
            return
        # Closing alone would keep the lock while the error's frames refer to the cursor.
        with suppress(sqlite3.Error):
            connection.rollback()
        connection.close()
