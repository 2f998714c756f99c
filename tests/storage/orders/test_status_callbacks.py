"""Callbacks are durable before they are answered, and read once afterwards."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from storage.database import Database
from storage.orders import status_callbacks
from storage.orders.ingest.group_commit import CallbackIngest
from storage.orders.status_callbacks import RawCallback

RAW = RawCallback(
    token="token-1",
    trusted=True,
    content_type="application/json",
    query="a=1&b=%C3%A7",
    body=b'{"cd_status": "OK"}\x00\xff',
)


@pytest.fixture
async def take(database: Database) -> AsyncIterator[CallbackIngest]:
    opened = CallbackIngest(database)
    yield opened
    await opened.close()


async def stored(database: Database) -> list[RawCallback]:
    async with database.read() as session:
        return [
            RawCallback(
                token=row.token,
                trusted=row.trusted,
                content_type=row.content_type,
                query=row.query,
                body=row.body,
            )
            for row in await status_callbacks.list_callbacks(session)
        ]


async def test_once_it_is_taken_another_connection_sees_it_whole(
    database: Database, take: CallbackIngest
) -> None:
    assert await take(RAW) is True
    assert await stored(database) == [RAW]
    async with database.read() as session:
        [row] = await status_callbacks.list_callbacks(session)
    assert row.received_at == database.clock.now()
    assert (row.handled_at, row.note) == (None, "")


async def test_the_same_callback_again_is_known(database: Database, take: CallbackIngest) -> None:
    assert [await take(RAW) for _ in range(3)] == [True, False, False]
    assert len(await stored(database)) == 1


@pytest.mark.parametrize(
    "other",
    [
        replace(RAW, token="token-2"),
        replace(RAW, body=b""),
        replace(RAW, query=""),
        replace(RAW, trusted=False),
    ],
)
async def test_what_differs_in_any_part_is_another_callback(
    take: CallbackIngest, other: RawCallback
) -> None:
    assert [await take(RAW), await take(other)] == [True, True]


async def test_many_at_the_same_moment_are_all_stored(
    database: Database, take: CallbackIngest
) -> None:
    many = [replace(RAW, body=str(n % 20).encode()) for n in range(40)]
    new = await asyncio.gather(*(take(one) for one in many))
    assert sum(new) == 20
    assert {one.body for one in await stored(database)} == {str(n).encode() for n in range(20)}


async def test_callbacks_are_read_once_in_the_order_they_came(
    database: Database, take: CallbackIngest
) -> None:
    for body in (b"1", b"2"):
        await take(replace(RAW, body=body))
    read = []
    for _ in range(2):
        async with database.write() as session:
            raw = await status_callbacks.claim_callback(session)
            assert raw is not None
            read.append(raw.body)
            await status_callbacks.note_callback(session, raw.id, database.clock.now(), "kept")
    assert read == [b"1", b"2"]
    async with database.write() as session:
        assert await status_callbacks.claim_callback(session) is None
        kept = await status_callbacks.list_callbacks(session)
    assert [(row.note, row.handled_at) for row in kept] == [("kept", database.clock.now())] * 2


async def test_an_ingest_that_took_nothing_closes_too(database: Database) -> None:
    opened = CallbackIngest(database)
    await opened.close()
    assert await stored(database) == []
