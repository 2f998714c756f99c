"""A backup is whole while others write; whoever starts on it dials nothing a second time."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from domain.chat import Content, Inbound, Press, Text
from domain.orders.order import Order, State
from storage.backup import RESTORED, BadCopy, Holdings, back_up
from storage.chat import inbound
from storage.chat.inbound import InboundRow
from storage.database import Database
from storage.migrate import is_current
from storage.orders import listing, orders
from storage.orders.orders import OrderRow
from storage.restored import settle_restored
from storage.turns import TurnRow
from tests.clocks import FrozenClock
from tests.databases import on_sqlite
from tests.storage.samples import ANA, confirmed, proposed


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
        found = await listing.list_by_asker(session, made[0].asker_id, limit=50)
    assert {order.id for order in found} == {order.id for order in made}
    await copy.close()


@on_sqlite
async def test_a_copy_comes_to_its_end_however_often_others_write(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order, steps = await proposed(database), list[int]()
    async with database.write() as session:
        await orders.note(session, order, words="x" * 8_000_000)

    def write(_status: int, left: int, _all: int) -> None:
        steps.append(left)
        if len(steps) < 50:
            with closing(sqlite3.connect(tmp_path / "ramal.db", isolation_level=None)) as other:
                other.execute("UPDATE chats SET last_seq = last_seq + 1")

    class Written(sqlite3.Connection):
        """Somebody else writes after each step of the copying."""

        def backup(self, target: sqlite3.Connection, **more: Any) -> None:
            super().backup(target, progress=write, **more)

    connect = partial(sqlite3.connect, factory=Written)
    monkeypatch.setattr("storage.backup.sqlite3.connect", connect)
    assert (await back_up(database, tmp_path / "copy.db")).size > 8_000_000
    assert len(steps) < 50, "each write began it anew"


@on_sqlite
async def test_a_folder_may_have_any_name(
    database: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    odd = tmp_path / "50% of #1?"
    odd.mkdir()
    await back_up(database, odd / "ramal.db")
    source = Database("sqlite+aiosqlite://", clock)
    source.url = source.url.set(database=str(odd / "ramal.db"))
    assert (await back_up(source, odd / "copy.db")).revision
    await source.close()


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


async def heard(database: Database, key: str, content: Content, *, yes: bool = False) -> int:
    said = Inbound(
        channel="terminal", account="", key=key, sender="ana", chat=ANA, content=content, yes=yes
    )
    async with database.write() as session:
        stored = await inbound.remember(session, said, database.clock.now())
    assert stored is not None
    return stored.id


async def test_a_yes_that_was_heard_and_not_answered_has_been_answered_since(
    database: Database,
) -> None:
    told = await heard(database, "1", Text("/ligar 11 99206-9730 Olá"), yes=True)
    await heard(database, "2", Press("again:abcdefghjkmnpqr"))
    await heard(database, "3", Press("look:abcdefghjkmnpqr"))
    assert await restored(database) == 0
    async with database.write() as session:
        first = await inbound.claim_next(session)
        assert first is not None
        assert (first.id, first.said.yes) == (told, False), "asked anew, and not dialled"
        await inbound.note_handled(session, told, database.clock.now())
        after = await inbound.claim_next(session)
    assert after is not None
    assert after.said.key == "3", "to call again anyway is a yes of its own"


async def test_what_was_answered_before_keeps_its_yes(database: Database) -> None:
    told = await heard(database, "1", Text("/ligar 11 99206-9730 Olá"), yes=True)
    async with database.write() as session:
        await inbound.note_handled(session, told, database.clock.now())
    await restored(database)
    async with database.read() as session:
        row = await session.get_one(InboundRow, told)
    assert (row.yes, row.fault) == (True, "")


async def test_a_database_that_was_not_restored_is_left_alone_and_the_mark_counts_once(
    database: Database,
) -> None:
    order = await confirmed(database)
    assert await settled(database) is None
    assert (await row(database, order)).state is State.CONFIRMED
    assert await restored(database) == 1
    assert await settled(database) is None
