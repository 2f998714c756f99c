"""The migrations make the schema that the code declares, on both databases."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, LargeBinary, MetaData, Table, inspect, text

from storage import migrate
from storage.database import Database
from storage.schema import metadata
from tests.clocks import FrozenClock


def differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return compare_metadata(context, metadata())


def table_names(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


async def test_the_migrated_schema_is_the_one_that_the_code_declares(database: Database) -> None:
    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []
        names = await connection.run_sync(table_names)
    assert names == {*metadata().tables, "alembic_version"}


async def test_migrating_again_changes_nothing(database: Database) -> None:
    assert await migrate.is_current(database)
    await migrate.migrate(database)
    assert await migrate.is_current(database)
    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_a_fresh_file_is_made_with_its_folder(clock: FrozenClock, tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/new/folder/ramal.db", clock)
    await migrate.migrate(database)
    assert await migrate.is_current(database)
    await database.close()


async def test_an_empty_database_is_not_current(clock: FrozenClock, tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/empty.db", clock)
    assert not await migrate.is_current(database)
    await database.close()


async def test_what_was_migrated_can_be_taken_back_and_done_again(
    clock: FrozenClock, tmp_path: Path
) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/ramal.db", clock)
    await migrate.migrate(database)
    async with database.engine.execution_options(ramal_writes=True).begin() as connection:
        await connection.run_sync(lambda c: command.downgrade(migrate._config(c), "base"))
    assert not await migrate.is_current(database)
    async with database.engine.connect() as connection:
        assert await connection.run_sync(table_names) <= {"alembic_version"}
    await migrate.migrate(database)
    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await database.close()


def revisions() -> list[str]:
    found = ScriptDirectory.from_config(migrate._config()).walk_revisions()
    return sorted(script.revision for script in found)


def fill(connection: Connection) -> None:
    """One row in every table, each referring to the ones that it can."""
    known = MetaData()
    known.reflect(connection)
    for table in known.sorted_tables:
        if table.name != "alembic_version":
            query = table.insert().prefix_with("OR IGNORE")  # some are there from the start
            connection.execute(query.values(row_of(table)))


def row_of(table: Table) -> dict[str, Any]:
    return {column.name: value_of(column.type) for column in table.columns}


_VALUES: dict[type, Any] = {
    int: 1,
    float: 1.0,
    bool: False,
    str: "x",
    date: date(2026, 11, 1),
    datetime: datetime(2026, 11, 1),  # noqa: DTZ001 - SQLite's own columns know no zone
}


def value_of(kind: Any) -> Any:
    return b"x" if isinstance(kind, LargeBinary) else _VALUES[kind.python_type]


def counts(connection: Connection) -> dict[str, int]:
    names = table_names(connection) - {"alembic_version"}
    query = "SELECT count(*) FROM {}"
    return {n: connection.execute(text(query.format(n))).scalar_one() for n in names}


@pytest.mark.parametrize("start", revisions())
async def test_no_migration_loses_a_row_of_a_database_in_use(
    clock: FrozenClock, tmp_path: Path, start: str
) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/ramal.db", clock)
    engine = database.engine.execution_options(ramal_writes=True)
    async with engine.begin() as connection:
        await connection.run_sync(lambda c: command.upgrade(migrate._config(c), start))
        await connection.run_sync(fill)
        before = await connection.run_sync(counts)
    await migrate.migrate(database)
    async with database.engine.connect() as connection:
        after = await connection.run_sync(counts)
        assert {name: after[name] for name in before} == before
        assert await connection.run_sync(differences) == []
        checked = await connection.execute(text("PRAGMA foreign_keys"))
        assert checked.scalar_one() == 1, "from now on it is asked again"
    await database.close()


async def test_a_migration_that_would_lose_something_is_not_carried_out(
    clock: FrozenClock, tmp_path: Path
) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/ramal.db", clock)
    engine = database.engine.execution_options(ramal_writes=True)
    async with engine.begin() as connection:
        await connection.run_sync(lambda c: command.upgrade(migrate._config(c), "0012"))
    async with database.engine.connect() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver is not None
        await driver.execute("PRAGMA foreign_keys=OFF")
        await driver.execute("INSERT INTO identities VALUES (1, 99, 'terminal', 'ana')")
        await driver.execute("PRAGMA foreign_keys=ON")
    with pytest.raises(migrate.LostRows, match="a row of identities refers to one of people"):
        await migrate.migrate(database)
    assert not await migrate.is_current(database)
    await database.close()


async def test_pages_of_before_say_what_they_were_about(clock: FrozenClock, tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/ramal.db", clock)
    engine = database.engine.execution_options(ramal_writes=True)
    async with engine.begin() as connection:
        await connection.run_sync(lambda c: command.upgrade(migrate._config(c), "0012"))
        await connection.run_sync(fill)
        await connection.execute(text("UPDATE alerts SET title='disco', severity='warning'"))
    await migrate.migrate(database)
    async with database.engine.connect() as connection:
        query = text("SELECT title, place, source, severity, alerts FROM pages")
        assert tuple((await connection.execute(query)).one()) == ("disco", "x", "x", "warning", 1)
    await database.close()
