"""Pictures that we drew and sent, kept while people may look at them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import LargeBinary, delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from storage.tables import known, moment


class PictureRow(SQLModel, table=True):
    """One picture, as PNG."""

    __tablename__ = "pictures"
    id: int | None = Field(default=None, primary_key=True)
    data: bytes = Field(sa_type=LargeBinary)
    created_at: datetime = moment()


async def keep_picture(session: AsyncSession, data: bytes, now: datetime) -> int:
    """Store a PNG; returns its number."""
    row = PictureRow(data=data, created_at=now)
    session.add(row)
    await session.flush()
    return known(row.id)


async def find_picture(session: AsyncSession, number: int) -> bytes | None:
    """The PNG with this number; None if it is no longer stored."""
    row = await session.get(PictureRow, number)
    return row.data if row else None


async def forget_pictures(session: AsyncSession, before: datetime) -> None:
    """Delete the pictures that were stored before a moment."""
    await session.execute(delete(PictureRow).where(col(PictureRow.created_at) < before))
