"""In a restored copy nothing works that lets somebody in once: it may have done so since."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from storage.backup import RESTORED
from storage.chat import chats
from storage.database import Database
from storage.people import people
from storage.restored import settle_restored
from storage.schema import column_named, metadata
from storage.turns import TurnRow
from tests.storage.filled import fill
from tests.storage.samples import ANA


def single_use() -> list[str]:
    """The tables whose rows are used once."""
    return [table.name for table in metadata().sorted_tables if "used_at" in table.columns]


async def test_every_table_of_ways_in_that_work_once_is_closed(database: Database) -> None:
    now = database.clock.now()
    async with database.write() as session:
        await people.open_person(session, "terminal:ana", locale="pt-BR")
        await chats.open_chat(session, ANA)
        unused = {f"{table}.used_at": None for table in single_use()}
        later = {f"{table}.expires_at": now + timedelta(hours=1) for table in single_use()}
        await fill(session, now, unused | later)
        session.add(TurnRow(name=RESTORED, owner="backup", until=now))
    async with database.write() as session:
        assert await settle_restored(session, now) is not None
    async with database.read() as session:
        for table in single_use():
            used, expires = (column_named(f"{table}.{name}") for name in ("used_at", "expires_at"))
            open_ones = select(used).where(used.is_(None), expires > now)
            assert (await session.execute(open_ones)).all() == [], table
    assert single_use() == ["login_links", "invitations", "link_codes"]
