"""docs/access.md says who may do what as the code has it."""

from __future__ import annotations

import runpy

from domain.command import Command
from tests.docs.pages import DOCS, read, rows, section

DRAWN = runpy.run_path(str(DOCS / "draw_access.py"))
PAGE = read("docs/access.md")


def test_the_tables_are_fresh() -> None:
    assert DRAWN["redrawn"](PAGE) == PAGE, "run: .venv/bin/python docs/draw_access.py"


def test_every_command_has_a_row() -> None:
    commands = [row[0] for row in rows(section(PAGE, "# Who may do what")) if "/" in row[0]]
    assert len(commands) == len(Command)
