"""The limits of a channel, kept by all couriers of all processes together."""

from __future__ import annotations

import asyncio

import pytest

from bot.workers.courier import Courier
from domain.channel import Pace
from domain.chat import Address, ChatKind
from domain.ports import SlowDown
from storage.database import Database
from tests.bot.workers.post_office import BIA, Post
from tests.clocks import FrozenClock


@pytest.mark.parametrize("paces", [{"post": Pace(per_second=3, chat_gap=1.0, group_gap=3.0)}])
async def test_the_channel_is_never_spoken_to_faster_than_it_takes(post: Post) -> None:
    await post.post("a1", "a2")
    for number in range(4):
        await post.post(f"c{number}", to=Address("post", f"chat-{number}"))
    assert await post.finish() == ["a1", "c0", "c1"], "three a second, one a chat"
    post.clock.turn(seconds=0.5)
    assert await post.finish() == []
    post.clock.turn(seconds=0.5)
    assert sorted(await post.finish()) == ["a2", "c2", "c3"]


@pytest.mark.parametrize("paces", [{"post": Pace(per_second=1, chat_gap=1.0, group_gap=3.0)}])
async def test_a_toast_counts_towards_no_limit(post: Post) -> None:
    await post.post("t1", text="", toast="Certo")
    await post.post("a1", "a2")
    assert await post.finish() == ["t1", "a1"]
    post.clock.turn(seconds=1)
    assert await post.finish() == ["a2"]


SLOW = Pace(per_second=30, chat_gap=1.0, group_gap=3.0)


@pytest.mark.parametrize("paces", [{"post": SLOW}])
async def test_two_couriers_keep_one_pace_in_a_chat(post: Post, clock: FrozenClock) -> None:
    await post.post("a", "b", "c")
    couriers = [post.courier, Courier(post.database, {"post": post.channel}, {"post": SLOW})]
    for said in ("a", "b", "c"):
        for courier in couriers:
            await courier.step()
        assert post.channel.taken[-1] == said
        clock.turn(seconds=1)
    assert post.channel.taken == ["a", "b", "c"]


NARROW = Pace(per_second=5, chat_gap=1.0, group_gap=3.0)


@pytest.mark.parametrize("paces", [{"post": NARROW}])
async def test_many_couriers_at_once_keep_one_pace_on_the_channel(
    post: Post, clock: FrozenClock
) -> None:
    for number in range(20):
        await post.post(f"e{number}", to=Address("post", f"chat-{number}"))
    url = post.database.url.render_as_string(hide_password=False)
    doors = [Database(url, clock) for _ in range(3)]  # each a process of its own
    couriers = [Courier(door, {"post": post.channel}, {"post": NARROW}) for door in doors]
    for second in range(4):
        while any(await asyncio.gather(*(courier.step() for courier in couriers))):
            pass
        assert len(post.channel.taken) == 5 * (second + 1)
        clock.turn(seconds=1)
    assert len(set(post.channel.taken)) == 20
    for door in doors:
        await door.close()


@pytest.mark.parametrize("paces", [{"post": NARROW}])
async def test_a_group_never_hears_more_than_twenty_in_a_minute(
    post: Post, clock: FrozenClock
) -> None:
    team = Address("post", "team", ChatKind.GROUP)
    await post.post(*(f"g{number}" for number in range(24)), to=team)
    heard = []
    for second in range(75):
        heard += [second] * len(await post.finish())
        clock.turn(seconds=1)
    assert len(heard) == 24
    assert max(sum(at <= other < at + 60 for other in heard) for at in heard) == 20


async def test_the_silence_that_a_channel_asked_of_one_courier_binds_them_all(
    post: Post, clock: FrozenClock
) -> None:
    post.channel.faults.append(SlowDown(7))
    await post.post("a")
    await post.post("b", to=BIA)
    await post.courier.step()
    await post.post("c")
    other = Courier(post.database, {"post": post.channel}, {})
    assert not await other.step()
    clock.turn(seconds=7)
    assert await other.step()
    assert set(post.channel.taken) >= {"a"}
