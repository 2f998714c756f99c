"""The line before SQLite's write lock: who is urgent goes first, and nobody waits for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from storage.write_line import IN_A_ROW, Rank, WriteLine

RANKS = {"!": Rank.URGENT, "~": Rank.BULK}


async def take(line: WriteLine, took: list[str], name: str) -> None:
    async with line.take(RANKS.get(name[0], Rank.USUAL)):
        took.append(name)
        await asyncio.sleep(0)


async def order_of(line: WriteLine, names: Sequence[str]) -> list[str]:
    """The order in which these take the line, all waiting; "!" marks who is urgent, "~" a flood."""
    took: list[str] = []
    async with line.take():
        waiting = [asyncio.create_task(take(line, took, name)) for name in names]
        await asyncio.sleep(0)
    await asyncio.gather(*waiting)
    return took


async def test_who_comes_first_is_served_first() -> None:
    assert await order_of(WriteLine(), ["a", "b", "c"]) == ["a", "b", "c"]


async def test_an_alert_waits_for_the_present_writer_only() -> None:
    assert await order_of(WriteLine(), ["a", "b", "!alert"]) == ["!alert", "a", "b"]


async def test_many_alerts_leave_room_for_the_others() -> None:
    urgent = [f"!{n}" for n in range(IN_A_ROW * 2)]
    took = await order_of(WriteLine(), ["a", "b", *urgent])
    assert took.index("a") == IN_A_ROW
    assert took.index("b") == 2 * IN_A_ROW + 1


async def test_a_flood_comes_after_everybody_and_still_comes() -> None:
    assert await order_of(WriteLine(), ["~1", "a", "!x"]) == ["!x", "a", "~1"]
    many = [f"a{n}" for n in range(IN_A_ROW * 2)]
    assert (await order_of(WriteLine(), ["~1", *many])).index("~1") == IN_A_ROW


async def test_nobody_slips_in_before_those_who_wait() -> None:
    line, took = WriteLine(), list[str]()
    async with line.take():
        waits = asyncio.create_task(take(line, took, "waits"))
        await asyncio.sleep(0)
    late = asyncio.create_task(take(line, took, "late"))
    await asyncio.gather(waits, late)
    assert took == ["waits", "late"]


async def test_who_gives_up_waiting_holds_nobody_up() -> None:
    line, took = WriteLine(), list[str]()
    async with line.take():
        gives_up, waits = (
            asyncio.create_task(take(line, took, "gives up")),
            asyncio.create_task(take(line, took, "waits")),
        )
        await asyncio.sleep(0)
        gives_up.cancel()
        await asyncio.wait([gives_up])
    await waits
    assert took == ["waits"]


async def test_who_gives_up_as_the_line_is_passed_on_passes_it_on() -> None:
    line, took = WriteLine(), list[str]()
    async with line.take():
        gives_up, waits = (
            asyncio.create_task(take(line, took, "gives up")),
            asyncio.create_task(take(line, took, "waits")),
        )
        await asyncio.sleep(0)
    gives_up.cancel()  # the line is its own by now, but it does not know yet
    await asyncio.wait([gives_up])
    await waits
    assert took == ["waits"]
