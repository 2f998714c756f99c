"""`ramal login-link web:NAME`: a link that lets one person into the web chat once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.clock import SystemClock
from bot.commands.guard import OK, USAGE, guarded, load_settings, print_line
from bot.config.settings import Settings
from domain.people.audit import Act
from domain.people.roles import Role
from storage.database import Database
from storage.migrate import migrate
from storage.people import logins, people
from storage.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class LoginLinkRequest:
    """The identity that may log in, as in RAMAL_ADMINS: web:ana."""

    person: str


@guarded
def run(request: LoginLinkRequest) -> int:
    """Print a login link; returns the exit status."""
    person = request.person
    if not person.startswith("web:") or not person.removeprefix("web:"):
        print_line("Write the person as RAMAL_ADMINS does: web:ana")
        return USAGE
    return asyncio.run(_offer_login(person, load_settings(Settings)))


async def _offer_login(person: str, settings: Settings) -> int:
    database = Database(settings.database, SystemClock())
    await migrate(database)
    async with database.open_write() as session:
        work = Work(session, database.clock.now(), settings.rules())
        token = await logins.open_link(session, person, work.now)
        known = await people.find_by_identity(session, person)
        allowed = known is not None and known.role is not Role.NONE
        work.audit(Act.LOGIN_OFFERED, f"person:{known.id}" if known else "")
        await work.commit()
    await database.close()
    print_line(f"{settings.web_root()}/login/{token}")
    if person not in settings.admins and not allowed:
        print_line(f"{person} has no role yet: they can log in, but not order anything. See /quem.")
    return OK
