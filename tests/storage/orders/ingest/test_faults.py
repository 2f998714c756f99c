"""What goes wrong while callbacks are stored costs only those it is about, and only for a while."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from storage.database import Database
from storage.orders.ingest.group_commit import Batch, CallbackIngest, IngestDown, IngestRefused
from storage.orders.ingest.postgres import PostgresWriter
from storage.orders.ingest.sqlite import SqliteWriter
from tests.storage.orders.ingest.ingesting import callback, locked, outcomes, stored

SOON = 0.05  # for a writer that waits for a lock which nobody releases


@pytest.fixture
async def take(database: Database) -> AsyncIterator[CallbackIngest]:
    opened = CallbackIngest(database)
    yield opened
    await opened.close()


@pytest.fixture
async def hasty(database: Database) -> AsyncIterator[CallbackIngest]:
    """One that soon gives up waiting for a lock."""
    writer = SqliteWriter if database.is_sqlite else PostgresWriter
    opened = CallbackIngest(database, writer(database, SOON))
    yield opened
    await opened.close()


@pytest.mark.parametrize(
    "poison",
    [
        {"token": "\x00"},
        {"content_type": "\udcff"},
        {"query": "\udcff"},
        {"content_type": None},
    ],
)
async def test_what_cannot_be_stored_fails_alone(
    database: Database, take: CallbackIngest, poison: dict[str, Any]
) -> None:
    # Only PostgreSQL refuses a zero byte; there it must fail alone like the others.
    refused = IngestRefused if poison != {"token": "\x00"} or not database.is_sqlite else True
    many = [callback(str(n)) for n in range(40)]
    many[7] = many[30] = replace(many[7], **poison)
    told = await outcomes(take, many)
    assert told.pop(30) in (IngestRefused, False)
    assert told.pop(7) is refused
    assert told == [True] * 38
    assert len(await stored(database)) == 38 + (refused is True)
    assert await take(callback("afterwards"))


async def test_what_is_refused_is_told_by_the_kind_of_error_and_not_by_its_content(
    take: CallbackIngest,
) -> None:
    told: list[Batch] = []
    take.told = told.append
    with pytest.raises(IngestRefused) as caught:
        await take(callback("secret", content_type="secret \udcff"))
    assert "secret" not in str(caught.value)
    await take(callback("good"))
    assert [(batch.new, "Error" in batch.fault) for batch in told] == [(0, True), (1, False)]


async def test_a_lock_that_is_not_released_sends_all_away_and_they_may_come_again(
    database: Database, hasty: CallbackIngest
) -> None:
    many = [callback(str(n)) for n in range(10)]
    async with locked(database):
        assert await outcomes(hasty, many) == [IngestDown] * 10
        assert await outcomes(hasty, many) == [IngestDown] * 10
    assert await stored(database) == []
    for _ in range(20):  # a busy machine may need longer for one try than this writer waits
        told = await outcomes(hasty, many)
        if IngestDown not in told:
            break
    assert {*told} <= {True, False}
    assert len(await stored(database)) == 10


class SmallDisk(SqliteWriter):
    """SQLite itself says that the disk is full as long as its file may not grow."""

    full = False

    def _connect(self) -> sqlite3.Connection:
        connection = super()._connect()
        if self.full:
            connection.execute("PRAGMA max_page_count = 1")  # SQLite takes it as: as now
        return connection


@asynccontextmanager
async def no_room(database: Database, take: CallbackIngest) -> AsyncIterator[None]:
    """SQLite has no room left; PostgreSQL may write nothing."""
    if isinstance(take._writer, SmallDisk):
        take._writer.full = True
        yield
        take._writer.full = False
        return
    name = database.url.database
    for mode in ("on", "off"):
        async with database.write() as session:
            await session.execute(text("SET TRANSACTION READ WRITE"))
            await session.execute(
                text(f'ALTER DATABASE "{name}" SET default_transaction_read_only = {mode}')
            )
        await database.engine.dispose()
        if mode == "on":
            yield


async def test_a_database_that_can_write_nothing_sends_all_away_until_it_can(
    database: Database,
) -> None:
    writer = SmallDisk(database) if database.is_sqlite else PostgresWriter(database)
    take = CallbackIngest(database, writer)
    faults: list[str] = []
    take.told = lambda batch: faults.append(batch.fault)
    many = [callback(str(n) * 5000) for n in range(10)]
    async with no_room(database, take):
        assert await outcomes(take, many) == [IngestDown] * 10
        assert await outcomes(take, many) == [IngestDown] * 10
    assert await outcomes(take, many) == [True] * 10
    assert len(await stored(database)) == 10
    assert len(faults) == 3
    assert faults[2] == ""
    await take.close()


async def cut_off(database: Database, take: CallbackIngest) -> None:
    """The writer's connection is gone: the server ended it, or the file was closed."""
    writer = take._writer
    if isinstance(writer, SqliteWriter):
        assert writer._connection is not None
        await asyncio.wrap_future(writer._thread.submit(writer._connection.close))
        return
    async with database.write() as session:
        await session.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )


async def test_after_its_connection_was_cut_the_writer_finds_the_database_again(
    database: Database, take: CallbackIngest
) -> None:
    assert await take(callback("before"))
    await cut_off(database, take)
    told = [*(await outcomes(take, [callback("after")])), *(await outcomes(take, [callback("on")]))]
    # What was asked before the loop heard of the cut may be sent away; never is anything lost.
    assert told[0] in (True, IngestDown)
    assert told[1] is True
    assert set(await stored(database)) >= {"before", "on"}


async def test_what_a_listener_does_wrong_does_not_stop_the_writer(
    database: Database, take: CallbackIngest
) -> None:
    wrong: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, told: wrong.append(told))

    def listener(_batch: Batch) -> None:
        raise BrokenPipeError

    take.told = listener
    assert [await take(callback(str(n))) for n in range(3)] == [True] * 3
    assert len(wrong) >= 2
    assert len(await stored(database)) == 3
