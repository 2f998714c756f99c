"""The web chat's sessions, kept in the database."""

from __future__ import annotations

from collections.abc import Callable

from bot.channels.web.declaration import WEB
from bot.channels.web.login import Sessions
from bot.runtime import Current
from bot.web_backend.lately import Lately
from domain.rules import Rules
from handlers.people import sessions
from handlers.people.invitations import accept_on_web
from storage.database import Database
from storage.people import logins
from storage.work import Work


def stored_sessions(
    database: Database, current: Current[Rules], changed: Callable[[], None]
) -> Sessions:
    """The Sessions of this database; `changed` is called when some of them have ended.

    A link is one of `ramal login-link`, or an invitation.
    """
    noted = Lately()

    async def use_link(token: str, browser: str) -> str | None:
        now = database.clock.now()
        async with database.write() as session:
            cookie = await logins.use_link(session, token, now, browser)
        if cookie is not None:
            return cookie
        async with database.open_write() as session:
            return await accept_on_web(token, WEB.name, Work(session, now, current.value), browser)

    async def find_session(cookie: str) -> str | None:
        now = database.clock.now()
        async with database.read() as session:
            identity = await logins.find_session(session, cookie, now)
        key = logins.digest(cookie)
        if identity is not None and not noted.is_noted(key, now):
            async with database.write() as session:
                await logins.note_use(session, cookie, now)
            noted.note(key, now)
        return identity

    async def log_out(cookie: str, everywhere: bool) -> None:
        async with database.open_write() as session:
            work = Work(session, database.clock.now(), current.value)
            await sessions.log_out(cookie, work, everywhere=everywhere)
        changed()

    return Sessions(use_link=use_link, find_session=find_session, log_out=log_out)
