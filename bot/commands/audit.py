"""`ramal audit`: who did what and when, as text or JSON, and whether no entry was removed."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.clock import SystemClock
from bot.commands.guard import USAGE, guarded, load_settings, print_error, print_line
from bot.config.settings import Settings
from domain.language.past_moments import NoMoment, read_moment
from domain.people.audit import Act, Written
from domain.ports import Clock
from storage.database import Database
from storage.migrate import is_current
from storage.people.audit import find_fault, read_entries
from storage.work import Work

WHOLE, BROKEN = 0, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditQuery:
    """Which entries are printed, and how; `head` is the last digest of an earlier export."""

    since: str = ""
    check: bool = False
    head: str = ""
    json_lines: bool = False


@guarded
def run(query: AuditQuery) -> int:
    """Print the audit, or check it; returns the exit status."""
    return asyncio.run(show_audit(query, load_settings(Settings)))


async def show_audit(query: AuditQuery, settings: Settings, clock: Clock | None = None) -> int:
    """Print the entries, or with `check` only whether they are whole; returns the exit status."""
    database = Database(settings.database, clock or SystemClock())
    try:
        if not await is_current(database):
            print_error("The database is not there or not up to date; ramal migrate makes it so.")
            return USAGE
        now = database.clock.now().astimezone(settings.zone)
        since = read_moment(query.since, now) if query.since else None
        last = ""
        async with database.read() as session:
            fault = await find_fault(session, settings.rules().audit_key(), head=query.head)
            async for written in read_entries(session, since=since):
                last = written.digest
                if not query.check:
                    print_line(_shown(written, settings.zone, as_json=query.json_lines))
        if not fault:
            # With another key than the audit's own an entry would break it for good.
            await _note_reading(database, settings)
        return _verdict(fault, last, query)
    except NoMoment as wrong:
        print_error(str(wrong))
        return USAGE
    finally:
        await database.close()


async def _note_reading(database: Database, settings: Settings) -> None:
    """Write into the audit that it was read."""
    async with database.open_write() as session:
        work = Work(session, database.clock.now(), settings.rules())
        work.audit(Act.AUDIT_READ)
        await work.commit()


def _verdict(fault: str, last: str, query: AuditQuery) -> int:
    if fault:
        print_error(f"The audit is not whole. {fault}")
        return BROKEN
    if query.check:
        print_line("The audit is whole.")
    if last:
        # Kept elsewhere, it proves later that nothing up to here was cut off.
        print_error(f"It ends with {last}; later: ramal audit --check --head {last}")
    return WHOLE


def _shown(written: Written, zone: ZoneInfo, *, as_json: bool) -> str:
    entry = written.entry
    if as_json:
        shape = {
            "number": written.number,
            "at": written.at.isoformat(),
            "person": entry.person_id,
            "act": entry.act.value,
            "subject": entry.subject,
            "detail": dict(entry.detail),
            "digest": written.digest,
        }
        return json.dumps(shape)
    at = written.at.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")
    detail = " ".join(f"{name}={value}" for name, value in entry.detail.items())
    person = f"p{entry.person_id}" if entry.person_id else "-"
    cells = (f"{written.number:>6}", at, f"{person:<6}", f"{entry.act:<16}", entry.subject, detail)
    return "  ".join(cells).rstrip()
