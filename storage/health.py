"""Checks of the database for `ramal doctor`: none changes anything."""

from __future__ import annotations

from sqlalchemy import text

from storage.database import Database

PATIENCE = 2000  # milliseconds that SQLite waits for another writer here


async def write_nothing(database: Database) -> None:
    """Try a write that changes no row; raises where nothing could be written."""
    async with database.engine.connect() as connection:
        if database.is_sqlite:
            await connection.exec_driver_sql(f"PRAGMA busy_timeout={PATIENCE}")
        await connection.execute(text("UPDATE orders SET ticket = ticket WHERE 1 = 0"))
        await connection.rollback()


async def journal_mode(database: Database) -> str:
    """SQLite's journal mode: `wal`, where the file system supports it."""
    async with database.engine.connect() as connection:
        return str((await connection.execute(text("PRAGMA journal_mode"))).scalar_one())


async def server_version(database: Database) -> int:
    """PostgreSQL's major version."""
    async with database.engine.connect() as connection:
        found = await connection.execute(text("SHOW server_version_num"))
        return int(found.scalar_one()) // 10000
