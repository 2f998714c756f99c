"""Customers of the callback page: stored in the database, known by a key that only we can make."""

from __future__ import annotations

import hmac

from bot.channels.web.callback import Visitors
from bot.channels.web.declaration import WEB
from bot.runtime import Current
from domain.people.person import closest_locale
from domain.rules import Rules, derived
from handlers.callback_queue.web_entry import Visitor, welcome_visitor
from storage.database import Database
from storage.work import Work


def stored_visitors(database: Database, current: Current[Rules]) -> Visitors:
    """The Visitors of this database; entry points and sites are read once."""
    rules = current.value

    def key_of(account: str) -> str:
        return f"{account}.{derived(rules.installation_secret, f'visitor:{account}')}"

    async def welcome(visit: str, door: str, name: str, locale: str) -> str:
        # Derived from the page's random visit: repeating a request after a lost answer makes the
        # same customer, and nobody can guess another's account.
        account = f"visita-{derived(rules.installation_secret, f'visit:{visit}')}"
        async with database.open_write() as session:
            work = Work(session, database.clock.now(), current.value)
            identity = f"{WEB.name}:{account}"
            visitor = Visitor(identity, name, closest_locale(locale))
            await welcome_visitor(visitor, door, work)
        return key_of(account)

    def account_of(key: str) -> str:
        account = key.rpartition(".")[0]
        if not account or not key.isascii():
            return ""
        return account if hmac.compare_digest(key, key_of(account)) else ""

    return Visitors(
        doors=rules.callbacks.doors,
        sites=rules.callbacks.sites,
        zone=rules.zone,
        welcome=welcome,
        account_of=account_of,
    )
