"""Bringing a database to the schema that this version needs, and saying whether it is there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.private_files import OWNERS_FOLDER, tighten

# One process migrates, the others wait: any number that nobody else on the server uses.
_LOCK = 7262725


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


class LostRows(Exception):
    """A migration would leave rows that refer to deleted ones; it was not carried out."""


async def migrate(database: Database) -> None:
    """Apply every migration that is missing; safe to run again and beside a running process."""
    if database.is_sqlite and database.url.database:
        folder = Path(database.url.database).parent
        folder.mkdir(mode=OWNERS_FOLDER, parents=True, exist_ok=True)
        tighten(database.url.database)
    engine = database.engine.execution_options(ramal_writes=True)
    async with engine.connect() as connection, _unchecked(connection), connection.begin():
        if not database.is_sqlite:
            # Changing a long table takes time, and so does waiting for another migrating process.
            await connection.execute(text("SET LOCAL statement_timeout = 0"))
            await connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        before = await connection.run_sync(_revision)
        await connection.run_sync(lambda c: command.upgrade(_config(c), "head"))
        if await connection.run_sync(_revision) != before:
            await _check(connection)


@asynccontextmanager
async def _unchecked(connection: AsyncConnection) -> AsyncIterator[None]:
    """Switch SQLite's foreign keys off: it changes a table by copying and dropping the old one.

    The keys are checked once at the end; within a transaction they cannot be switched.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = (await connection.get_raw_connection()).driver_connection
    await driver.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]  # aiosqlite's
    try:
        yield
    finally:
        await driver.execute("PRAGMA foreign_keys=ON")  # type: ignore[union-attr]


async def _check(connection: AsyncConnection) -> None:
    """Check foreign keys before the commit; raises LostRows where a referred row is gone."""
    if connection.dialect.name != "sqlite":
        return
    broken = (await connection.execute(text("PRAGMA foreign_key_check"))).first()
    if broken is not None:
        raise LostRows(f"a row of {broken[0]} refers to one of {broken[2]} that is not there")


async def is_current(database: Database) -> bool:
    """Whether the database stands at this version's newest migration."""
    if not _is_there(database):
        return False  # connecting would create an empty file
    head = ScriptDirectory.from_config(_config()).get_current_head()
    async with database.engine.connect() as connection:
        return await connection.run_sync(_revision) == head


def _is_there(database: Database) -> bool:
    return not database.is_sqlite or Path(database.url.database or "").exists()


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()
