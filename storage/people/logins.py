"""Login links and web sessions; only digests are stored, so a stolen database logs nobody in."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, UniqueConstraint, and_, delete, or_, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.people.web_session import WebSession
from storage.people.people import link_identity
from storage.tables import known, maybe_moment, moment

LINK_LIFE = timedelta(minutes=10)
SESSION_LIFE = timedelta(days=30)
IDLE_LIFE = timedelta(days=7)  # without any use in between


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
    identity: str = Field(index=True)
    expires_at: datetime = moment()
    last_used_at: datetime | None = maybe_moment()  # None: since a version that did not note it
    browser: str = ""


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


async def use_link(
    session: AsyncSession, token: str, now: datetime, browser: str = ""
) -> str | None:
    """Use up a link: the session token of its identity; None if used, expired or unknown."""
    query = select(LoginLinkRow).where(LoginLinkRow.digest == digest(token)).with_for_update()
    row = (await session.execute(query)).scalar_one_or_none()
    if row is None or row.used_at is not None or row.expires_at <= now:
        return None
    row.used_at = now
    if row.person_id is not None:
        await link_identity(session, row.person_id, row.identity)
    return await open_session(session, row.identity, now, browser)


async def open_session(
    session: AsyncSession, identity: str, now: datetime, browser: str = ""
) -> str:
    """Open a session for a browser that proved its identity; returns its cookie."""
    cookie = secrets.token_urlsafe(32)
    expires = now + SESSION_LIFE
    row = WebSessionRow(digest=digest(cookie), identity=identity, expires_at=expires)
    row.last_used_at, row.browser = now, browser
    session.add(row)
    await session.flush()
    return cookie


async def end_sessions(session: AsyncSession, identities: Collection[str]) -> None:
    """Log these identities out everywhere, and invalidate their login links."""
    for table in (WebSessionRow, LoginLinkRow):
        await session.execute(delete(table).where(col(table.identity).in_(identities)))


async def end_session(session: AsyncSession, session_id: int) -> None:
    """Log one browser out."""
    await session.execute(delete(WebSessionRow).where(col(WebSessionRow.id) == session_id))


async def find_session(session: AsyncSession, cookie: str, now: datetime) -> str | None:
    """The identity of a session cookie; None if the session is over or unknown."""
    query = select(WebSessionRow).where(WebSessionRow.digest == digest(cookie), _stands(now))
    row = (await session.execute(query)).scalar_one_or_none()
    return row.identity if row else None


async def find_by_cookie(session: AsyncSession, cookie: str) -> tuple[int, str] | None:
    """The id and identity of a cookie's session, over or not; None if it is unknown."""
    query = select(WebSessionRow).where(WebSessionRow.digest == digest(cookie))
    row = (await session.execute(query)).scalar_one_or_none()
    return (known(row.id), row.identity) if row else None


async def list_sessions(
    session: AsyncSession, identities: Collection[str], now: datetime
) -> list[WebSession]:
    """The sessions of these identities that are not over, the one used last first."""
    mine = col(WebSessionRow.identity).in_(identities)
    rows = (await session.execute(select(WebSessionRow).where(mine, _stands(now)))).scalars()
    return sorted(map(_session_of, rows), key=lambda one: (one.last_used_at, one.id), reverse=True)


async def note_use(session: AsyncSession, cookie: str, now: datetime) -> None:
    """Note that a session is used; one that is over stays so."""
    query = update(WebSessionRow).where(col(WebSessionRow.digest) == digest(cookie), _stands(now))
    await session.execute(
        query.values(last_used_at=now).execution_options(synchronize_session=False)
    )


async def forget_ended(session: AsyncSession, now: datetime) -> None:
    """Delete sessions and links that let nobody in any more."""
    await session.execute(delete(WebSessionRow).where(~_stands(now)))
    await session.execute(delete(LoginLinkRow).where(col(LoginLinkRow.expires_at) <= now))


def _stands(now: datetime) -> ColumnElement[bool]:
    """The filter for sessions that are not over, by age or for want of use."""
    used = col(WebSessionRow.last_used_at)
    in_use = or_(used.is_(None), used > now - IDLE_LIFE)
    return and_(col(WebSessionRow.expires_at) > now, in_use)


def _session_of(row: WebSessionRow) -> WebSession:
    begun = row.expires_at - SESSION_LIFE
    used = row.last_used_at or begun
    return WebSession(id=known(row.id), browser=row.browser, begun_at=begun, last_used_at=used)


def digest(secret: str) -> str:
    """The stored digest of a secret that somebody else keeps."""
    return hashlib.sha256(secret.encode()).hexdigest()
