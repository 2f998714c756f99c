"""Polls the platform's records for outcomes that no callback told.

Few waiting orders are looked up one by one, by their tickets; many by one list for all of them.
Both are limited by the platform, and counted before it is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.runtime import Runtime
from bot.workers.reading_budget import LIST_GAP, LISTS, LOOKUPS, ReadingBudget
from domain.orders.order import Kind, Order
from domain.orders.outcome import Report
from domain.ports import LookupFailed, Period, RecordsLimited
from handlers.outcomes import no_report
from handlers.outcomes.report import record_outcome
from storage import turns
from storage.database import is_passing
from storage.orders import lookups, orders, quotas
from storage.orders.orders import StaleOrder

log = structlog.get_logger()
# So many waiting orders are looked up one by one: a list would cost more of what we may ask.
FEW = 3
# Tickets looked up one by one in a step; others follow in the next.
LOOKS_AT_ONCE = 20


class OutcomePoller:
    """Looks up due orders: by period where it can, by ticket where it must."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._budget = ReadingBudget(runtime)
        self._lists_left = True  # as far as we know
        self._lookups_from: datetime | None = None  # when look-ups are free again; None: now

    async def step(self) -> bool:
        """Look up once by period or by ticket; False if no order was due."""
        shared = False
        if not (few := await self._are_few()):
            shared = await self._look_together()
        single = await self._look_singly(every=few or not self._lists_left)
        if shared or single:
            self._runtime.bell.ring()
        return shared or single

    async def _are_few(self) -> bool:
        """Whether the due orders are so few that each may be looked up."""
        now = self._runtime.database.clock.now()
        if self._lookups_from is not None and now < self._lookups_from:
            return False
        async with self._runtime.database.read() as session:
            return await lookups.count_shared(session, now, most=FEW + 1) <= FEW

    async def _look_singly(self, *, every: bool) -> bool:
        """Look up by ticket what no list covers, or every due order; False if none is due."""
        async with self._runtime.database.write() as session:
            now = await self._runtime.database.now(session)  # leases are written by its clock
            claimed = await lookups.claim_lookups(
                session, self._runtime.owner, now, most=LOOKS_AT_ONCE, every=every
            )
            claimed, waiting = await self._afforded(session, claimed, now)
        for order in waiting:
            await self._show_waiting(order)
        for order in claimed:
            if self._runtime.stopping.is_set():
                break  # the other leases end by themselves
            await self._settle(order)
        return bool(claimed)

    async def _afforded(
        self, session: AsyncSession, claimed: list[Order], now: datetime
    ) -> tuple[list[Order], list[Order]]:
        """Those that may be looked up now, and those that wait; nobody is asked about an SMS."""
        asking = [order for order in claimed if order.kind is not Kind.SMS]
        if not asking:
            return claimed, []
        quota = await self._budget.lookups(session, now)
        self._lookups_from = again = await quotas.spend(session, quota, now, len(asking))
        if again is None:
            return claimed, []
        log.warning("records.spent", kind=quota.name, waiting=len(asking))
        overdue = [order.id for order in asking if lookups.is_overdue(order, now)]
        await lookups.put_off(session, overdue, again)
        # A list tells of the others, and lists are free again within the hour.
        listed = await quotas.free_from(session, self._budget.lists(), now) or now + LIST_GAP
        others = [order.id for order in asking if order.id not in overdue]
        await lookups.put_off(session, others, min(again, listed))
        return [order for order in claimed if order.kind is Kind.SMS], asking

    async def _show_waiting(self, order: Order) -> None:
        async with self._runtime.database.open_write() as session:
            await no_report.show_waiting(order, self._runtime.work(session))

    async def _settle(self, order: Order) -> None:
        found = () if order.kind is Kind.SMS else await self._look_up(order)
        for report in found or ():
            await self._record(report)
        await self._note_silence(order, looked=found is not None)

    async def _look_together(self) -> bool:
        """Read one period for all waiting orders, if one is due and no process has just read."""
        turn = await self._take_turn()
        if turn is None:
            return False
        first, begun = turn
        period = await self._read_period(first)
        if period is None:
            await self._put_off(first, begun)
            return True
        async with self._runtime.database.read() as session:
            # Only awaited orders: the account's other calls would cost a write each.
            awaited = await lookups.only_awaited(session, period.reports)
        for report in awaited:
            await self._record(report)
        if period.truncated:
            log.warning("records.truncated")
            await self._look_singly(every=True)
        else:
            await self._put_off(first, begun)
        return True

    async def _take_turn(self) -> tuple[datetime, datetime] | None:
        """The earliest submission to read from and the present time; None if it is not our turn."""
        begun = self._runtime.database.clock.now()
        async with self._runtime.database.read() as session:
            first = await lookups.first_shared(session, begun)
        if first is None:
            return None
        async with self._runtime.database.write() as session:
            # Several machines share this turn, so its time is by the database's clock.
            now = await self._runtime.database.now(session)
            gap = await self._budget.list_gap(session, now)
            mine = await turns.take_turn(session, "records", self._runtime.owner, now, rest=gap)
            if mine:
                again = await quotas.spend(session, self._budget.lists(), now)
                self._lists_left = again is None
        return (first, begun) if mine and self._lists_left else None

    async def _put_off(self, first: datetime, begun: datetime) -> None:
        """Schedule the next lookup of all orders that the read covered without a report."""
        async with self._runtime.database.write() as session:
            now = self._runtime.database.clock.now()
            await lookups.stop_lookups(session, now - no_report.NEVER)
            covered = lookups.SubmittedWithin(first, begun)
            await lookups.note_shared(session, covered, now, no_report.INTERVALS)

    async def _read_period(self, first: datetime) -> Period | None:
        today = self._runtime.database.clock.now().astimezone(self._runtime.zone).date()
        day = first.astimezone(self._runtime.zone).date()
        try:
            return await self._runtime.telephony.read_period(day, today)
        except RecordsLimited as limited:
            await self._budget.note_limited(LISTS, limited)
            return None
        except LookupFailed:
            log.warning("records.unreadable")
            return None

    async def _look_up(self, order: Order) -> Sequence[Report] | None:
        try:
            return await self._runtime.telephony.look_up(order.ticket)
        except RecordsLimited as limited:
            await self._budget.note_limited(LOOKUPS, limited)
            return None
        except LookupFailed:
            log.warning("record.unreadable", order=order.id)
            return None

    async def _record(self, report: Report) -> None:
        async with self._runtime.database.open_write() as session:
            try:
                await record_outcome(report, self._runtime.work(session))
            except Exception as error:
                await session.rollback()
                if is_passing(error):
                    raise
                # A record that cannot be stored must not hide the others.
                log.error("record.failed", error=type(error).__name__)

    async def _note_silence(self, order: Order, *, looked: bool) -> None:
        async with self._runtime.database.open_write() as session:
            work = self._runtime.work(session)
            try:
                fresh = await orders.find_order(session, order.id, lock=True)
                if (fresh.state, fresh.generation) == (order.state, order.generation):
                    await no_report.note_no_report(fresh, work, looked=looked)
            except StaleOrder:
                await session.rollback()
