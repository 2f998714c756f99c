"""Polls the platform's records for outcomes that no callback told, in one read for all orders."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog

from bot.runtime import Runtime
from domain.orders.order import Kind, Order
from domain.orders.outcome import Report
from domain.ports import LookupFailed, Period
from handlers.outcomes import no_report
from handlers.outcomes.report import record_outcome
from storage import turns
from storage.database import is_passing
from storage.orders import lookups, orders
from storage.orders.orders import StaleOrder

log = structlog.get_logger()
# Between two reads of a period, for all waiting orders and all processes together.
READ_GAP = timedelta(seconds=4)
# Tickets looked up one by one in a step; others follow in the next.
LOOKS_AT_ONCE = 20


class OutcomePoller:
    """Looks up due orders: by period where it can, by ticket where it must."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    async def step(self) -> bool:
        """Look up once by period and by ticket; False if no order was due."""
        shared = await self._look_together()
        single = await self._look_singly()
        if shared or single:
            self._runtime.bell.ring()
        return shared or single

    async def _look_singly(self) -> bool:
        """Look up by ticket the orders that no read of a period covers; False if none is due."""
        async with self._runtime.database.write() as session:
            now = await self._runtime.database.now(session)  # leases are written by its clock
            claimed = await lookups.claim_lookups(
                session, self._runtime.owner, now, most=LOOKS_AT_ONCE
            )
        for order in claimed:
            if self._runtime.stopping.is_set():
                break  # the other leases end by themselves
            await self._settle(order)
        return bool(claimed)

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
            await self._look_at_the_rest()
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
            mine = await turns.take_turn(
                session, "records", self._runtime.owner, now, rest=READ_GAP
            )
        return (first, begun) if mine else None

    async def _put_off(self, first: datetime, begun: datetime) -> None:
        """Schedule the next lookup of all orders that the read covered without a report."""
        async with self._runtime.database.write() as session:
            now = self._runtime.database.clock.now()
            await lookups.stop_lookups(session, now - no_report.NEVER)
            covered = lookups.SubmittedWithin(first, begun)
            await lookups.note_shared(session, covered, now, no_report.INTERVALS)

    async def _look_at_the_rest(self) -> None:
        """Look up by ticket some of the orders that a truncated read left out."""
        async with self._runtime.database.read() as session:
            now = self._runtime.database.clock.now()
            rest = await lookups.list_shared(session, now, most=LOOKS_AT_ONCE)
        for order in rest:
            await self._settle(order)

    async def _read_period(self, first: datetime) -> Period | None:
        today = self._runtime.database.clock.now().astimezone(self._runtime.zone).date()
        day = first.astimezone(self._runtime.zone).date()
        try:
            return await self._runtime.telephony.read_period(day, today)
        except LookupFailed:
            log.warning("records.unreadable")
            return None

    async def _look_up(self, order: Order) -> Sequence[Report] | None:
        try:
            return await self._runtime.telephony.look_up(order.ticket)
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
