"""The platform's status callbacks: raw bodies, stored before they are answered, read later."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import LargeBinary, UniqueConstraint
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from storage.tables import known, maybe_moment, moment


class CallbackRow(SQLModel, table=True):
    """One status callback as it came. `trusted`: its sender's address is the platform's."""

    __tablename__ = "callbacks"
    __table_args__ = (UniqueConstraint("digest"),)
    id: int | None = Field(default=None, primary_key=True)
    digest: str
    token: str = ""
    trusted: bool
    content_type: str = ""
    query: str = ""
    body: bytes = Field(sa_type=LargeBinary)
    received_at: datetime = moment()
    handled_at: datetime | None = maybe_moment(index=True)
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawCallback:
    """A callback as it arrived: the order's token from the path, query string and body."""

    token: str
    trusted: bool
    content_type: str
    query: str
    body: bytes
    id: int = 0

    @property
    def digest(self) -> str:
        """The unique key of a callback, equal when the platform posts it again."""
        head = f"{self.token}\x1f{self.trusted}\x1f{self.query}\x1f".encode()
        return hashlib.sha256(head + self.body).hexdigest()[:40]


async def claim_callback(session: AsyncSession) -> RawCallback | None:
    """Claim the oldest unread callback, locked until commit; None without one."""
    query = (
        select(CallbackRow)
        .where(col(CallbackRow.handled_at).is_(None))
        .order_by(col(CallbackRow.id))
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    row = (await session.execute(query)).scalar_one_or_none()
    return None if row is None else _raw(row)


async def find_callback(session: AsyncSession, token: str) -> RawCallback | None:
    """The first callback that came with this token (for `ramal doctor`); None without one."""
    query = select(CallbackRow).where(col(CallbackRow.token) == token).limit(1)
    row = (await session.execute(query)).scalar_one_or_none()
    return None if row is None else _raw(row)


async def note_callback(session: AsyncSession, callback_id: int, now: datetime, note: str) -> None:
    """Mark a callback as read, with a note on what it was."""
    row = await session.get_one(CallbackRow, callback_id)
    row.handled_at, row.note = now, note


async def list_callbacks(session: AsyncSession) -> list[CallbackRow]:
    """Every callback kept, oldest first (for tests)."""
    return list(
        (await session.execute(select(CallbackRow).order_by(col(CallbackRow.id)))).scalars()
    )


def _raw(row: CallbackRow) -> RawCallback:
    return RawCallback(
        id=known(row.id),
        token=row.token,
        trusted=row.trusted,
        content_type=row.content_type,
        query=row.query,
        body=row.body,
    )
