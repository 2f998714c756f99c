"""`ramal outbox`: the messages that could not be delivered, and trying them again."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import SystemClock
from bot.commands.guard import FAILED, USAGE, guarded, load_settings, print_line
from bot.config.settings import Settings
from domain.orders.order import SHORT_TICKET
from domain.ports import Clock
from storage.chat import undelivered
from storage.chat.undelivered import Undelivered
from storage.database import Database
from storage.migrate import is_current

NOTHING_LEFT, LEFT = 0, 1
_HEAD = ("id", "channel", "chat", "order", "since", "tries", "state", "why")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxQuery:
    """Which messages to try again, none to list them all; and how they are printed."""

    retry: Sequence[int] = ()
    everything: bool = False
    json_lines: bool = False


@guarded
def run(query: OutboxQuery) -> int:
    """List the undelivered messages, or try some again; returns the exit status."""
    return asyncio.run(show_outbox(query, load_settings(Settings)))


async def show_outbox(query: OutboxQuery, settings: Settings, clock: Clock | None = None) -> int:
    """List the undelivered messages, or put some back into the outbox; returns the exit status."""
    database = Database(settings.database, clock or SystemClock())
    try:
        if not await asyncio.to_thread(_is_there, database) or not await is_current(database):
            print_line("The database is not there or not up to date; ramal migrate makes it so.")
            return USAGE
        if query.retry or query.everything:
            return await _retry(query, database)
        async with database.read() as session:
            found = await undelivered.list_undelivered(session, database.clock.now())
        _show(found, query, settings.zone)
        return LEFT if any(each.delivery == "failed" for each in found) else NOTHING_LEFT
    finally:
        await database.close()


def _is_there(database: Database) -> bool:
    """Whether the database exists; asked first, as opening a missing SQLite file creates it."""
    return not database.is_sqlite or Path(database.url.database or "").is_file()


async def _retry(query: OutboxQuery, database: Database) -> int:
    now, refused = database.clock.now(), 0
    async with database.write() as session:
        numbers = list(query.retry)
        if query.everything:
            found = await undelivered.list_undelivered(session, now)
            numbers += [each.id for each in found if each.delivery == "failed"]
        for number in dict.fromkeys(numbers):
            why = await undelivered.retry(session, number, now)
            refused += bool(why)
            print_line(f"{number}: {f'left as it is: {why}' if why else 'back in line'}")
    if not numbers:
        print_line("There is nothing to try again.")
    return FAILED if refused else NOTHING_LEFT


def _show(found: list[Undelivered], query: OutboxQuery, zone: ZoneInfo) -> None:
    if query.json_lines:
        for each in found:
            print_line(json.dumps(asdict(each), default=datetime.isoformat, ensure_ascii=False))
        return
    if not found:
        print_line("Everything was delivered, or has waited for less than five minutes.")
        return
    rows = [_HEAD, *(_row(each, zone) for each in found)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(_HEAD))]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print_line("  ".join(cells).rstrip())
    print_line("Try again: ramal outbox --retry ID, or --retry-all")


def _row(each: Undelivered, zone: ZoneInfo) -> tuple[str, ...]:
    since = each.since.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    order = each.order[:SHORT_TICKET] or "-"
    facts = (str(each.id), each.channel, str(each.chat), order, since, str(each.tries))
    return (*facts, each.delivery, each.fault or "-")
