"""How often the platform's records may be read: lists in an hour, look-ups in a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.runtime import Runtime
from domain.ports import RecordsLimited
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


@dataclass(slots=True)
class ReadingBudget:
    """The quotas of reading; the calls of today are counted once a minute."""

    runtime: Runtime
    _calls: int = 0
    _counted_at: datetime | None = field(default=None, init=False)

    def lists(self) -> Quota:
        """Questions by period, answered by many records."""
        most = self.runtime.rules.list_reads_hour
        return Quota(name=LISTS, most=most, period=HOUR, slice=MINUTE)

    async def lookups(self, session: AsyncSession, now: datetime) -> Quota:
        """Questions about one order's ticket, by the platform's day."""
        midnight = self._midnight(now)
        if self._counted_at is None or self._counted_at <= now - _COUNTED_FOR:
            self._calls = await lookups.count_submitted(session, midnight)
            self._counted_at = now
        most = self.runtime.rules.lookups_day + LOOKUPS_EACH_CALL * self._calls
        return Quota(name=LOOKUPS, most=most, period=DAY, slice=DAY, since=midnight)

    async def list_gap(self, session: AsyncSession, now: datetime) -> timedelta:
        """How long the next list has to wait after this one."""
        quota = self.lists()
        used = await quotas.count_used(session, quota, now)
        left = quota.most / 2
        return LIST_GAP if used < left else max(LIST_GAP, quota.period / max(left, 1))

    async def note_limited(self, name: str, limited: RecordsLimited) -> None:
        """Obey the platform, which says that it was asked too often: this kind waits, no other."""
        now = self.runtime.database.clock.now()
        until = self._midnight(now) + DAY if name == LOOKUPS else now + _UNTOLD
        if limited.retry_after is not None:
            until = now + timedelta(seconds=limited.retry_after)
        log.warning("records.limited", kind=name, until=until.isoformat())
        async with self.runtime.database.write() as session:
            await quotas.pause(session, name, until)

    def _midnight(self, now: datetime) -> datetime:
        local = now.astimezone(self.runtime.zone)
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight.astimezone(now.tzinfo)
