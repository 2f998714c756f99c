"""Draws the tables of docs/access.md from domain/people/roles.py: run it when one changes."""

from __future__ import annotations

from pathlib import Path

from domain.chat import ChatKind
from domain.command import Command
from domain.orders.order import Kind, Purpose
from domain.people.roles import Role, may, may_order
from handlers.replies.sentences import say

PAGE = Path(__file__).with_name("access.md")
BEGIN = "<!-- drawn by docs/draw_access.py from domain/people/roles.py: do not edit by hand -->"
END = "<!-- end of the tables -->"
NAMES = {
    Role.NONE: "stranger",
    Role.GUEST: "guest",
    Role.AGENT: "agent",
    Role.OPERATOR: "operator",
    Role.ADMIN: "administrator",
}
_PLACES = {
    (True, True): "alone, group",
    (True, False): "alone",
    (False, True): "group",
    (False, False): "–",
}


def cell(command: Command, role: Role) -> str:
    """Where a role may give a command: alone with the bot, in an allowed group, or nowhere."""
    alone, group = (may(role, command, kind) for kind in (ChatKind.PRIVATE, ChatKind.GROUP))
    return _PLACES[alone, group]


def tables() -> str:
    """Every command by role and place, and every purpose by role."""
    head = f"| {' | '.join(NAMES.values())} |"
    rule = "|---" * (len(NAMES) + 1) + "|"
    commands = [
        f"| {_called(command)} | {' | '.join(cell(command, role) for role in NAMES)} |"
        for command in Command
    ]
    purposes = [
        f"| {purpose.value} | {' | '.join(_yes(purpose, role) for role in NAMES)} |"
        for purpose in Purpose
    ]
    return "\n".join(
        [f"| command {head}", rule, *commands, "", f"| purpose {head}", rule, *purposes]
    )


def redrawn(page: str) -> str:
    """The page with its tables made anew; raises ValueError where the marks are missing."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{PAGE.name} lacks the marks between which the tables stand")
    return f"{before}{BEGIN}\n{tables()}\n{END}{after}"


def _called(command: Command) -> str:
    names = dict.fromkeys(say(locale, f"command-{command}") for locale in ("pt-BR", "en"))
    return ", ".join(f"`{name}`" for name in names)


def _yes(purpose: Purpose, role: Role) -> str:
    return "yes" if may_order(role, Kind.CALL, purpose) else "–"


if __name__ == "__main__":
    PAGE.write_text(redrawn(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
