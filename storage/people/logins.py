"""Login links and web sessions; only digests are stored, so a stolen database logs nobody in."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import UniqueConstraint, delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from storage.people.people import link_identity
from storage.tables import maybe_moment, moment

LINK_LIFE = timedelta(minutes=10)
SESSION_LIFE = timedelta(days=30)


class LoginLinkRow(SQLModel, table=True):
    """A single-use login link for one identity."""

    __tablename__ = "login_links"
    __table_args__ = (UniqueConstraint("digest"),)
    id: int | None = Field(default=None, primary_key=True)
    digest: str
    identity: str
    expires_at: datetime = moment()
    used_at: datetime | None = maybe_moment()
    person_id: int | None = None  # the person who gets the identity when the link is used


class WebSessionRow(SQLModel, table=True):
    """A browser's login session."""

    __tablename__ = "web_sessions"
    __table_args__ = (UniqueConstraint("digest"),)
    id: int | None = Field(default=None, primary_key=True)
    digest: str
    identity: str
    expires_at: datetime = moment()


async def open_link(
    session: AsyncSession, identity: str, now: datetime, person_id: int | None = None
) -> str:
    """Make a single-use token that logs `identity` in within ten minutes, as this person."""
    token = secrets.token_urlsafe(24)
    row = LoginLinkRow(digest=digest(token), identity=identity, expires_at=now + LINK_LIFE)
    row.person_id = person_id
    session.add(row)
    await session.flush()
    return token


async def use_link(session: AsyncSession, token: str, now: datetime) -> str | None:
    """Use up a link: the session token of its identity; None if used, expired or unknown."""
    query = select(LoginLinkRow).where(LoginLinkRow.digest == digest(token)).with_for_update()
    row = (await session.execute(query)).scalar_one_or_none()
    if row is None or row.used_at is not None or row.expires_at <= now:
        return None
    row.used_at = now
    if row.person_id is not None:
        await link_identity(session, row.person_id, row.identity)
    return await open_session(session, row.identity, now)


async def open_session(session: AsyncSession, identity: str, now: datetime) -> str:
    """Open a session for a browser that proved its identity; returns its cookie."""
    cookie = secrets.token_urlsafe(32)
    expires = now + SESSION_LIFE
    session.add(WebSessionRow(digest=digest(cookie), identity=identity, expires_at=expires))
    await session.flush()
    return cookie


async def end_sessions(session: AsyncSession, identities: Collection[str]) -> None:
    """Log these identities out everywhere, and invalidate their login links."""
    for table in (WebSessionRow, LoginLinkRow):
        await session.execute(delete(table).where(col(table.identity).in_(identities)))


async def find_session(session: AsyncSession, cookie: str, now: datetime) -> str | None:
    """The identity of a session cookie; None if the session is over or unknown."""
    query = select(WebSessionRow).where(WebSessionRow.digest == digest(cookie))
    row = (await session.execute(query)).scalar_one_or_none()
    return row.identity if row and row.expires_at > now else None


def digest(secret: str) -> str:
    """The stored digest of a secret that somebody else keeps."""
    return hashlib.sha256(secret.encode()).hexdigest()
