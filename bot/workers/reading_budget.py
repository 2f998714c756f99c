"""How often the platform's records may be read: lists in an hour, look-ups in a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.runtime import Runtime
from domain.ports import RecordsLimited
from domain.rules import Rules
from storage.orders import lookups, quotas
from storage.orders.quotas import Quota

log = structlog.get_logger()
LISTS, LOOKUPS = "lists", "lookups"
HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)
# The platform allows so many look-ups a day more for each call placed (newer documents).
LOOKUPS_EACH_CALL = 40
# Between two lists while half of the hour's are unspent, for all processes together. After that
# the rest is spread over an hour: whoever asks on as before would stand without any.
LIST_GAP = timedelta(seconds=4)
_UNTOLD = timedelta(minutes=15)  # where the platform does not say how long to wait for a list
_COUNTED_FOR = MINUTE


def lists_of(rules: Rules) -> Quota:
    """The quota of questions by period, in any hour."""
    return Quota(name=LISTS, most=rules.list_reads_hour, period=HOUR, slice=MINUTE)


def lookups_of(rules: Rules, now: datetime, calls: int) -> Quota:
    """The quota of questions about single orders, for a day on which so many calls were placed."""
    most = rules.lookups_day + LOOKUPS_EACH_CALL * calls
    return Quota(name=LOOKUPS, most=most, period=DAY, slice=DAY, since=midnight_of(now, rules))


def midnight_of(now: datetime, rules: Rules) -> datetime:
    """The beginning of the platform's day."""
    local = now.astimezone(rules.zone)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight.astimezone(now.tzinfo)


@dataclass(slots=True)
class ReadingBudget:
    """The quotas of reading; the calls of today are counted once a minute."""

    runtime: Runtime
    _calls: int = 0
    _counted_at: datetime | None = field(default=None, init=False)

    def lists(self) -> Quota:
        """Questions by period, answered by many records."""
        return lists_of(self.runtime.rules)

    async def lookups(self, session: AsyncSession, now: datetime) -> Quota:
        """Questions about one order's ticket, by the platform's day."""
        rules = self.runtime.rules
        if self._counted_at is None or self._counted_at <= now - _COUNTED_FOR:
            self._calls = await lookups.count_submitted(session, midnight_of(now, rules))
            self._counted_at = now
        return lookups_of(rules, now, self._calls)

    async def list_gap(self, session: AsyncSession, now: datetime) -> timedelta:
        """How long the next list has to wait after this one."""
        quota = self.lists()
        used = await quotas.count_used(session, quota, now)
        left = quota.most / 2
        return LIST_GAP if used < left else max(LIST_GAP, quota.period / max(left, 1))

    async def note_limited(self, name: str, limited: RecordsLimited) -> None:
        """Obey the platform, which says that it was asked too often: this kind waits, no other."""
        now = self.runtime.database.clock.now()
        until = now + _UNTOLD
        if name == LOOKUPS:
            until = midnight_of(now, self.runtime.rules) + DAY
        if limited.retry_after is not None:
            until = now + timedelta(seconds=limited.retry_after)
        log.warning("records.limited", kind=name, until=until.isoformat())
        async with self.runtime.database.write() as session:
            await quotas.pause(session, name, until)
