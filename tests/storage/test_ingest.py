"""Group commit: few transactions for many callbacks, and nobody pays for another's fault."""

from __future__ import annotations

import asyncio
import sqlite3
import struct
import threading
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from storage import callbacks, ingest
from storage.callbacks import RawCallback
from storage.database import Database
from storage.ingest import Batch, CallbackIngest, IngestDown, IngestFull, IngestRefused
from storage.ingest_postgres import PostgresWriter
from storage.ingest_sqlite import SqliteWriter

SOON = 0.05  # for a writer that waits for a lock which nobody releases


def callback(body: str, **changes: Any) -> RawCallback:
    plain = RawCallback(
        token="token-1", trusted=True, content_type="text/plain", query="", body=body.encode()
    )
    return replace(plain, **changes)


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


async def outcomes(take: CallbackIngest, many: Iterable[RawCallback]) -> list[object]:
    """What each was told, all asked in the same moment; of an exception, its type."""
    told = await asyncio.gather(*(take(one) for one in many), return_exceptions=True)
    return [type(one) if isinstance(one, Exception) else one for one in told]


async def stored(database: Database) -> list[str]:
    async with database.read() as session:
        return [row.body.decode() for row in await callbacks.list_callbacks(session)]


async def transactions(database: Database) -> int:
    """How many transactions stored the callbacks: the databases themselves know."""
    if not database.is_sqlite:
        async with database.read() as session:
            query = text("SELECT count(DISTINCT xmin::text) FROM callbacks")
            return int((await session.execute(query)).scalar_one())
    # A frame of SQLite's log that ends a transaction holds the file's size, any other a zero.
    log = await asyncio.to_thread(Path(f"{database.url.database}-wal").read_bytes)
    frame = 24 + struct.unpack_from(">I", log, 8)[0]
    return sum(struct.unpack_from(">I", log, at + 4)[0] > 0 for at in range(32, len(log), frame))


@asynccontextmanager
async def locked(database: Database) -> AsyncIterator[None]:
    """Somebody else holds the lock that a callback needs."""
    async with database.open_write() as session:
        statement = "SELECT 1" if database.is_sqlite else "LOCK TABLE callbacks IN EXCLUSIVE MODE"
        await session.execute(text(statement))
        yield


async def test_many_at_once_share_a_few_transactions(
    database: Database, take: CallbackIngest
) -> None:
    many = [callback(str(n)) for n in range(200)]
    assert await outcomes(take, many) == [True] * 200
    assert await stored(database) == [str(n) for n in range(200)]
    assert await transactions(database) == 1


async def test_those_that_come_during_a_commit_share_the_next_one(
    database: Database, take: CallbackIngest
) -> None:
    async with locked(database):
        first = asyncio.create_task(take(callback("first")))
        await database.ping()
        others = [asyncio.create_task(take(callback(str(n)))) for n in range(50)]
        await database.ping()
        assert not first.done()
    assert await asyncio.gather(first, *others) == [True] * 51
    assert await transactions(database) == 2


async def test_a_flood_is_committed_in_batches_of_a_bounded_size(
    database: Database, take: CallbackIngest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest, "LARGEST_BATCH", 10)
    assert await outcomes(take, [callback(str(n)) for n in range(35)]) == [True] * 35
    assert await transactions(database) == 4


async def test_each_sender_learns_whether_its_own_was_new_also_within_a_batch(
    database: Database, take: CallbackIngest
) -> None:
    assert await take(callback("old"))
    told = await outcomes(take, map(callback, ["a", "a", "old", "b", "a", "b"]))
    assert told == [True, False, False, True, False, False]
    assert await stored(database) == ["old", "a", "b"]


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


async def test_when_too_many_wait_the_next_is_sent_away_and_may_come_again(
    database: Database, take: CallbackIngest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest, "WAITING_AT_MOST", 2)
    many = [callback(str(n)) for n in range(3)]
    assert await outcomes(take, many) == [True, True, IngestFull]
    assert await take(many[2]) is True
    assert len(await stored(database)) == 3


async def test_a_lock_that_is_released_in_time_costs_nobody_anything(
    database: Database, take: CallbackIngest
) -> None:
    async with locked(database):
        waiting = asyncio.create_task(take(callback("patient")))
        await database.ping()  # the loop goes on meanwhile
        assert not waiting.done()
    assert await waiting is True


async def test_a_lock_that_is_not_released_sends_all_away_and_they_may_come_again(
    database: Database, hasty: CallbackIngest
) -> None:
    many = [callback(str(n)) for n in range(10)]
    async with locked(database):
        assert await outcomes(hasty, many) == [IngestDown] * 10
        assert await outcomes(hasty, many) == [IngestDown] * 10
    assert await stored(database) == []
    assert await outcomes(hasty, many) == [True] * 10


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
    assert told[0] in (True, IngestDown, IngestRefused)
    assert told[1] is True
    assert set(await stored(database)) >= {"before", "on"}


async def test_who_leaves_takes_nothing_with_him(database: Database, take: CallbackIngest) -> None:
    async with locked(database):
        tasks = [asyncio.create_task(take(callback(str(n)))) for n in range(5)]
        await database.ping()
        tasks[0].cancel()
        tasks[3].cancel()
        told = asyncio.gather(*tasks, return_exceptions=True)
        await database.ping()
    kinds = [type(one) for one in await told]
    assert kinds == [asyncio.CancelledError, bool, bool, asyncio.CancelledError, bool]
    assert await take(callback("3")) is False
    assert len(await stored(database)) == 5


async def test_closing_finishes_and_answers_what_waits_and_takes_no_more(
    database: Database,
) -> None:
    take = CallbackIngest(database)
    waiting = [asyncio.create_task(take(callback(str(n)))) for n in range(300)]
    await asyncio.sleep(0)
    await take.close()
    assert [task.result() for task in waiting] == [True] * 300
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("ingest")]
    with pytest.raises(IngestDown):
        await take(callback("late"))
    await take.close()
    assert len(await stored(database)) == 300


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
