"""Those who run Ramal, as far as they ever spoke to us, and where they are spoken to alone."""

from __future__ import annotations

from domain.people.person import Person, private_chats
from handlers.replies.recipient import Recipient
from storage.chat import chats
from storage.people import people
from storage.work import Work


async def list_administrators(work: Work) -> list[Person]:
    """The people whom RAMAL_ADMINS names, each human once."""
    return await people.list_known_as(work.session, work.rules.admins)


async def list_administrator_chats(work: Work) -> list[Recipient]:
    """Each administrator in every chat in which they are alone with us."""
    return [
        Recipient(admin, to)
        for admin in await list_administrators(work)
        for to, _ in await chats.list_known(work.session, private_chats(admin))
    ]


async def list_first_administrator_chats(work: Work) -> list[Recipient]:
    """Each administrator in one such chat: what is said there is said to them once."""
    found: dict[int, Recipient] = {}
    for recipient in await list_administrator_chats(work):
        found.setdefault(recipient.person.id, recipient)
    return list(found.values())
