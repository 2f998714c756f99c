"""A link lets one person in once; only digests are stored."""

import asyncio

from sqlalchemy import text

from storage.database import Database
from storage.people import logins
from storage.people.logins import LINK_LIFE, SESSION_LIFE
from tests.clocks import FrozenClock


async def link(database: Database) -> str:
    async with database.write() as session:
        return await logins.open_link(session, "web:ana", database.clock.now())


async def use(database: Database, token: str) -> str | None:
    async with database.write() as session:
        return await logins.use_link(session, token, database.clock.now())


async def who(database: Database, cookie: str) -> str | None:
    async with database.read() as session:
        return await logins.find_session(session, cookie, database.clock.now())


async def test_a_link_opens_one_session_for_its_person(database: Database) -> None:
    token = await link(database)
    cookie = await use(database, token)
    assert cookie is not None
    assert await who(database, cookie) == "web:ana"
    assert await use(database, token) is None
    assert await use(database, "never made") is None
    assert await who(database, token) is None


async def test_of_two_browsers_with_one_link_one_gets_in(database: Database) -> None:
    token = await link(database)
    cookies = await asyncio.gather(use(database, token), use(database, token))
    assert len([cookie for cookie in cookies if cookie]) == 1


async def test_a_link_lives_ten_minutes_and_a_session_a_month(
    database: Database, clock: FrozenClock
) -> None:
    late, in_time = await link(database), await link(database)
    clock.turn(seconds=LINK_LIFE.total_seconds() - 1)
    cookie = await use(database, in_time)
    assert cookie is not None
    clock.turn(seconds=1)
    assert await use(database, late) is None
    for _ in range(5):
        clock.turn(seconds=(SESSION_LIFE.total_seconds() - 2) / 5)
        assert await who(database, cookie) == "web:ana"
        async with database.write() as session:
            await logins.note_use(session, cookie, clock.now())
    clock.turn(seconds=1)
    assert await who(database, cookie) is None


async def test_a_stolen_database_opens_no_door(database: Database) -> None:
    token = await link(database)
    cookie = await use(database, token)
    async with database.read() as session:
        rows = [
            str(tuple(row))
            for table in ("login_links", "web_sessions")
            for row in await session.execute(text(f"SELECT * FROM {table}"))  # noqa: S608 - ours
        ]
    assert len(rows) == 2
    assert not any(secret in row for row in rows for secret in (token, str(cookie)))
