"""docs/commands.md and the code name the same commands, options and exit statuses."""

from __future__ import annotations

import re

import pytest
from typer.main import get_command

from bot.cli import app
from bot.commands import say
from domain.command import Command
from domain.language.vocabulary.words import WORDS
from handlers.replies.sentences import say as sentence
from tests.docs.pages import read, rows, section

PAGE = read("docs/commands.md")
PROGRAM = get_command(app)
COMMANDS = {
    " ".join(filter(None, (name, inner))): command
    for name, outer in PROGRAM.commands.items()  # type: ignore[attr-defined]
    for inner, command in getattr(outer, "commands", {"": outer}).items()
}
_CHAT = re.compile(r"`/(\w+)")


def heading(name: str) -> str:
    """The one heading of a command; what it takes may follow its name."""
    found = re.findall(rf"^### `ramal {re.escape(name)}(?: [A-Z]+)?`$", PAGE, re.MULTILINE)
    assert len(found) == 1, f"ramal {name} needs one heading"
    return str(found[0])


def options(command: object) -> set[str]:
    params = command.params  # type: ignore[attr-defined]
    return {name for p in params for name in p.opts if name.startswith("--")} - {"--help"}


def test_every_chat_command_is_documented_and_exists() -> None:
    table = rows(section(PAGE, "## In a chat"))
    written = [word for row in table for cell in row[:2] for word in _CHAT.findall(cell)]
    assert set(written) == set(WORDS.commands)


def test_both_spellings_of_a_row_mean_one_command() -> None:
    for row in rows(section(PAGE, "## In a chat")):
        meant = {WORDS.commands[word] for cell in row[:2] for word in _CHAT.findall(cell)}
        assert len(meant) == 1, row


@pytest.mark.parametrize("locale", ["pt-BR", "en"])
@pytest.mark.parametrize("command", Command)
def test_what_the_menu_shows_is_understood_and_documented(command: Command, locale: str) -> None:
    shown = sentence(locale, f"command-{command}")
    assert WORDS.commands[shown.removeprefix("/")] is command
    assert f"`{shown}" in section(PAGE, "## In a chat")


def test_every_program_command_is_documented_and_exists() -> None:
    written = re.findall(r"^### `ramal ([a-z -]*[a-z])", PAGE, re.MULTILINE)
    assert sorted(written) == sorted(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_is_documented_and_exists(name: str) -> None:
    table = rows(section(PAGE, heading(name)))
    written = {row[0].strip("`") for row in table if row[0].startswith("`--")}
    assert written == options(COMMANDS[name])


def test_the_options_of_the_program_itself() -> None:
    table = rows(section(PAGE, "### `ramal`"))
    assert {row[0].strip("`") for row in table} == options(PROGRAM)


def test_every_exit_status_of_say_is_documented_and_exists() -> None:
    table = rows(section(PAGE, heading("say")))
    written = {int(row[0]) for row in table if row[0].isdecimal()}
    known = (say.ANSWERED, say.USAGE, say.NOT_ANSWERED, say.REFUSED, say.UNKNOWN)
    assert written == {*known, say.UNREACHABLE, say.EXPIRED}
