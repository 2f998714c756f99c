"""The migrations make the schema that the code declares, on both databases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect

from storage import migrate
from storage.database import Database
from storage.schema import TABLES, metadata
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
    assert len(names) > len(TABLES)


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
