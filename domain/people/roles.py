"""Roles: which commands each may give, and where. What is not listed is forbidden."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from domain.chat import ChatKind
from domain.command import Command
from domain.orders.order import Kind, Purpose


class Role(StrEnum):
    """The role of a person; NONE for a person who was given none."""

    NONE = "none"
    GUEST = "guest"
    AGENT = "agent"
    OPERATOR = "operator"
    ADMIN = "admin"

    @property
    def rank(self) -> int:
        """The rank of a role: the higher, the more it may do."""
        return list(Role).index(self)


ROLES = tuple(role for role in Role if role is not Role.NONE)

# A stranger may read a refusal in their language, and use an invitation or their own link code.
_STRANGER = frozenset({Command.START, Command.LANGUAGE, Command.LINK})
_GUEST = _STRANGER | {
    Command.HELP,
    Command.MY_NUMBER,
    Command.SESSIONS,
    Command.STATUS,
    Command.CANCEL,
    Command.CALLBACK,
}
_AGENT = _GUEST | {
    Command.CALL,
    Command.BRIDGE,
    Command.SMS,
    Command.ASK,
    Command.CONTACT,
    Command.AUDIO,
    Command.AUDIOS,
    Command.VOICE,
    Command.BLOCK,
    Command.QUEUE,
    Command.ONCALL,
}
_ADMIN = _AGENT | {Command.INVITE, Command.WHO, Command.LIMIT, Command.GROUP}
ALLOWED: Mapping[Role, frozenset[Command]] = {
    Role.NONE: _STRANGER,
    Role.GUEST: _GUEST,
    Role.AGENT: _AGENT,
    Role.OPERATOR: _AGENT,
    Role.ADMIN: _ADMIN,
}
# Commands for groups: none whose answer shows contacts, people or a person's own settings.
IN_GROUPS = frozenset(
    {
        Command.CALL,
        Command.BRIDGE,
        Command.SMS,
        Command.ASK,
        Command.STATUS,
        Command.CANCEL,
        Command.HELP,
        Command.GROUP,
        Command.QUEUE,
        Command.ONCALL,
    }
)
ONLY_IN_GROUPS = frozenset({Command.GROUP})

ORDER_COMMANDS: Mapping[Kind, Command] = {kind: Command(kind.value) for kind in Kind}
_GUESTS_PURPOSES = frozenset({Purpose.VERIFICATION})
_AGENTS_PURPOSES = _GUESTS_PURPOSES | {Purpose.TRANSACTIONAL, Purpose.REQUESTED}
_OPERATORS_PURPOSES = _AGENTS_PURPOSES | {Purpose.COLLECTION, Purpose.TELEMARKETING}
PURPOSES: Mapping[Role, frozenset[Purpose]] = {
    Role.NONE: frozenset(),
    Role.GUEST: _GUESTS_PURPOSES,
    Role.AGENT: _AGENTS_PURPOSES,
    Role.OPERATOR: _OPERATORS_PURPOSES,
    Role.ADMIN: _OPERATORS_PURPOSES,
}


def may(role: Role, command: Command, kind: ChatKind = ChatKind.PRIVATE) -> bool:
    """Whether this role may give this command in such a chat."""
    here = command in IN_GROUPS if kind is ChatKind.GROUP else command not in ONLY_IN_GROUPS
    if not here:
        return False
    return command in ALLOWED[role]


def commands_of(kind: Kind, sms_text: str, purpose: Purpose) -> list[Command]:
    """The commands whose permission an order needs: with a follow-up SMS, that as well.

    A verification code needs only the permission to ask to be called, not that to call.
    """
    if purpose is Purpose.VERIFICATION:
        return [Command.CALLBACK]
    commands = [ORDER_COMMANDS[kind]]
    return [*commands, Command.SMS] if sms_text and kind is not Kind.SMS else commands


def may_order(role: Role, kind: Kind, purpose: Purpose) -> bool:
    """Whether this role may ask for, or confirm, such an order."""
    return commands_of(kind, "", purpose)[0] in ALLOWED[role] and purpose in PURPOSES[role]
