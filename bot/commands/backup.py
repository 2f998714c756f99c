"""`ramal backup FILE`: a verified copy of SQLite's file while the program runs."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

from bot.clock import SystemClock
from bot.config.settings import Settings
from domain.ports import Clock
from storage.backup import BadCopy, back_up
from storage.database import Database

OK, FAILED, USAGE = 0, 1, 2


async def make_backup(
    settings: Settings, target: Path, *, force: bool, clock: Clock | None = None
) -> int:
    """Copy, verify, and say what the copy holds; the exit status."""
    database = Database(settings.database, clock or SystemClock())
    try:
        if why := await asyncio.to_thread(_hindrance, database, target, force):
            _say(why)
            return USAGE
        held = await back_up(database, target)
    except (BadCopy, sqlite3.Error, OSError) as error:
        _say(f"No backup was made: {error}. {target} is as it was.")
        return FAILED
    finally:
        await database.close()
    rows = ", ".join(f"{count} {table}" for table, count in held.rows.items())
    _say(f"{target}: {held.size // 1024} KB, whole and readable, schema {held.revision}: {rows}.")
    _say("Keep callback.secret with it; without it, callbacks of calls under way are not ours.")
    return OK


def _hindrance(database: Database, target: Path, force: bool) -> str:
    if not database.is_sqlite:
        return "The database is PostgreSQL: its own pg_dump makes the backup (docs/running.md)."
    source = Path(database.url.database or "")
    if not source.is_file():
        return f"There is no database at {source}."
    if target.is_dir() or not target.parent.is_dir():
        return f"{target} is no file in a folder that exists."
    if target.exists() and target.samefile(source):
        return "A copy over the original would lose both."
    if target.exists() and not force:
        return f"{target} exists; --force writes over it."
    return ""


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - this is what the command line says
