"""Customers of the callback page: stored in the database, known by a key that only we can make."""

from __future__ import annotations

import hmac
from ipaddress import ip_network

from bot.channels.web.callback import Visitors
from bot.channels.web.declaration import WEB
from bot.runtime import Current
from bot.web_backend.lately import Lately
from domain.callback_queue.strangers import Visit
from domain.people.person import closest_locale
from domain.people.roles import Role
from domain.rules import Rules, derived
from handlers.callback_queue.web_entry import Visitor, welcome_visitor
from storage.callback_queue import strangers
from storage.database import Database
from storage.people import people
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

    async def is_open(account: str) -> bool:
        async with database.read() as session:
            person = await people.find_by_identity(session, f"{WEB.name}:{account}")
        return person is not None and person.role is not Role.NONE

    return Visitors(
        doors=rules.callbacks.doors,
        sites=rules.callbacks.sites,
        zone=rules.zone,
        welcome=welcome,
        account_of=account_of,
        note_address=NotedAddresses(database, rules.installation_secret).note,
        is_open=is_open,
    )


class NotedAddresses:
    """Notes from where each visit comes; one that goes on from there is not written each time."""

    def __init__(self, database: Database, secret: str) -> None:
        self._database, self._secret = database, secret
        self._noted = Lately()

    async def note(self, account: str, address: str) -> None:
        """Note from which address the visitor with this account writes now."""
        now = self._database.clock.now()
        if self._noted.is_noted(account, now, address):
            return
        async with self._database.write() as session:
            person = await people.find_by_identity(session, f"{WEB.name}:{account}")
            if person is not None:
                await strangers.note_visit(
                    session, visit_from(address, person.id, self._secret), now
                )
        self._noted.note(account, now, address)


def visit_from(address: str, person_id: int, secret: str) -> Visit:
    """A visit from an IPv4 address or IPv6 /64, which only we can find again by its digests."""
    try:
        network = ip_network(address, strict=False)
        around = str(network.supernet(new_prefix=24 if network.version == 4 else 48))
    except ValueError:  # a proxy on a Unix socket tells no address
        around = address
    digests = (derived(secret, f"network:{part}") for part in (address, around))
    return Visit(person_id, *digests)
