"""The doctor's look at the database, at its file and at the room that it has."""

from __future__ import annotations

import shutil
import sqlite3
from collections import namedtuple
from datetime import timedelta
from pathlib import Path

import pytest

from bot.config.settings import Settings
from bot.doctor import database as checks
from bot.doctor.finding import Finding, Grade
from bot.doctor.quotas import check_quotas
from storage.database import Database
from storage.migrate import migrate
from storage.orders import quotas
from tests.clocks import FrozenClock
from tests.ports import free_port

OK, NOTE, WARNING, ERROR = Grade


async def examined(url: str, folder: Path) -> list[Finding]:
    given = Settings(_env_file=None, data_dir=folder, database_url=url)
    return [each async for each in checks.check_database(given, FrozenClock())]


async def test_a_database_that_is_well(database_url: str, tmp_path: Path) -> None:
    found = await examined(database_url, tmp_path)
    assert {each.severity for each in found} <= {OK, NOTE}
    said = " ".join(each.sentence for each in found)
    assert "opens, with the schema of this version." in said
    assert "it can be written." in said
    assert ("write-ahead log" in said) is database_url.startswith("sqlite")
    assert ("PostgreSQL 1" in said) is database_url.startswith("postgresql")


async def test_a_password_of_the_database_is_not_shown(tmp_path: Path) -> None:
    url = f"postgresql://ana:pass@127.0.0.1:{free_port()}/ramal"
    [found] = await examined(url, tmp_path)
    assert found.severity is ERROR
    assert "ana:***@127.0.0.1" in found.sentence


async def test_an_empty_file_is_not_at_the_schema(tmp_path: Path) -> None:
    (tmp_path / "ramal.db").touch(mode=0o600)
    found = await examined("", tmp_path)
    assert "not at the schema of this version" in found[-1].sentence
    assert found[-1].severity is WARNING


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "ramal.db").write_text("a letter to nobody, long enough to be read as a page")
    assert (await examined("", tmp_path))[-1].severity is ERROR


async def test_what_others_on_the_machine_can_read_or_replace_is_a_warning(
    clock: FrozenClock, tmp_path: Path
) -> None:
    """A note before, which let the exit status be 0 while everybody could read every number."""
    folder = tmp_path / "var"
    database = Database(f"sqlite+aiosqlite:///{folder / 'ramal.db'}", clock)
    await migrate(database)
    await database.close()

    def warned() -> str:
        found = list(checks.check_file(folder / "ramal.db"))
        return " ".join(each.sentence for each in found if each.severity is WARNING)

    assert "others" not in warned()
    (folder / "ramal.db").chmod(0o644)
    assert "others on this machine can read it" in warned()
    (folder / "ramal.db").chmod(0o600)
    folder.chmod(0o777)
    assert "everybody on this machine can replace the files" in warned()
    folder.chmod(0o1777)  # as /tmp: only the owner of a file replaces it
    assert "replace" not in warned()


async def test_a_database_that_somebody_holds(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not database.is_sqlite:
        url = database.url.render_as_string(hide_password=False)
        async with database.engine.connect() as connection:
            await connection.exec_driver_sql("COMMIT")
            name = database.url.database
            alter = f'ALTER DATABASE "{name}" SET default_transaction_read_only ='
            await connection.exec_driver_sql(f"{alter} on")
            found = await examined(url, tmp_path)
            await connection.exec_driver_sql(f"{alter} off")
            await connection.exec_driver_sql("COMMIT")
    else:
        monkeypatch.setattr("storage.health.PATIENCE", 10)
        holder = sqlite3.connect(database.url.database or "", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        found = await examined(str(database.url), tmp_path)
        holder.close()
    assert "it cannot be written" in " ".join(e.sentence for e in found if e.severity is ERROR)


async def test_a_database_in_memory_forgets(tmp_path: Path) -> None:
    [found] = await examined("sqlite:///:memory:", tmp_path)
    assert "every restart forgets" in found.sentence


async def test_a_folder_in_which_nothing_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file, not a folder")
    found = await examined("", tmp_path / "var")
    assert (found[0].name, found[0].severity) == ("database", ERROR)


@pytest.mark.parametrize(("free", "severity"), [(50, ERROR), (500, WARNING), (5000, OK)])
def test_room_on_the_disk(
    free: int, severity: Grade, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(0, 0, free * checks.MEGABYTE))
    assert checks.check_room(tmp_path).severity is severity


async def test_an_old_server_and_another_journal(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def told(answer: object) -> object:
        return answer

    monkeypatch.setattr(checks, "server_version", lambda _: told(12))
    monkeypatch.setattr(checks, "journal_mode", lambda _: told("delete"))
    found = await examined(database.url.render_as_string(hide_password=False), tmp_path)
    assert found[-1].severity is WARNING


async def test_a_spent_quota_of_the_records_is_said_with_its_end(
    database: Database, database_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    given = Settings(_env_file=None, data_dir=tmp_path, database_url=database_url)
    fresh = [each async for each in check_quotas(given, database, clock)]
    assert [each.severity for each in fresh] == [OK]
    async with database.write() as session:
        await quotas.pause(session, "lists", clock.now() + timedelta(hours=1))
    [spent] = [each async for each in check_quotas(given, database, clock)]
    assert spent.severity is WARNING
    said = "lists (200 an hour) are spent until 13:00 on 23/11; 0 orders wait for it."
    assert spent.sentence == said
