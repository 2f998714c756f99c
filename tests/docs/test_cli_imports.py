"""`ramal --help` starts fast because the command line imports no program before it is called."""

from __future__ import annotations

import subprocess
import sys

HEAVY = {"aiohttp", "sqlalchemy", "sqlmodel", "telegram", "pydantic", "phonenumbers", "alembic"}


def test_the_command_line_imports_nothing_heavy() -> None:
    code = "import sys, bot.cli; print(*sys.modules)"
    found = subprocess.run(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    assert not HEAVY & set(found.stdout.split())
