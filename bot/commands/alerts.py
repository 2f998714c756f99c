"""`ramal alerts`: the alerts that called people and how long that took, as CSV or JSON."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass

from bot.clock import SystemClock
from bot.commands.guard import OK, USAGE, guarded, load_settings, print_error, print_line
from bot.config.settings import Settings
from bot.csv_line import csv_line
from bot.web_backend.alert_history import read_history
from domain.language.past_moments import NoMoment, read_moment
from domain.ports import Clock
from handlers.oncall.history import COLUMNS
from storage.database import Database
from storage.migrate import is_current


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertQuery:
    """Since when alerts are printed, and whether as JSON lines."""

    since: str = "30d"
    json_lines: bool = False


@guarded
def run(query: AlertQuery) -> int:
    """Print the alerts that called people; returns the exit status."""
    return asyncio.run(export_alerts(query, load_settings(Settings)))


async def export_alerts(query: AlertQuery, settings: Settings, clock: Clock | None = None) -> int:
    """Print every page of alerts since then, the newest first; returns the exit status."""
    database = Database(settings.database, clock or SystemClock())
    try:
        if not await is_current(database):
            print_error("The database is not there or not up to date; ramal migrate makes it so.")
            return USAGE
        since = read_moment(query.since, database.clock.now().astimezone(settings.zone))
        if not query.json_lines:
            print_line(csv_line(COLUMNS).rstrip())
        async for row in read_history(database, since, timelines=query.json_lines):
            print_line(json.dumps(row) if query.json_lines else csv_line(row.values()).rstrip())
        return OK
    except NoMoment as wrong:
        print_error(str(wrong))
        return USAGE
    finally:
        await database.close()
