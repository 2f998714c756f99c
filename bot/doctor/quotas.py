"""The doctor's look at what may be asked of the platform's records now, and what waits for it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime

from bot.config.settings import Settings
from bot.doctor.finding import Finding, ok, warning
from bot.workers.reading_budget import lists_of, lookups_of, midnight_of
from domain.ports import Clock
from storage.database import Database
from storage.orders import lookups, quotas

NAME = "records"


async def check_quotas(
    settings: Settings, database: Database, clock: Clock
) -> AsyncIterator[Finding]:
    """Say which quota is spent and until when; outcomes that no callback tells wait for it."""
    rules, now = settings.rules(), clock.now()
    async with database.read() as session:
        calls = await lookups.count_submitted(session, midnight_of(now, rules))
        lists, singles = lists_of(rules), lookups_of(rules, now, calls)
        spent = {
            f"lists ({lists.most} an hour)": await quotas.free_from(session, lists, now),
            f"look-ups ({singles.most} today)": await quotas.free_from(session, singles, now),
        }
        waiting = await lookups.count_put_off(session, now)
    until = {what: moment for what, moment in spent.items() if moment is not None}
    if not until:
        yield ok(NAME, "may be asked for: neither lists nor look-ups are spent.")
    for what, moment in until.items():
        yield warning(
            NAME,
            f"{what} are spent until {_local(moment, settings)}; {waiting} orders wait for it.",
            "Callbacks tell outcomes without asking: see the callback address below.",
        )


def _local(moment: datetime, settings: Settings) -> str:
    return moment.astimezone(settings.zone).strftime("%H:%M on %d/%m")
