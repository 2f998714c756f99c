"""Group commit: few transactions for many callbacks, each answered once its own is durable."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator

import pytest

from storage.database import Database
from storage.orders.ingest import group_commit
from storage.orders.ingest.group_commit import CallbackIngest, IngestDown, IngestFull
from tests.storage.orders.ingest.ingesting import callback, locked, outcomes, stored, transactions


@pytest.fixture
async def take(database: Database) -> AsyncIterator[CallbackIngest]:
    opened = CallbackIngest(database)
    yield opened
    await opened.close()


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
    monkeypatch.setattr(group_commit, "LARGEST_BATCH", 10)
    assert await outcomes(take, [callback(str(n)) for n in range(35)]) == [True] * 35
    assert await transactions(database) == 4


async def test_each_sender_learns_whether_its_own_was_new_also_within_a_batch(
    database: Database, take: CallbackIngest
) -> None:
    assert await take(callback("old"))
    told = await outcomes(take, map(callback, ["a", "a", "old", "b", "a", "b"]))
    assert told == [True, False, False, True, False, False]
    assert await stored(database) == ["old", "a", "b"]


async def test_when_too_many_wait_the_next_is_sent_away_and_may_come_again(
    database: Database, take: CallbackIngest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(group_commit, "WAITING_AT_MOST", 2)
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
