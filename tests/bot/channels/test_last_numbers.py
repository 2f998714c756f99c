"""However many pages are open and however often the bell rings, they ask the database together."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

import pytest

from bot.bell import Bell
from bot.channels.last_numbers import LastNumbers
from bot.dispatch import Dispatch
from bot.runtime import Current
from domain.chat import Address
from storage.database import Database
from tests.bot.test_dispatch import HOME, RULES, said

PAGES = [Address("web", f"v{n}") for n in range(1_000)]


async def test_a_thousand_pages_that_a_bell_woke_are_one_question() -> None:
    """Before, each of them read its whole history: four statements a page, for every bell."""
    asked: list[int] = []

    async def load(chats: Sequence[Address]) -> Mapping[Address, int]:
        asked.append(len(chats))
        return {PAGES[7]: 3}

    numbers = LastNumbers(load)
    found = await asyncio.gather(*(numbers.of(page) for page in PAGES), numbers.of(PAGES[7]))
    # Not one for each page, however the machine lets them come to ask.
    assert (sum(asked), len(asked) <= 3) == (1_000, True)
    assert (found[7], found[8], found[-1]) == (3, 0, 3)


async def test_who_asks_while_an_answer_is_made_gets_the_next_one() -> None:
    """What was written after the question was begun is not missed."""
    begun, go_on, last = asyncio.Event(), asyncio.Event(), [1]

    async def load(chats: Sequence[Address]) -> Mapping[Address, int]:
        found = dict.fromkeys(chats, last[0])
        begun.set()
        await go_on.wait()
        return found

    numbers = LastNumbers(load)
    first = asyncio.create_task(numbers.of(HOME))
    await begun.wait()
    last[0] = 2
    second = asyncio.create_task(numbers.of(HOME))
    await asyncio.sleep(0)
    go_on.set()
    assert (await first, await second) == (1, 2)


async def test_a_fault_is_told_to_everybody_and_the_next_question_is_asked_anew() -> None:
    faults = [ConnectionError()]

    async def load(chats: Sequence[Address]) -> Mapping[Address, int]:
        if faults:
            raise faults.pop()
        return dict.fromkeys(chats, 5)

    numbers = LastNumbers(load)
    failed = await asyncio.gather(numbers.of(HOME), numbers.of(PAGES[0]), return_exceptions=True)
    assert all(isinstance(one, ConnectionError) for one in failed)
    assert await numbers.of(HOME) == 5


async def test_the_database_knows_the_last_line_of_each_chat(database: Database) -> None:
    dispatch = Dispatch(database, Current(RULES), Bell())
    await dispatch.receive(said("k1"))
    await dispatch.receive(said("k2"))
    assert await dispatch.list_last_numbers([HOME, *PAGES]) == {HOME: 2}


async def test_who_left_before_the_answer_disturbs_nobody() -> None:
    async def load(chats: Sequence[Address]) -> Mapping[Address, int]:
        return dict.fromkeys(chats, 1)

    numbers = LastNumbers(load)
    leaves = asyncio.create_task(numbers.of(HOME))
    stays = asyncio.create_task(numbers.of(HOME))
    await asyncio.sleep(0)
    leaves.cancel()
    assert await stays == 1
    with pytest.raises(asyncio.CancelledError):
        await leaves
