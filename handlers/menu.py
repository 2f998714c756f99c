"""The command menu that a channel may show beside its text field, in every language."""

from __future__ import annotations

from domain.intents import Command
from domain.people import LOCALES
from handlers.replies import say

_ORDER = tuple(command for command in Command if command is not Command.START)


def menu() -> dict[str, list[tuple[str, str]]]:
    """By language, the default first: each command without its slash, and what it does."""
    return {
        locale: [
            (say(locale, f"command-{command}").lstrip("/"), say(locale, f"menu-{command}"))
            for command in _ORDER
        ]
        for locale in LOCALES
    }
