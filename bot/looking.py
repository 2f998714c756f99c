"""Looking for outcomes that nobody told: one read of the platform's records for all who wait."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import structlog

from bot.desk import Desk
from domain.order import Kind, Order
from domain.outcome import Report
from domain.ports import LookupFailed, Period
from handlers import watching
from handlers.outcomes import record_outcome
from storage import orders
from storage.database import is_passing
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
        async with self._desk.database.read() as session:
            work = self._desk.work(session)
            due = await orders.list_due_looks(session, work.now)
        unaskable = [order for order in due if order.kind is Kind.SMS]
        calls = [order for order in due if order.kind is not Kind.SMS]
        single = [order for order in calls if watching.wants_ticket_look(order, work.now)]
        shared = [order for order in calls if order not in single]
        if not self._may_read(work.now):
            shared = []
        await self._settle(unaskable, ())
        if shared:
            self._last_read = work.now
            single = [*single, *await self._look_together(shared)]
        for order in single[:LOOKS_AT_ONCE]:
            await self._settle([order], await self._look_up(order))
        if unaskable or shared or single:
            self._desk.bell.ring()
        return bool(unaskable or shared or single)

    async def _look_together(self, due: list[Order]) -> list[Order]:
        """One read for all; returns those whom a truncated answer may have left out."""
        period = await self._read_period(due)
        if period is None or not period.truncated:
            await self._settle(due, None if period is None else period.reports)
            return []
        log.warning("records.truncated", waiting=len(due))
        names = {report.ticket for report in period.reports}
        await self._settle([order for order in due if order.ticket in names], period.reports)
        return [order for order in due if order.ticket not in names]

    def _may_read(self, now: datetime) -> bool:
        return self._last_read is None or now - self._last_read >= READ_GAP

    async def _read_period(self, due: list[Order]) -> Period | None:
        first = min(self._day(order) for order in due)
        today = self._desk.database.clock.now().astimezone(self._desk.zone).date()
        try:
            return await self._desk.telephony.read_period(first, today)
        except LookupFailed:
            log.warning("records.unreadable")
            return None

    async def _look_up(self, order: Order) -> Sequence[Report] | None:
        try:
            return await self._desk.telephony.look_up(order.ticket)
        except LookupFailed:
            log.warning("record.unreadable", order=order.id)
            return None

    async def _settle(self, looked: list[Order], found: Sequence[Report] | None) -> None:
        """Record what was found of these orders; silence means something only if we could look."""
        tickets = {order.ticket for order in looked}
        ids = {order.provider_id for order in looked if order.provider_id}
        for report in found or ():
            # An account's other calls are none of our business, and each would cost a write.
            if report.ticket in tickets or report.provider_id in ids:
                await self._record(report)
        for order in looked:
            await self._note_silence(order, looked=found is not None)

    async def _record(self, report: Report) -> None:
        async with self._desk.database.open_write() as session:
            try:
                await record_outcome(report, self._desk.work(session))
            except Exception as error:
                await session.rollback()
                if is_passing(error):
                    raise
                # One record that we cannot keep must not hide the others.
                log.error("record.failed", error=type(error).__name__)

    async def _note_silence(self, order: Order, *, looked: bool) -> None:
        async with self._desk.database.open_write() as session:
            work = self._desk.work(session)
            try:
                fresh = await orders.find_due(session, order.id, work.now)
                if fresh is not None:
                    await watching.note_silence(fresh, work, looked=looked)
            except StaleOrder:
                await session.rollback()

    def _day(self, order: Order) -> date:
        return (order.submitted_at or order.proposed_at).astimezone(self._desk.zone).date()
