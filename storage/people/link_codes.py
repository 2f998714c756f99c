"""Link codes, by which a person proves on one channel who they are on another."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import UniqueConstraint, delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.orders.order import TICKET_SIGNS
from storage.people.logins import digest
from storage.tables import maybe_moment, moment

CODE_LIFE = timedelta(minutes=10)
CODE_LENGTH = 8  # of 31 characters: 40 bits, and few tries
MOST_TRIES, TRIES_WITHIN = 5, timedelta(hours=1)


class LinkCodeRow(SQLModel, table=True):
    """A person's single-use link code."""

    __tablename__ = "link_codes"
    __table_args__ = (UniqueConstraint("digest"),)
    id: int | None = Field(default=None, primary_key=True)
    digest: str
    person_id: int = Field(foreign_key="people.id")
    expires_at: datetime = moment()
    used_at: datetime | None = maybe_moment()


class LinkTryRow(SQLModel, table=True):
    """A typed code that was not valid."""

    __tablename__ = "link_tries"
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(index=True)
    at: datetime = moment()


async def open_code(session: AsyncSession, person_id: int, now: datetime) -> str:
    """Make a new link code of this person; their earlier ones become invalid."""
    await close_codes(session, person_id)
    code = "".join(secrets.choice(TICKET_SIGNS) for _ in range(CODE_LENGTH))
    row = LinkCodeRow(digest=digest(code), person_id=person_id, expires_at=now + CODE_LIFE)
    session.add(row)
    await session.flush()
    return code


async def use_code(session: AsyncSession, code: str, now: datetime) -> int | None:
    """Use up a code; returns its person, or None if it is used, expired or unknown."""
    row = await _code(session, code, now)
    if row is None:
        return None
    row.used_at = now
    await session.flush()
    return row.person_id


async def find_code(session: AsyncSession, code: str, now: datetime) -> int | None:
    """The person of a valid code, locked until the transaction ends; None if it is invalid."""
    row = await _code(session, code, now)
    return row.person_id if row else None


async def close_codes(session: AsyncSession, person_id: int) -> None:
    """Invalidate every link code of this person."""
    await session.execute(delete(LinkCodeRow).where(col(LinkCodeRow.person_id) == person_id))


async def find_full(session: AsyncSession, person_id: int, now: datetime) -> datetime | None:
    """Until when a person has no more tries of a code; None if they may try."""
    query = (
        select(LinkTryRow.at)
        .where(LinkTryRow.person_id == person_id, LinkTryRow.at > now - TRIES_WITHIN)
        .order_by(col(LinkTryRow.at).desc())
        .offset(MOST_TRIES - 1)
        .limit(1)
    )
    at = (await session.execute(query)).scalar_one_or_none()
    return at + TRIES_WITHIN if at else None


async def note_try(session: AsyncSession, person_id: int, now: datetime) -> None:
    """Count an invalid code that a person typed."""
    session.add(LinkTryRow(person_id=person_id, at=now))
    await session.flush()


async def _code(session: AsyncSession, code: str, now: datetime) -> LinkCodeRow | None:
    query = select(LinkCodeRow).where(LinkCodeRow.digest == digest(code)).with_for_update()
    row = (await session.execute(query)).scalar_one_or_none()
    return row if row and row.used_at is None and row.expires_at > now else None
