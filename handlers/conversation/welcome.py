"""The first words, and what a person can do here."""

from __future__ import annotations

from dataclasses import replace

from domain.errors import Denied, NotAllowed
from domain.intents import Start
from domain.people.roles import Role
from handlers.access.access import role_of
from handlers.access.menu import help_text, menu_of
from handlers.callback_queue import web_entry
from handlers.people import invitations
from handlers.replies.scene import Scene

_SHORTEST_TOKEN = 16  # of an invitation; a shorter word that is no entry point is a greeting


async def start(intent: Start, scene: Scene) -> None:
    """Greet, or take an invitation up; raises NotAllowed for whoever has none."""
    if intent.token in scene.work.rules.callbacks.doors:
        await web_entry.enter_door(intent, scene)
        return
    if len(intent.token) >= _SHORTEST_TOKEN:
        await invitations.join(intent, scene)
        return
    role = role_of(scene.person, scene.work.rules)
    if role is Role.NONE:
        raise NotAllowed(Denied.STRANGER)
    text = scene.say("greeting-guest" if role is Role.GUEST else "greeting")
    await scene.work.commit(replace(scene.reply(text), menu=menu_of(scene.locale, role)))


async def show_help(scene: Scene) -> None:
    """Only what this person may do here; the menu beside their text field is told the same."""
    role, kind = role_of(scene.person, scene.work.rules), scene.chat.kind
    text = help_text(scene.locale, role, kind)
    menu = menu_of(scene.locale, role, kind)
    await scene.work.commit(replace(scene.reply(text), menu=menu))
