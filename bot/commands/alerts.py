"""`ramal alerts`: what called people and how long that took, as CSV, or JSON with timelines."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass

from bot.clock import SystemClock
from bot.commands.since import NoMoment, read_moment
from bot.config.settings import Settings
from bot.csv_line import csv_line
from bot.web_backend.alert_history import read_history
from domain.ports import Clock
from handlers.oncall.history import COLUMNS
from storage.database import Database
from storage.migrate import is_current

OK, USAGE = 0, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertQuery:
    """Since when, and how."""

    since: str = "30d"
    json_lines: bool = False


async def export_alerts(asked: AlertQuery, settings: Settings, clock: Clock | None = None) -> int:
    """Print every page since then, the newest first; the exit status."""
    database = Database(settings.database, clock or SystemClock())
    try:
        if not await is_current(database):
            _complain("The database is not there or not up to date; ramal migrate makes it so.")
            return USAGE
        since = read_moment(asked.since, database.clock.now().astimezone(settings.zone))
        if not asked.json_lines:
            _say(csv_line(COLUMNS).rstrip())
        async for row in read_history(database, since, timelines=asked.json_lines):
            _say(json.dumps(row) if asked.json_lines else csv_line(row.values()).rstrip())
        return OK
    except NoMoment as wrong:
        _complain(str(wrong))
        return USAGE
    finally:
        await database.close()


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - this is what the command line says


def _complain(words: str) -> None:
    print(words, file=sys.stderr, flush=True)  # noqa: T201 - the same
