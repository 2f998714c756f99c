"""Invitations to a role: single-use and short-lived; only digests of their tokens are stored."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, UniqueConstraint, func, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.chat import PersonInChat
from domain.people.roles import Role
from storage.people.logins import digest
from storage.tables import known, maybe_moment, moment, word

INVITATION_LIFE = timedelta(hours=48)


class InvitationRow(SQLModel, table=True):
    """One invitation to a role, stored by the digest of its token."""

    __tablename__ = "invitations"
    __table_args__ = (UniqueConstraint("digest"),)
    id: int | None = Field(default=None, primary_key=True)
    digest: str
    role: Role = word(Role)
    name: str = ""
    inviter_id: int = Field(foreign_key="people.id")
    chat_id: int = Field(foreign_key="chats.id")
    made_at: datetime = moment()
    expires_at: datetime = moment()
    used_at: datetime | None = maybe_moment()
    person_id: int | None = Field(default=None, foreign_key="people.id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """An offered role, who offers it, and the chat in which they asked for the invitation."""

    id: int
    role: Role
    name: str
    inviter_id: int
    chat_id: int


async def open_invitation(
    session: AsyncSession, role: Role, name: str, by: PersonInChat, now: datetime
) -> str:
    """Make a single-use token for a role; `by` is who asks for it, and in which chat."""
    token = secrets.token_urlsafe(16)  # 22 characters: a Telegram link takes 64 with its command
    row = InvitationRow(
        digest=digest(token),
        role=role,
        name=name,
        inviter_id=by.person_id,
        chat_id=by.chat_id,
        made_at=now,
        expires_at=now + INVITATION_LIFE,
    )
    session.add(row)
    await session.flush()
    return token


async def find_invitation(session: AsyncSession, token: str, now: datetime) -> Invitation | None:
    """The invitation of a valid token, locked; None if it is used, expired or unknown."""
    query = select(InvitationRow).where(InvitationRow.digest == digest(token)).with_for_update()
    row = (await session.execute(query)).scalar_one_or_none()
    if row is None or row.used_at is not None or row.expires_at <= now:
        return None
    return Invitation(
        id=known(row.id),
        role=row.role,
        name=row.name,
        inviter_id=row.inviter_id,
        chat_id=row.chat_id,
    )


async def note_used(
    session: AsyncSession, invitation: Invitation, person_id: int, now: datetime
) -> None:
    """Mark a locked invitation as used."""
    row = await session.get_one(InvitationRow, invitation.id)
    row.used_at, row.person_id = now, person_id
    await session.flush()


async def count_open(session: AsyncSession, now: datetime) -> int:
    """The number of invitations that can still be used."""
    query = select(func.count()).where(_open(now))
    return (await session.execute(query)).scalar_one()


async def close_open(session: AsyncSession, now: datetime) -> int:
    """Invalidate all open invitations; returns how many there were."""
    query = update(InvitationRow).where(_open(now)).values(expires_at=now)
    closed = await session.execute(query.execution_options(synchronize_session=False))
    return int(closed.rowcount)  # type: ignore[attr-defined]  # a CursorResult, typed as Result


def _open(now: datetime) -> ColumnElement[bool]:
    return col(InvitationRow.used_at).is_(None) & (col(InvitationRow.expires_at) > now)
