"""Looking for outcomes that nobody told: one read of the platform's records for all who wait."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import structlog

from bot.desk import Desk
from domain.order import Order
from domain.outcome import Report
from domain.ports import LookupFailed
from handlers import watching
from handlers.outcomes import record_outcome
from storage import orders
from storage.orders import StaleOrder

log = structlog.get_logger()
# However many wait and however often the bell rings, the records are read this rarely.
READ_GAP = timedelta(seconds=4)
# Tickets looked up one by one in one step; the rest have their turn in the next.
LOOKS_AT_ONCE = 20


class Watch:
    """Looks up the orders that are due: by period where it can, by ticket where it must."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._last_read: datetime | None = None

    async def step(self) -> bool:
        """Look once; False if nothing was due."""
        desk = self._desk
        async with desk.database.read() as session:
            work = desk.work(session)
            due = await orders.list_due_looks(session, work.now)
        single = [order for order in due if watching.wants_ticket_look(order, work.now)]
        shared = [order for order in due if order not in single]
        if shared and not self._may_read(work.now):
            shared = []
        single = single[:LOOKS_AT_ONCE]
        if shared:
            self._last_read = work.now
            await self._settle(shared, await self._read_period(shared))
        for order in single:
            await self._settle([order], await self._look_up(order))
        if shared or single:
            desk.bell.ring()
        return bool(shared or single)

    def _may_read(self, now: datetime) -> bool:
        return self._last_read is None or now - self._last_read >= READ_GAP

    async def _read_period(self, due: list[Order]) -> Sequence[Report] | None:
        first = min(self._day(order) for order in due)
        today = self._desk.database.clock.now().astimezone(self._desk.zone).date()
        try:
            period = await self._desk.telephony.read_period(first, today)
        except LookupFailed:
            log.warning("records.unreadable")
            return None
        if period.truncated:
            log.warning("records.truncated", days=(today - first).days + 1)
        return period.reports

    async def _look_up(self, order: Order) -> Sequence[Report] | None:
        try:
            return await self._desk.telephony.look_up(order.ticket)
        except LookupFailed:
            log.warning("record.unreadable", order=order.id)
            return None

    async def _settle(self, looked: list[Order], found: Sequence[Report] | None) -> None:
        """Record what was found; for the rest, silence means something only if we could look."""
        desk = self._desk
        for report in found or ():
            async with desk.database.open_write() as session:
                await record_outcome(report, desk.work(session))
        told = {report.ticket for report in found or ()}
        for order in looked:
            if order.ticket in told:
                continue
            async with desk.database.open_write() as session:
                work = desk.work(session)
                try:
                    fresh = await orders.find_order(session, order.id, lock=True)
                    await watching.note_silence(fresh, work, looked=found is not None)
                except StaleOrder:
                    await session.rollback()

    def _day(self, order: Order) -> date:
        return (order.submitted_at or order.proposed_at).astimezone(self._desk.zone).date()
