"""Roles: what each may ask for, and where. What is not listed here, nobody may."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from domain.chat import ChatKind
from domain.command import Command
from domain.orders.order import Kind, Purpose


class Role(StrEnum):
    """What a person was given; NONE is whoever was given nothing."""

    NONE = "none"
    GUEST = "guest"
    AGENT = "agent"
    OPERATOR = "operator"
    ADMIN = "admin"

    @property
    def rank(self) -> int:
        """How much a role may do, compared with others."""
        return list(Role).index(self)


ROLES = tuple(role for role in Role if role is not Role.NONE)

# A stranger may read a refusal in their language, and use an invitation or a code of their own.
_STRANGER = frozenset({Command.START, Command.LANGUAGE, Command.LINK})
_GUEST = _STRANGER | {
    Command.HELP,
    Command.MY_NUMBER,
    Command.STATUS,
    Command.CANCEL,
    Command.CALLBACK,
}
_AGENT = _GUEST | {
    Command.CALL,
    Command.BRIDGE,
    Command.SMS,
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
# What several people may read and hear: no address book, no person, no setting of one's own.
IN_GROUPS = frozenset(
    {
        Command.CALL,
        Command.BRIDGE,
        Command.SMS,
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
    """What an order does: with an SMS after the call, that as well.

    A code is no call of one's own: whoever may ask to be called may ask for it.
    """
    if purpose is Purpose.VERIFICATION:
        return [Command.CALLBACK]
    commands = [ORDER_COMMANDS[kind]]
    return [*commands, Command.SMS] if sms_text and kind is not Kind.SMS else commands


def may_order(role: Role, kind: Kind, purpose: Purpose) -> bool:
    """Whether this role may ask for, or confirm, such an order."""
    return commands_of(kind, "", purpose)[0] in ALLOWED[role] and purpose in PURPOSES[role]
