"""A lease on what waits in a queue: one taker at a time, and no late write by one who lost it."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from storage.tables import moment

# More than anything in such a queue takes: who holds a lease longer has died.
LEASE = timedelta(minutes=3)
MOST_TRIES = 3


class LeasedRow(SQLModel):
    """What every queue of this kind keeps of a piece of work; `tries` counts its takers."""

    id: int | None = Field(default=None, primary_key=True)
    stage: StrEnum
    next_try_at: datetime = moment()
    tries: int = 0
    owner: str = ""


class Held(Protocol):
    """A piece of work in hand."""

    @property
    def id(self) -> int: ...
    @property
    def tries(self) -> int: ...
    @property
    def owner(self) -> str: ...


Row = TypeVar("Row", bound=LeasedRow)


async def find_due(
    session: AsyncSession, table: type[Row], ended: StrEnum, now: datetime
) -> Row | None:
    """What waits longest, or what a taker died with; locked until commit."""
    query = (
        select(table)
        .where(table.stage != ended, table.next_try_at <= now)
        .order_by(col(table.id))
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    return (await session.execute(query)).scalar_one_or_none()


async def take(
    session: AsyncSession, row: LeasedRow, taken: StrEnum, owner: str, now: datetime
) -> None:
    """Hold a row that is due, until the lease ends."""
    row.stage, row.owner, row.next_try_at = taken, owner, now + LEASE
    row.tries += 1
    await session.flush()


async def write_held(
    session: AsyncSession, table: type[Row], taken: StrEnum, held: Held, **values: object
) -> bool:
    """Write to what is in hand; False if somebody else holds it by now."""
    query = (
        update(table)
        .where(
            col(table.id) == held.id,
            col(table.owner) == held.owner,
            col(table.tries) == held.tries,
            col(table.stage) == taken,
        )
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    written = await session.execute(query)
    return bool(written.rowcount == 1)  # type: ignore[attr-defined]  # a CursorResult, typed as Result
