"""Self-monitoring queries: signs of trouble at the platform, and pages that stand still."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from domain.oncall.alert import Page, PageStage
from domain.orders.order import Kind, Order, State
from domain.orders.outcome import Report, ReportSource, Verdict
from domain.ports import OWN_REFUSALS
from storage.oncall.pages import PageRow, page_of
from storage.orders.orders import OrderRow, from_row
from storage.orders.reports import ReportRow

_LOOKED_AT = 500  # the newest rows; anything older is too old to count
_ANSWERED = (State.ACCEPTED, State.CLOSED, State.REFUSED)
_MAY_COME_YET = timedelta(minutes=5)  # a status callback may still arrive within this time


async def find_balance(session: AsyncSession) -> int | None:
    """The account's balance as last reported, in thousandths; None if unknown."""
    query = select(ReportRow.balance).order_by(col(ReportRow.id).desc()).limit(_LOOKED_AT)
    told = (await session.execute(query)).scalars()
    return next((balance for balance in told if balance is not None), None)


async def count_untold(session: AsyncSession, now: datetime) -> int:
    """The number of calls since the last status callback whose end only records reported."""
    query = select(ReportRow).order_by(col(ReportRow.id).desc()).limit(_LOOKED_AT)
    rows = list((await session.execute(query)).scalars())
    told = {row.order_id for row in rows if row.source is ReportSource.CALLBACK}
    untold: set[int] = set()
    for row in rows:
        if row.source is ReportSource.CALLBACK:
            break
        if row.order_id in told:  # the record merely follows a status callback
            continue
        ended = Report(source=row.source, status=row.status).verdict is not Verdict.OTHER
        if row.source is ReportSource.RECORD and ended and row.received_at <= now - _MAY_COME_YET:
            untold.add(row.order_id)
    return len(untold)


async def list_answered(session: AsyncSession, since: datetime, *, limit: int = 2) -> list[Order]:
    """The latest calls to which the platform gave any answer, the newest first."""
    query = select(OrderRow).where(
        col(OrderRow.state).in_(_ANSWERED),
        col(OrderRow.kind) != Kind.SMS,
        col(OrderRow.refusal).not_in([refusal.value for refusal in OWN_REFUSALS]),
    )
    query = query.order_by(col(OrderRow.id).desc()).limit(50)
    found = [from_row(row) for row in (await session.execute(query)).scalars()]
    asked = [(order.submitted_at, order) for order in found if order.submitted_at is not None]
    asked = sorted((one for one in asked if one[0] >= since), key=lambda one: one[0], reverse=True)
    return [order for _, order in asked[:limit]]


async def list_late(session: AsyncSession, before: datetime) -> list[Page]:
    """Pages with a rung that was due before a moment, the one due longest first."""
    query = select(PageRow).where(PageRow.stage == PageStage.CALLING, col(PageRow.next_at) < before)
    rows = (await session.execute(query.order_by(col(PageRow.next_at)).limit(20))).scalars()
    return [page_of(row) for row in rows]
