"""Committing a batch of callbacks on PostgreSQL: one statement, through asyncpg itself."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import asyncpg
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.orders.ingest.row import PATIENCE, Row, RowRefused

_INSERT = """
INSERT INTO callbacks (digest, token, trusted, content_type, query, body, received_at, note)
SELECT arrived.*, $7::timestamptz, '' FROM unnest(
    $1::text[], $2::text[], $3::bool[], $4::text[], $5::text[], $6::bytea[]
) AS arrived ON CONFLICT (digest) DO NOTHING RETURNING digest
"""
# Errors caused by a row: SQLSTATE's classes "data exception", "integrity constraint violation"
# and "program limit exceeded".
_ROW_FAULTS = ("22", "23", "54")


class PostgresWriter:
    """Holds one connection of the engine's pool and speaks to the driver beneath it."""

    def __init__(self, database: Database, patience: float = PATIENCE) -> None:
        self._engine = database.engine
        self._patience = patience
        self._held: AsyncConnection | None = None

    async def write(self, rows: Sequence[Row], now: datetime) -> set[str]:
        """Store all rows with one statement, which is a transaction of its own."""
        columns = [[*column] for column in zip(*rows, strict=True)] + [now]
        try:
            async with asyncio.timeout(self._patience):
                return await self._insert_or_again(columns)
        except asyncpg.PostgresError as error:
            if (error.sqlstate or "")[:2] in _ROW_FAULTS:
                raise RowRefused(type(error).__name__) from None
            await self._drop()
            raise
        except BaseException:
            await self._drop()
            raise

    async def close(self) -> None:
        """Give the connection back to the pool."""
        if self._held is not None:
            await self._held.close()

    async def _insert_or_again(self, columns: Sequence[object]) -> set[str]:
        try:
            return await self._insert(columns)
        except asyncpg.DeadlockDetectedError:
            # The other process, which stored some of the same callbacks, has finished by now.
            return await self._insert(columns)

    async def _insert(self, columns: Sequence[object]) -> set[str]:
        driver = await self._driver()
        if driver.is_closed():  # the server was restarted: nothing was sent yet, so nothing is lost
            await self._drop()
            driver = await self._driver()
        return {row[0] for row in await driver.fetch(_INSERT, *columns)}

    async def _driver(self) -> Any:
        if self._held is None:
            self._held = await self._engine.connect()
        return (await self._held.get_raw_connection()).driver_connection

    async def _drop(self) -> None:
        """Terminate the connection instead of reusing it: its state is unknown."""
        held, self._held = self._held, None
        if held is not None:
            await held.invalidate()
            await held.close()
