"""The frozen database, restored once for all of a worker's stories."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.stories.old_database.frozen import opened, restore, telegram_as_it_was


@pytest.fixture(scope="session")
def as_left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database as cb1b1f9 left it."""
    path = tmp_path_factory.mktemp("as-left") / "ramal.db"
    restore(path)
    return path


@pytest.fixture(scope="session")
def as_opened(as_left: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after this program opened it and did what was to be done at once."""
    path = tmp_path_factory.mktemp("as-opened") / "ramal.db"
    shutil.copy(as_left, path)

    async def open_it() -> None:
        async with telegram_as_it_was() as telegram, opened(path, telegram=telegram) as story:
            await story.settle()
            story.dialled()
            await story.heard()

    asyncio.run(open_it())
    with sqlite3.connect(path) as made:
        made.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    made.close()
    return path


@pytest.fixture
def left(as_left: Path, tmp_path: Path) -> Path:
    """A copy of the database as cb1b1f9 left it."""
    return Path(shutil.copy(as_left, tmp_path / "ramal.db"))


@pytest.fixture
def database_file(as_opened: Path, tmp_path: Path) -> Path:
    """A copy of the database that was opened once."""
    return Path(shutil.copy(as_opened, tmp_path / "ramal.db"))
