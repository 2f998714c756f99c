"""What several of the program's tests stand on."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import structlog
from structlog.testing import capture_logs

from bot.logs import SILENCED
from tests.bot.commands.shell import Shell
from tests.clocks import FrozenClock
from tests.databases import SqliteTemplate
from tests.handlers.conftest import talk
from tests.stories.world import SAY_TOKEN, world

__all__ = ["logs_as_they_were", "shell", "talk"]


@pytest.fixture
def logs_as_they_were() -> Iterator[None]:
    """Logging is one for the whole process: leave it as it was found."""
    root, levels = logging.getLogger(), {n: logging.getLogger(n).level for n in SILENCED}
    handlers, level = root.handlers[:], root.level
    yield
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


@pytest.fixture
def settings() -> dict[str, str]:
    """What the program at the shell is set differently."""
    return {}


@pytest.fixture
async def shell(
    template: SqliteTemplate,  # how `say` ends does not depend on the database
    clock: FrozenClock,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    settings: dict[str, str],
) -> AsyncIterator[Shell]:
    monkeypatch.chdir(tmp_path)
    # The program logs in this same process: its lines are not what the shell shows.
    with capture_logs():
        url = await template.fresh(tmp_path, clock)
        async with world(url, clock, tmp_path, **settings) as story:
            monkeypatch.setenv("RAMAL_HTTP_PORT", str(story.program.server.port))
            monkeypatch.setenv("RAMAL_SAY_TOKEN", SAY_TOKEN)
            story.program.run()
            yield Shell(story, capsys)
            story.dialled()
            await story.heard()
