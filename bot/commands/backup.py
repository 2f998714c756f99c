"""`ramal backup FILE`: a verified copy of the SQLite database while the program runs."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from bot.clock import SystemClock
from bot.commands.guard import FAILED, OK, USAGE, guarded, load_settings, print_line
from bot.config.settings import Settings
from domain.ports import Clock
from storage.backup import BadCopy, back_up
from storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRequest:
    """Where the copy goes; `force` writes over an existing file."""

    target: Path
    force: bool = False


@guarded
def run(request: BackupRequest) -> int:
    """Copy the SQLite database; returns the exit status."""
    return asyncio.run(make_backup(request, load_settings(Settings)))


async def make_backup(
    request: BackupRequest, settings: Settings, clock: Clock | None = None
) -> int:
    """Copy, verify, and print what the copy holds; returns the exit status."""
    database, target = Database(settings.database, clock or SystemClock()), request.target
    try:
        if why := await asyncio.to_thread(_hindrance, database, request):
            print_line(why)
            return USAGE
        held = await back_up(database, target)
    except (BadCopy, sqlite3.Error, OSError) as error:
        print_line(f"No backup was made: {error}. {target} is as it was.")
        return FAILED
    finally:
        await database.close()
    rows = ", ".join(f"{count} {table}" for table, count in held.rows.items())
    print_line(
        f"{target}: {held.size // 1024} KB, whole and readable, schema {held.revision}: {rows}."
    )
    print_line(
        "Keep callback.secret with it; without it, callbacks of calls under way are not ours."
    )
    return OK


def _hindrance(database: Database, request: BackupRequest) -> str:
    """Why no copy can be made; "" where one can."""
    target = request.target
    if not database.is_sqlite:
        return "The database is PostgreSQL: its own pg_dump makes the backup (docs/running.md)."
    source = Path(database.url.database or "")
    if not source.is_file():
        return f"There is no database at {source}."
    if target.is_dir() or not target.parent.is_dir():
        return f"{target} is no file in a folder that exists."
    if target.exists() and target.samefile(source):
        return "A copy over the original would lose both."
    if target.exists() and not request.force:
        return f"{target} exists; --force writes over it."
    return ""
