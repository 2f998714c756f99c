"""What each person is offered: the commands that they may give, in help and beside a text field."""

from __future__ import annotations

from domain.chat import ChatKind
from domain.command import Command
from domain.people.person import LOCALES
from domain.people.roles import Role, may
from handlers.replies.sentences import say

_SHOWN = tuple(command for command in Command if command is not Command.START)
_ORDERS = (Command.CALL, Command.BRIDGE, Command.SMS, Command.ASK)

Menu = tuple[tuple[str, str], ...]


def offered(role: Role, kind: ChatKind = ChatKind.PRIVATE) -> tuple[Command, ...]:
    """The commands that a role may give in such a chat, in the order in which they are shown."""
    return tuple(command for command in _SHOWN if may(role, command, kind))


def menu_of(locale: str, role: Role, kind: ChatKind = ChatKind.PRIVATE) -> Menu:
    """Each command that is offered, without its slash, and what it does."""
    return tuple(
        (say(locale, f"command-{command}").lstrip("/"), say(locale, f"menu-{command}"))
        for command in offered(role, kind)
    )


def described_commands(locale: str) -> tuple[dict[str, str], ...]:
    """Every command that is ever offered: what it is called, what it does, and an example."""
    return tuple(
        {
            "name": command.value,
            "command": say(locale, f"command-{command}"),
            "about": say(locale, f"menu-{command}"),
            "usage": say(locale, f"usage-{command}"),
        }
        for command in _SHOWN
    )


def strangers_menu() -> dict[str, list[tuple[str, str]]]:
    """The menu for somebody without a role, by language, the default language first."""
    return {locale: list(menu_of(locale, Role.NONE)) for locale in LOCALES}


def help_text(locale: str, role: Role, kind: ChatKind = ChatKind.PRIVATE) -> str:
    """What this person can do here, and how orders are written where they may order."""
    commands = offered(role, kind)
    lines = [say(locale, f"help-{command}") for command in commands]
    text = "\n".join([say(locale, "help-title"), "", *lines])
    if not set(_ORDERS) & set(commands):
        return text
    return "\n\n".join([text, say(locale, "help-orders")])
