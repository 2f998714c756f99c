"""The audit is added to and never changed; what was removed all the same is found."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from domain.people.audit import START, Act, Entry
from storage.database import Database
from storage.people.audit import begin_audit, find_fault, read_entries, write_entries
from tests.clocks import FrozenClock

KEY = "a key"


async def write(database: Database, *acts: Act) -> None:
    for act in acts:
        async with database.write() as session:
            entry = Entry(act=act, person_id=7, subject="order:12", detail={"kind": "call"})
            await write_entries(session, [entry], database.clock.now(), KEY)


async def fault(database: Database, *, key: str = KEY, head: str = "") -> str:
    async with database.read() as session:
        return await find_fault(session, key, head=head)


async def tamper(database: Database, *statements: str) -> None:
    """Somebody who owns the database sets its own guards aside."""
    async with database.engine.begin() as connection:
        if database.is_sqlite:
            await connection.execute(text("DROP TRIGGER audit_update"))
            await connection.execute(text("DROP TRIGGER audit_delete"))
        else:
            await connection.execute(text("ALTER TABLE audit DISABLE TRIGGER USER"))
        for statement in statements:
            await connection.execute(text(statement))
        if not database.is_sqlite:
            await connection.execute(text("ALTER TABLE audit ENABLE TRIGGER USER"))


async def test_what_was_written_is_read_in_its_order(
    database: Database, clock: FrozenClock
) -> None:
    await write(database, Act.ORDER_ASKED)
    clock.turn(hours=1)
    await write(database, Act.ORDER_CONFIRMED, Act.ORDER_SEEN)
    async with database.read() as session:
        found = [written async for written in read_entries(session)]
        late = [w async for w in read_entries(session, since=clock.now() - timedelta(minutes=1))]
    assert [w.number for w in found] == [1, 2, 3]
    assert [w.entry.act for w in late] == [Act.ORDER_CONFIRMED, Act.ORDER_SEEN]
    assert found[0].entry == Entry(
        act=Act.ORDER_ASKED, person_id=7, subject="order:12", detail={"kind": "call"}
    )
    assert await fault(database) == ""


async def test_the_database_itself_refuses_to_change_it(database: Database) -> None:
    await write(database, Act.ORDER_ASKED)
    for statement in ("UPDATE audit SET person_id = 8", "DELETE FROM audit"):
        with pytest.raises(DBAPIError, match="only added to"):
            async with database.engine.begin() as connection:
                await connection.execute(text(statement))
    assert await fault(database) == ""


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE audit SET person_id = 8 WHERE number = 2", "Entry 2 is not as it was written"),
        ("UPDATE audit SET detail = '{}' WHERE number = 1", "Entry 1 is not as it was written"),
        ("DELETE FROM audit WHERE number = 2", "Entry 2 is missing: after 1 comes 3."),
        ("DELETE FROM audit WHERE number = 3", "ended at entry 3; now it ends at 2."),
        ("DELETE FROM audit", "ended at entry 3; now it ends at 0."),
        ("DELETE FROM audit_head", "The note of where the audit ends is missing."),
    ],
)
async def test_what_was_tampered_with_is_found(
    database: Database, statement: str, found: str
) -> None:
    await write(database, Act.ORDER_ASKED, Act.ORDER_CONFIRMED, Act.ORDER_SEEN)
    await tamper(database, statement)
    assert found in await fault(database)


async def test_an_end_that_is_cut_off_with_its_note_lacks_our_seal(database: Database) -> None:
    await write(database, Act.ORDER_ASKED, Act.ORDER_CONFIRMED)
    await tamper(
        database,
        "DELETE FROM audit WHERE number = 2",
        "UPDATE audit_head SET number = 1, digest = (SELECT digest FROM audit WHERE number = 1)",
    )
    assert "was not written by this installation" in await fault(database)


async def test_an_audit_that_began_cannot_be_emptied_unseen(database: Database) -> None:
    assert await fault(database) == "It has not begun: Ramal was never started on this database."
    async with database.write() as session:
        await begin_audit(session, KEY)
    assert await fault(database) == ""
    await write(database, Act.ORDER_ASKED)
    emptied = f"UPDATE audit_head SET number = 0, digest = '{START}', seal = ''"  # noqa: S608
    await tamper(database, "DELETE FROM audit", emptied)
    assert await fault(database) != ""


async def test_a_noted_end_proves_that_nothing_was_cut_off(database: Database) -> None:
    await write(database, Act.ORDER_ASKED)
    async with database.read() as session:
        [first] = [written async for written in read_entries(session)]
    await write(database, Act.ORDER_CONFIRMED)
    assert await fault(database, head=first.digest) == ""
    assert "not in the audit any more" in await fault(database, head="f" * 64)


async def test_with_another_key_nothing_holds(database: Database) -> None:
    await write(database, Act.ORDER_ASKED)
    assert "Entry 1 is not as it was written" in await fault(database, key="another")


@pytest.mark.parametrize("value", ["5511992069730", "Olá", "a b", 12345678])
def test_neither_numbers_nor_words_of_people_fit_in(value: str | int) -> None:
    with pytest.raises(ValueError, match="words of ours"):
        Entry(act=Act.ORDER_ASKED, detail={"x": value})
    with pytest.raises(ValueError, match="words of ours"):
        Entry(act=Act.ORDER_ASKED, subject=f"order:{value}")
