"""Leases on the rows of a queue: one worker at a time, and no late write by one that lost it."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from storage.tables import moment

# Longer than any job in these queues takes: a worker that holds one longer has died.
LEASE = timedelta(minutes=3)
MOST_TRIES = 3


class LeasedRow(SQLModel):
    """The columns of a leased queue; `tries` counts how often a row was taken."""

    id: int | None = Field(default=None, primary_key=True)
    stage: StrEnum
    next_try_at: datetime = moment()
    tries: int = 0
    owner: str = ""


class Held(Protocol):
    """A job that a worker holds."""

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
    """The row that waits longest, or whose worker died, locked until commit; None without one."""
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
    """Lease a due row to a worker."""
    row.stage, row.owner, row.next_try_at = taken, owner, now + LEASE
    row.tries += 1
    await session.flush()


async def write_held(
    session: AsyncSession, table: type[Row], taken: StrEnum, held: Held, **values: object
) -> bool:
    """Write to a row that this worker holds; False if another worker holds it by now."""
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
