"""The numbers that strangers bring in, and from where: keyed digests of networks, for two days."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, func, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.callback_queue.strangers import (
    CountedNumber,
    StrangerCause,
    StrangerScope,
    Visit,
)
from domain.phone import PhoneNumber
from storage.tables import maybe_moment, moment, word

_DAY = timedelta(days=1)
_MOST_READ = 2_000


class VisitNetworkRow(SQLModel, table=True):
    """From where a visit of the page came last."""

    __tablename__ = "visit_networks"
    person_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    network: str
    range: str
    at: datetime = moment()


class StrangerNumberRow(SQLModel, table=True):
    """A number that one person brought in from one network."""

    __tablename__ = "stranger_numbers"
    id: int | None = Field(default=None, primary_key=True)
    cause: StrangerCause = word(StrangerCause)
    person_id: int = Field(foreign_key="people.id", index=True)
    network: str = Field(index=True)
    range: str = Field(index=True)
    number: str
    at: datetime = moment()
    verified_at: datetime | None = maybe_moment()


class RefusedNetworkRow(SQLModel, table=True):
    """How often a network was refused since a moment."""

    __tablename__ = "refused_networks"
    network: str = Field(primary_key=True)
    refusals: int
    since: datetime = moment()


async def note_visit(session: AsyncSession, visit: Visit, now: datetime) -> None:
    """Note from where a visit comes now; the network before is forgotten."""
    row = await session.get(VisitNetworkRow, visit.person_id, with_for_update=True)
    if row is None:
        row = VisitNetworkRow(person_id=visit.person_id, network="", range="", at=now)
        session.add(row)
    row.network, row.range, row.at = visit.network, visit.range, now
    await session.flush()


async def find_visit(session: AsyncSession, person_id: int) -> Visit | None:
    """From where a visit came last; None for whoever came by no page."""
    row = await session.get(VisitNetworkRow, person_id)
    return Visit(person_id, row.network, row.range) if row else None


async def note_number(
    session: AsyncSession, cause: StrangerCause, visit: Visit, number: PhoneNumber, now: datetime
) -> None:
    """Count a number; of the same person and network it counts once, from the latest time on."""
    same: dict[str, Any] = {"cause": cause, "person_id": visit.person_id, "network": visit.network}
    query = select(StrangerNumberRow).filter_by(**same, number=number.line_key)
    row = (await session.execute(query)).scalars().first()
    if row is None:
        row = StrangerNumberRow(**same, range=visit.range, number=number.line_key, at=now)
        session.add(row)
    row.at = now
    await session.flush()


async def note_verified(
    session: AsyncSession, person_id: int, number: PhoneNumber, now: datetime
) -> None:
    """Give back the count of a number that its person showed to be theirs."""
    query = update(StrangerNumberRow).where(
        col(StrangerNumberRow.person_id) == person_id,
        col(StrangerNumberRow.number) == number.line_key,
    )
    await session.execute(
        query.values(verified_at=now).execution_options(synchronize_session=False)
    )


async def list_numbers(
    session: AsyncSession,
    cause: StrangerCause,
    whose: ColumnElement[bool],
    since: datetime,
    besides: PhoneNumber,
) -> list[CountedNumber]:
    """The numbers counted since a moment but one, each once, in order of time."""
    latest = func.max(col(StrangerNumberRow.at))
    query = (
        select(latest, func.max(col(StrangerNumberRow.verified_at)))
        .where(
            whose,
            col(StrangerNumberRow.cause) == cause,
            col(StrangerNumberRow.at) > since,
            col(StrangerNumberRow.number) != besides.line_key,
        )
        .group_by(col(StrangerNumberRow.number))
        .order_by(latest)
        .limit(_MOST_READ)
    )
    return [CountedNumber(at, verified) for at, verified in await session.execute(query)]


def counted_for(scope: StrangerScope, visit: Visit) -> ColumnElement[bool]:
    """The filter for the numbers of one visit, of its network, or of the range around it."""
    match scope:
        case StrangerScope.VISIT:
            return col(StrangerNumberRow.person_id) == visit.person_id
        case StrangerScope.NETWORK:
            return col(StrangerNumberRow.network) == visit.network
        case StrangerScope.RANGE:
            return col(StrangerNumberRow.range) == visit.range


async def note_refusal(session: AsyncSession, network: str, now: datetime) -> int:
    """Count a refusal of a network; how many there were since its first one, within a day."""
    row = await session.get(RefusedNetworkRow, network, with_for_update=True)
    if row is None:
        row = RefusedNetworkRow(network=network, refusals=0, since=now)
        session.add(row)
    if row.since <= now - _DAY:
        row.refusals, row.since = 0, now
    row.refusals += 1
    await session.flush()
    return row.refusals


async def forget_strangers(session: AsyncSession, before: datetime) -> None:
    """Delete all that was counted before a moment."""
    await session.execute(delete(VisitNetworkRow).where(col(VisitNetworkRow.at) < before))
    await session.execute(delete(StrangerNumberRow).where(col(StrangerNumberRow.at) < before))
    await session.execute(delete(RefusedNetworkRow).where(col(RefusedNetworkRow.since) < before))
