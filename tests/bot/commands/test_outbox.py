"""`ramal outbox` and `ramal backup` as an operator sees them, beside a running program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.commands.backup import BackupRequest, make_backup
from bot.commands.outbox import OutboxQuery, show_outbox
from bot.config.settings import Settings
from domain.chat import Address
from storage.chat import outbox
from storage.chat.outbox import Delivery, OutboxRow
from storage.database import Database
from tests.clocks import FrozenClock
from tests.databases import on_postgresql, on_sqlite
from tests.storage.samples import message, proposed


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return Settings(_env_file=None, database_url=database_url, data_dir=tmp_path)  # type: ignore[call-arg]


def left_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def failed(database: Database) -> None:
    """A message that Telegram does not take, for good."""
    async with database.write() as session:
        to = Address("telegram", "4711")
        await outbox.post(session, message("a", to), database.clock.now())
        row = await session.get_one(OutboxRow, 1)
        row.delivery, row.fault = Delivery.FAILED, "Forbidden: bot was blocked by the user"


async def test_nothing_to_show_is_said(
    settings: Settings, clock: FrozenClock, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await show_outbox(OutboxQuery(), settings, clock) == 0
    assert capsys.readouterr().out.startswith("Everything was delivered")
    assert await show_outbox(OutboxQuery(everything=True), settings, clock) == 0
    assert capsys.readouterr().out == "There is nothing to try again.\n"


async def test_what_failed_is_listed_with_its_reason_and_tried_again(
    settings: Settings,
    database: Database,
    clock: FrozenClock,
    capsys: pytest.CaptureFixture[str],
) -> None:
    await failed(database)
    assert await show_outbox(OutboxQuery(), settings, clock) == 1
    out = capsys.readouterr().out
    assert "2026-11-23 12:00" in out, "in the installation's zone"
    assert "Forbidden: bot was blocked by the user" in out
    assert "text of" not in out
    assert "4711" not in out
    assert await show_outbox(OutboxQuery(json_lines=True), settings, clock) == 1
    line = json.loads(capsys.readouterr().out)
    assert (line["id"], line["delivery"], line["channel"]) == (1, "failed", "telegram")
    assert await show_outbox(OutboxQuery(retry=(1, 9)), settings, clock) == 1
    assert capsys.readouterr().out == (
        "1: back in line\n9: left as it is: there is no such message\n"
    )
    assert await show_outbox(OutboxQuery(everything=True), settings, clock) == 0
    assert capsys.readouterr().out == "There is nothing to try again.\n"


async def test_a_database_that_is_not_there_is_not_made(
    clock: FrozenClock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(_env_file=None, data_dir=tmp_path)  # type: ignore[call-arg]
    assert await show_outbox(OutboxQuery(), settings, clock) == 2
    assert "ramal migrate" in capsys.readouterr().out
    assert await make_backup(BackupRequest(target=tmp_path / "copy.db"), settings, clock) == 2
    assert "There is no database" in capsys.readouterr().out
    assert left_in(tmp_path) == []


@on_sqlite
async def test_a_backup_says_what_it_holds_and_never_writes_over_what_is_there(
    settings: Settings,
    database: Database,
    clock: FrozenClock,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    await proposed(database)
    target = tmp_path / "copy.db"
    assert await make_backup(BackupRequest(target=target), settings, clock) == 0
    assert "1 people, 1 orders" in capsys.readouterr().out
    assert await make_backup(BackupRequest(target=target), settings, clock) == 2
    assert "--force" in capsys.readouterr().out
    assert await make_backup(BackupRequest(target=target, force=True), settings, clock) == 0
    for wrong in (tmp_path, tmp_path / "no" / "copy.db", tmp_path / "ramal.db"):
        assert await make_backup(BackupRequest(target=wrong, force=True), settings, clock) == 2


@on_sqlite
async def test_a_backup_that_cannot_be_made_says_why(
    settings: Settings, clock: FrozenClock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ramal.db").write_text("this is no database")
    target = tmp_path / "copy.db"
    assert await make_backup(BackupRequest(target=target), settings, clock) == 1
    assert "No backup was made: file is not a database" in capsys.readouterr().out
    assert not target.exists()


@on_postgresql
async def test_postgresql_has_its_own_backup(
    settings: Settings, clock: FrozenClock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await make_backup(BackupRequest(target=tmp_path / "x"), settings, clock) == 2
    assert "pg_dump" in capsys.readouterr().out
