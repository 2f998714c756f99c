"""`ramal migrate`: brings the database to the schema of this version."""

from __future__ import annotations

import asyncio

from bot.clock import SystemClock
from bot.commands.guard import OK, guarded, load_settings, print_line
from bot.config.settings import Settings
from storage.database import Database
from storage.migrate import migrate


@guarded
def run() -> int:
    """Bring the database up to date; returns the exit status."""
    return asyncio.run(_migrate(load_settings(Settings)))


async def _migrate(settings: Settings) -> int:
    database = Database(settings.database, SystemClock())
    await migrate(database)
    await database.close()
    print_line("The database is up to date.")
    return OK
