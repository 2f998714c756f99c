"""Places to speak, each with its own sequence of what was said in it."""

import asyncio

from domain.chat import Address, ChatKind
from storage.chat import chats
from storage.database import Database
from tests.storage.samples import ANA


async def test_a_chat_is_known_by_its_address(database: Database) -> None:
    topic = Address("telegram", "5", ChatKind.GROUP, thread="7")
    async with database.write() as session:
        assert await chats.find_chat(session, topic) is None
        first, second = await chats.open_chat(session, topic), await chats.open_chat(session, ANA)
        assert await chats.open_chat(session, topic) == first != second
        assert await chats.find_chat(session, topic) == first
        assert await chats.find_address(session, first) == topic
        assert await chats.find_chat(session, Address("telegram", "5")) is None


async def test_numbers_taken_at_the_same_moment_have_no_gaps_and_no_doubles(
    database: Database,
) -> None:
    async with database.write() as session:
        chat = await chats.open_chat(session, ANA)
        other = await chats.open_chat(session, Address("terminal", "bia"))

    async def take(chat_id: int) -> int:
        async with database.write() as session:
            return await chats.take_seq(session, chat_id)

    taken = await asyncio.gather(*(take(chat) for _ in range(12)), take(other))
    assert sorted(taken[:-1]) == list(range(1, 13))
    assert taken[-1] == 1


async def test_a_number_that_was_not_committed_is_given_again(database: Database) -> None:
    async with database.write() as session:
        chat = await chats.open_chat(session, ANA)
    async with database.open_write() as session:
        assert await chats.take_seq(session, chat) == 1
        await session.rollback()
    async with database.write() as session:
        assert await chats.take_seq(session, chat) == 1


async def test_two_who_open_a_chat_at_the_same_moment_open_one(database: Database) -> None:
    async def open_it() -> int:
        async with database.write() as session:
            return await chats.open_chat(session, ANA)

    await asyncio.gather(*(database.ping() for _ in range(4)))  # connected, they meet at the row
    assert len(set(await asyncio.gather(*(open_it() for _ in range(4))))) == 1
