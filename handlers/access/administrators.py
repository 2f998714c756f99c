"""Those who run Ramal, as far as they ever spoke to us, and where they are spoken to alone."""

from __future__ import annotations

from domain.chat import Address
from domain.people.person import Person, private_chats
from storage.chat import chats
from storage.people import people
from storage.work import Work


async def list_administrators(work: Work) -> list[Person]:
    """Whom RAMAL_ADMINS names, each human once."""
    return await people.list_known_as(work.session, work.rules.admins)


async def list_desks(work: Work) -> list[tuple[Person, Address]]:
    """Each of them with every chat in which they are alone with us."""
    return [
        (admin, place)
        for admin in await list_administrators(work)
        for place, _ in await chats.list_known(work.session, private_chats(admin))
    ]


async def list_first_desks(work: Work) -> list[tuple[Person, Address]]:
    """Each of them with one such chat: what is said there is said to them once."""
    found: dict[int, tuple[Person, Address]] = {}
    for admin, place in await list_desks(work):
        found.setdefault(admin.id, (admin, place))
    return list(found.values())
