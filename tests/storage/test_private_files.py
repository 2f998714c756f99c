"""What Ramal writes to the disk is read by its owner alone, whatever the umask of its start."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.config.settings import Settings
from storage.backup import back_up
from storage.database import Database
from storage.migrate import migrate
from storage.private_files import make_private, tighten
from tests.clocks import FrozenClock


@pytest.fixture(params=[0o022, 0o000], ids=["umask-022", "umask-000"])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def modes(folder: Path) -> dict[str, str]:
    return {path.name: f"{path.stat().st_mode & 0o777:o}" for path in [folder, *folder.iterdir()]}


@pytest.mark.usefixtures("umask")
async def test_all_that_a_start_makes_is_its_owners_alone(
    tmp_path: Path, clock: FrozenClock
) -> None:
    folder = tmp_path / "var"
    settings = Settings(_env_file=None, data_dir=folder)
    database = Database(settings.database, clock)
    await migrate(database)
    settings.rules()
    settings.kept_secret(settings.say_token, "say.token")
    async with database.write():
        pass
    await back_up(database, folder / "copy.db")
    made = modes(folder)
    await database.close()
    assert made.pop("var") == "700"
    assert set(made) >= {"ramal.db", "ramal.db-wal", "ramal.db-shm", "callback.secret", "say.token"}
    assert set(made.values()) == {"600"}, made


@pytest.mark.usefixtures("umask")
def test_secrets_alone_make_the_folder_their_owners(tmp_path: Path) -> None:
    Settings(_env_file=None, data_dir=tmp_path / "var").rules()
    assert modes(tmp_path / "var") == {"var": "700", "callback.secret": "600"}


async def test_what_an_older_version_left_open_is_closed_at_the_next_start(
    tmp_path: Path, clock: FrozenClock
) -> None:
    file = tmp_path / "ramal.db"
    older, newer = (Database(f"sqlite+aiosqlite:///{file}", clock) for _ in range(2))
    await migrate(older)
    async with older.write():  # it runs on meanwhile, so its log is there
        pass
    for made in ("ramal.db", "ramal.db-wal", "ramal.db-shm"):
        (tmp_path / made).chmod(0o644)
    await migrate(newer)
    found = modes(tmp_path)
    await older.close()
    await newer.close()
    assert {mode for name, mode in found.items() if name.startswith("ramal.db")} == {"600"}


def test_what_is_no_file_or_cannot_be_made_is_left_to_sqlite(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("", ":memory:", "file:other.db?mode=ro", "none/ramal.db"):
        make_private(name)
        tighten(name)
    assert list(tmp_path.iterdir()) == []
