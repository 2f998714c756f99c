"""The platform's reports: many for one order, each kept once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.orders.outcome import Report, ReportSource
from storage.tables import maybe_moment, maybe_money, moment, word


class ReportRow(SQLModel, table=True):
    """One report; `digest` stands for (source, ids, status, times), so no NULL is in the key."""

    __tablename__ = "reports"
    __table_args__ = (UniqueConstraint("digest"),)
    id: int | None = Field(default=None, primary_key=True)
    order_id: int = Field(foreign_key="orders.id", index=True)
    digest: str
    source: ReportSource = word(ReportSource)
    status: str
    ticket: str = ""
    provider_id: str = ""
    dialled_at: datetime | None = maybe_moment()
    answered_at: datetime | None = maybe_moment()
    ended_at: datetime | None = maybe_moment()
    duration: int | None = None
    keys: str = ""
    cost: int | None = maybe_money()
    balance: int | None = maybe_money()
    machine: str = ""
    talked: int | None = None
    received_at: datetime = moment()


# The address of a recording is kept only until it was fetched.
_FACTS = tuple(name for name in Report.__dataclass_fields__ if name != "recording")


async def keep_report(session: AsyncSession, order_id: int, report: Report, now: datetime) -> bool:
    """Store a report; False if an equal one was stored before."""
    same = select(ReportRow.id).where(ReportRow.digest == report.digest)
    if (await session.execute(same)).scalar_one_or_none() is not None:
        return False
    facts = {name: getattr(report, name) for name in _FACTS}
    row = ReportRow(order_id=order_id, digest=report.digest, received_at=now, **facts)
    session.add(row)
    await session.flush()
    return True


async def list_reports(session: AsyncSession, order_id: int) -> list[Report]:
    """All reports on an order, oldest first."""
    query = select(ReportRow).where(ReportRow.order_id == order_id).order_by(col(ReportRow.id))
    rows = (await session.execute(query)).scalars()
    return [Report(**{name: getattr(row, name) for name in _FACTS}) for row in rows]
