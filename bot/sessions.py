"""The web chat's sessions, kept in the database."""

from __future__ import annotations

from bot.channels.web_login import Sessions
from storage import logins
from storage.database import Database


def stored_sessions(database: Database) -> Sessions:
    """Sessions whose links are spent, and whose cookies are found, in this database."""

    async def use_link(token: str) -> str | None:
        async with database.write() as session:
            return await logins.use_link(session, token, database.clock.now())

    async def find_session(cookie: str) -> str | None:
        async with database.read() as session:
            return await logins.find_session(session, cookie, database.clock.now())

    return Sessions(use_link=use_link, find_session=find_session)
