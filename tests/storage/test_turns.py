"""A turn is taken by one process at a time, and again only after its rest."""

from __future__ import annotations

from datetime import timedelta

from storage.database import Database
from storage.turns import list_resting, rest, take_turn

REST = timedelta(seconds=4)


async def took(database: Database, owner: str, *, after: float = 0) -> bool:
    now = database.clock.now() + timedelta(seconds=after)
    async with database.write() as session:
        return await take_turn(session, "records", owner, now, rest=REST)


async def test_of_two_processes_one_has_the_turn(database: Database) -> None:
    assert await took(database, "one")
    assert not await took(database, "two")
    assert not await took(database, "one"), "not even the same again"


async def test_the_next_turn_comes_after_the_rest_for_whoever_is_first(database: Database) -> None:
    assert await took(database, "one")
    assert not await took(database, "two", after=3.9)
    assert await took(database, "two", after=4)
    assert not await took(database, "one", after=5)


async def test_turns_of_other_names_do_not_matter(database: Database) -> None:
    assert await took(database, "one")
    async with database.write() as session:
        now = database.clock.now()
        assert await take_turn(session, "other", "two", now, rest=REST)


async def test_what_rests_does_so_for_the_longest_that_was_said(database: Database) -> None:
    now = database.clock.now()
    async with database.write() as session:
        await rest(session, "silence:telegram", now + timedelta(seconds=7))
        await rest(session, "silence:telegram", now + timedelta(seconds=3))
        await rest(session, "silence:web", now)
        await take_turn(session, "records", "one", now, rest=REST)
        assert await list_resting(session, "silence:", now) == {"telegram"}
        later = now + timedelta(seconds=7)
        assert await list_resting(session, "silence:", later) == set()
