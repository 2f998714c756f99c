"""The web chat's sessions, kept in the database."""

from __future__ import annotations

from bot.channels.web.declaration import WEB
from bot.channels.web.login import Sessions
from bot.runtime import Current
from domain.rules import Rules
from handlers.people.invitations import accept_on_web
from storage.database import Database
from storage.people import logins
from storage.work import Work


def stored_sessions(database: Database, current: Current[Rules]) -> Sessions:
    """The Sessions of this database.

    A link is one of `ramal login-link`, or an invitation.
    """

    async def use_link(token: str) -> str | None:
        now = database.clock.now()
        async with database.write() as session:
            cookie = await logins.use_link(session, token, now)
        if cookie is not None:
            return cookie
        async with database.open_write() as session:
            return await accept_on_web(token, WEB.name, Work(session, now, current.value))

    async def find_session(cookie: str) -> str | None:
        async with database.read() as session:
            return await logins.find_session(session, cookie, database.clock.now())

    return Sessions(use_link=use_link, find_session=find_session)
