"""Every command, said in every role, alone and in a group: answered as docs/access.md says."""

from __future__ import annotations

import re

import pytest

from domain.chat import ChatKind
from domain.command import Command
from domain.people.roles import Role
from handlers.replies.sentences import say
from tests.docs.pages import read, rows
from tests.handlers.talk import Talk

ROLES = list(Role)  # in the order of the page's columns
PAGE = {row[0]: row[1:] for row in rows(read("docs/access.md"))}


def expected(command: Command, role: Role, kind: ChatKind) -> bool:
    """What the page says."""
    names = dict.fromkeys(say(locale, f"command-{command}") for locale in ("pt-BR", "en"))
    cells = PAGE[", ".join(f"`{name}`" for name in names)]
    return ("group" if kind is ChatKind.GROUP else "alone") in cells[ROLES.index(role)]


async def typed(command: Command, role: Role, talk: Talk) -> str:
    """An example of the command; whoever is nobody brings an invitation or somebody's code."""
    if role is Role.NONE and command is Command.START:
        [offer] = await talk.say("/convidar convidado")
        return str(re.findall(r"/start [\w-]+", offer.text)[0])
    if role is Role.NONE and command is Command.LINK:
        return "/vincular aaaa-aaaa"
    return say("pt-BR", f"usage-{command}")


@pytest.mark.parametrize("kind", ChatKind)
@pytest.mark.parametrize("role", Role)
async def test_every_command_is_answered_as_the_page_says(
    talk: Talk, role: Role, kind: ChatKind
) -> None:
    await talk.say("/grupo permitir", group="plantao")
    where = {"group": "plantao"} if kind is ChatKind.GROUP else {}
    answered = {}
    for command in Command:
        await talk.has(role, "bia")
        replies = await talk.say(await typed(command, role, talk), by="bia", **where)
        answered[command] = replies != [] and "not-allowed" not in {r.fault for r in replies}
    assert answered == {command: expected(command, role, kind) for command in Command}
