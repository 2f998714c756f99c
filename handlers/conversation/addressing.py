"""Who speaks to us, and whether we answer: decided once, before anything is understood further."""

from __future__ import annotations

from dataclasses import replace

from domain.chat import ChatKind, PersonInChat, Press, Text
from domain.intents import Intent, Misunderstood, Sentence
from domain.language.meanings import Meaning
from domain.language.sentences.reading import read
from domain.oncall.intents import SettlePage, UseOnCall
from domain.people.group import ALONE
from domain.people.person import closest_locale
from handlers.access import access
from handlers.oncall.quoted import quoted_page
from handlers.replies.scene import Scene
from storage.chat import incomplete_orders, outbox
from storage.chat.inbound import StoredInbound
from storage.people import groups, people
from storage.work import Work

_LONGEST_ACK = 100  # signs; it is read before anybody is asked for leave: they may be told so


async def scene_of(intent: Intent, heard: StoredInbound, work: Work) -> Scene | None:
    """The scene in which this is answered; None where we stay silent and nobody becomes known."""
    said = heard.said
    group = ALONE
    if said.chat.kind is ChatKind.GROUP:
        if not await _is_for_us(intent, heard, work):
            return None
        group = await groups.find_rules(work.session, said.chat)
    locale = closest_locale(said.locale)
    person = await people.open_person(
        work.session, said.identity, name=said.sender_name, locale=locale
    )
    if not person.locale:
        await people.note_locale(work.session, person.id, locale)
        person = replace(person, locale=locale)
    scene = Scene(work, heard, person, group)
    # In a group that is not allowed, answer only administrators and commands about its alerts.
    heeded = group.allowed or _is_of_alerts(intent, scene) or access.is_admin(person, work.rules)
    return scene if heeded else None


def _is_of_alerts(intent: Intent, scene: Scene) -> bool:
    """Whether it is about alerts, in the chat that the on-call file names for them."""
    about = isinstance(intent, UseOnCall | SettlePage | Sentence)
    return about and access.is_teams(scene.chat, scene.work.rules)


async def _is_for_us(intent: Intent, heard: StoredInbound, work: Work) -> bool:
    """Whether something said among others was said to us: a command, a button, or our answer.

    What people say to each other is not understood, not answered, and makes nobody known to us.
    """
    content = heard.said.content
    if isinstance(content, Press):
        return True
    if isinstance(content, Text) and content.text.strip().startswith("/"):
        return not isinstance(intent, Misunderstood)
    if not isinstance(content, Text):
        return False
    return await _takes_a_page(content.text, heard, work) or await _answers_us(heard, work)


async def _answers_us(heard: StoredInbound, work: Work) -> bool:
    """Whether it answers a message of ours, and we wait for a part from this very person."""
    person = await people.find_by_identity(work.session, heard.said.identity)
    if person is None or not heard.said.replies_to:
        return False
    here = PersonInChat(person.id, heard.chat_id)
    if await incomplete_orders.find_incomplete(work.session, here) is None:
        return False
    return await outbox.is_ours(work.session, heard.chat_id, heard.said.replies_to)


async def _takes_a_page(text: str, heard: StoredInbound, work: Work) -> bool:
    """Whether words that answer an alert's message say "it is mine"."""
    if len(text) > _LONGEST_ACK or await quoted_page(heard, work) is None:
        return False
    return read(text, now=work.now, zone=work.rules.zone).meaning is Meaning.ACK
