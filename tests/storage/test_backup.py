"""A backup is whole while others write; whoever starts on it dials nothing a second time."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from domain.order import Order, State
from storage import orders
from storage.backup import RESTORED, BadCopy, Holdings, back_up
from storage.database import Database
from storage.migrate import is_current
from storage.orders import OrderRow
from storage.restored import settle_restored
from storage.turns import TurnRow
from tests.clocks import FrozenClock
from tests.databases import on_sqlite
from tests.storage.samples import confirmed, proposed


def drafts(folder: Path) -> list[str]:
    return [path.name for path in folder.glob(".copy*")]


async def opened(path: Path, clock: FrozenClock) -> Database:
    return Database(f"sqlite+aiosqlite:///{path}", clock)


async def settled(database: Database) -> int | None:
    async with database.write() as session:
        return await settle_restored(session, database.clock.now())


async def row(database: Database, order: Order) -> OrderRow:
    async with database.read() as session:
        return await session.get_one(OrderRow, order.id)


@on_sqlite
async def test_a_copy_made_while_others_write_is_whole(
    database: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    made = [await proposed(database) for _ in range(20)]

    async def write_on() -> None:
        for order in made:
            async with database.write() as session:
                await orders.note(session, order, words="x" * 5000)

    held, _ = await asyncio.gather(back_up(database, tmp_path / "copy.db"), write_on())
    assert held.rows["orders"] == 20
    assert held.size == (tmp_path / "copy.db").stat().st_size
    copy = await opened(tmp_path / "copy.db", clock)
    assert await is_current(copy)
    async with copy.read() as session:
        found = await orders.list_by_asker(session, made[0].asker_id, limit=50)
    assert {order.id for order in found} == {order.id for order in made}
    await copy.close()


@on_sqlite
async def test_the_copy_is_its_owners_alone_and_its_name_is_never_half_a_file(
    database: Database, tmp_path: Path
) -> None:
    target = tmp_path / "copy.db"
    target.write_text("the backup of yesterday")
    held = await back_up(database, target)
    assert isinstance(held, Holdings)
    assert target.stat().st_mode & 0o777 == 0o600
    assert drafts(tmp_path) == []


@on_sqlite
async def test_a_copy_that_fails_leaves_the_old_one_as_it_was(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.db"
    target.write_text("the backup of yesterday")

    def damaged(*_: object) -> Holdings:
        raise BadCopy("SQLite finds the copy damaged")

    monkeypatch.setattr("storage.backup._verify", damaged)
    with pytest.raises(BadCopy):
        await back_up(database, target)
    assert target.read_text() == "the backup of yesterday"
    assert drafts(tmp_path) == []


async def test_what_is_no_database_of_ours_is_not_copied(
    clock: FrozenClock, tmp_path: Path
) -> None:
    sqlite3.connect(tmp_path / "empty.db").close()
    other = await opened(tmp_path / "empty.db", clock)
    with pytest.raises(sqlite3.Error):
        await back_up(other, tmp_path / "copy.db")
    await other.close()


async def restored(database: Database) -> int | None:
    """Start on a copy: on PostgreSQL a person writes the mark (docs/running.md)."""
    async with database.write() as session:
        session.add(TurnRow(name=RESTORED, owner="backup", until=database.clock.now()))
    return await settled(database)


async def test_what_may_have_been_dialled_since_is_looked_up_and_never_dialled(
    database: Database, clock: FrozenClock
) -> None:
    order = await confirmed(database)
    clock.turn(minutes=3)
    assert await restored(database) == 1
    found = await row(database, order)
    assert (found.state, found.submitted_at) == (State.SUBMITTING, order.confirmed_at)
    assert found.next_look_at == clock.now()
    async with database.write() as session:
        assert await orders.claim_confirmed(session, "worker", clock.now()) is None


async def test_an_order_for_later_waits_on_and_one_whose_moment_has_come_does_not(
    database: Database, clock: FrozenClock
) -> None:
    later = await confirmed(database, due_at=clock.now() + timedelta(hours=2))
    sooner = await confirmed(database, due_at=clock.now() + timedelta(minutes=2))
    clock.turn(minutes=3)
    assert await restored(database) == 1
    assert (await row(database, later)).state is State.CONFIRMED
    found = await row(database, sooner)
    assert (found.state, found.submitted_at) == (State.SUBMITTING, sooner.due_at)


async def test_an_open_question_may_have_been_answered_since_and_expires(
    database: Database,
) -> None:
    order = await proposed(database)
    assert await restored(database) == 0
    assert (await row(database, order)).state is State.EXPIRED


async def test_a_database_that_was_not_restored_is_left_alone_and_the_mark_counts_once(
    database: Database,
) -> None:
    order = await confirmed(database)
    assert await settled(database) is None
    assert (await row(database, order)).state is State.CONFIRMED
    assert await restored(database) == 1
    assert await settled(database) is None
