"""Doors: words in links and on pages by which strangers may ask to be called, and nothing more."""

from __future__ import annotations

from dataclasses import dataclass, replace

from domain.callback_queue.intents import AskCallback
from domain.errors import Denied, NotAllowed
from domain.intents import Start
from domain.people.audit import Act
from domain.people.person import Person, tidy_person
from domain.people.roles import Role
from handlers.access.access import role_of
from handlers.access.menu import menu_of
from handlers.callback_queue.request import ask_callback
from handlers.replies.scene import Scene
from storage.chat import outbox
from storage.people import people
from storage.work import Work


async def enter_door(intent: Start, scene: Scene) -> None:
    """Admit who followed an entry point's link as a guest, and ask for their number.

    Whose role was taken from them does not get another one here: raises NotAllowed.
    """
    work, person = scene.work, scene.person
    if role_of(person, work.rules) is Role.NONE:
        if person.role_changes:
            raise NotAllowed(Denied.STRANGER)
        await _admit(person, intent.token, work)
        menu = menu_of(scene.locale, Role.GUEST, scene.chat.kind)
        hello = replace(scene.reply(scene.say("door-hello")), event=f"{scene.event}:door")
        await outbox.post(work.session, replace(hello, menu=menu), work.now)
    await ask_callback(AskCallback(""), scene)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody on the page of an entry point: their account (`web:…`), name and language."""

    identity: str
    name: str
    locale: str


async def welcome_visitor(visitor: Visitor, door: str, work: Work) -> None:
    """Make a visitor of the page of `door` known as a guest; heard twice, they are one person."""
    if await people.find_by_identity(work.session, visitor.identity) is None:
        person = await people.open_person(
            work.session, visitor.identity, name=tidy_person(visitor.name), locale=visitor.locale
        )
        await _admit(person, door, work)
    await work.commit()


async def _admit(person: Person, door: str, work: Work) -> None:
    await people.note_role(work.session, person.id, Role.GUEST)
    await people.note_door(work.session, person.id, door)
    work.audit(Act.JOINED, f"person:{person.id}", by=person.id, role=Role.GUEST.value, door=door)
