"""Who may do what: nobody, until an administrator says so; asked again wherever it matters."""

from __future__ import annotations

from domain.chat import Address, ChatKind
from domain.command import Command
from domain.errors import Denied, NotAllowed
from domain.intents import Intent
from domain.orders.order import Order
from domain.people.person import Person
from domain.people.roles import ALLOWED, Role, commands_of, may, may_order
from domain.rules import Rules
from handlers.replies.actor import Actor
from handlers.replies.scene import Scene
from storage.orders.drafts import OrderDraft

# HELP lets free text in; the command that the text turns out to mean is checked again.
_OF_ALERTS = frozenset({Command.ONCALL, Command.HELP})


def is_teams(place: Address, rules: Rules) -> bool:
    """Whether the on-call file names this group as the chat of a team: its alerts need no leave."""
    named = [team.chat for team in rules.on_call.teams.values() if team.chat is not None]
    here = (place.channel, place.external_id)
    return any((chat.channel, chat.external_id) == here for chat in named)


def role_of(person: Person, rules: Rules) -> Role:
    """What a person may do: RAMAL_ADMINS names administrators whatever a chat says.

    Whom the on-call file names may answer for alerts, as a guest may ask.
    """
    if person.identities & rules.admins:
        return Role.ADMIN
    if person.role is Role.NONE and rules.on_call.name_of(person.identities):
        return Role.GUEST
    return person.role


def is_admin(person: Person, rules: Rules) -> bool:
    """Whether a person is an administrator."""
    return role_of(person, rules) is Role.ADMIN


def require(intent: Intent, scene: Scene) -> None:
    """Raise NotAllowed unless this person may give the intent's command here."""
    require_command(intent.command, scene.actor)


def require_command(command: Command, actor: Actor) -> None:
    """Raise NotAllowed unless this actor may give the command in this chat."""
    role = role_of(actor.person, actor.work.rules)
    watches = bool(actor.work.rules.on_call.name_of(actor.person.identities))
    if may(role, command, actor.chat.kind) or (watches and command is Command.ONCALL):
        alerts = command in _OF_ALERTS and is_teams(actor.chat, actor.work.rules)
        if not (actor.group.allowed or alerts or command is Command.GROUP):
            raise NotAllowed(Denied.GROUP)
        return
    if role is Role.NONE:
        raise NotAllowed(Denied.STRANGER)
    if command not in ALLOWED[role]:
        raise NotAllowed(Denied.ROLE)
    raise NotAllowed(Denied.PLACE if actor.chat.kind is ChatKind.GROUP else Denied.ALONE)


def require_order(order: OrderDraft | Order, actor: Actor) -> None:
    """Raise NotAllowed unless this actor may order that; asked for the card and for its yes."""
    for command in commands_of(order.kind, order.sms_text, order.purpose):
        require_command(command, actor)
    if not actor.group.allows_order(order.kind, order.sms_text):
        raise NotAllowed(Denied.GROUP)
    if not may_order(role_of(actor.person, actor.work.rules), order.kind, order.purpose):
        raise NotAllowed(Denied.PURPOSE)


def may_answer(order: Order, scene: Scene) -> bool:
    """Whether this person may press the buttons of an order: the asker, or a group that shares.

    Whoever answers for somebody else must be allowed to ask for the same; raises NotAllowed.
    """
    if order.asker_id == scene.person.id:
        return True
    if not (scene.group.shared and order.chat_id == scene.heard.chat_id):
        return False
    require_order(order, scene.actor)
    return True
