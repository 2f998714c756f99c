"""The one door out: at least once, in order per chat, within the limits of the channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from bot.courier import HOLD, Courier
from bot.pace import Pace
from domain.chat import Address, Message
from domain.ports import ChannelDown, SlowDown, Undeliverable
from storage import outbox
from storage.database import Database
from storage.outbox import OutboxRow
from tests.clocks import FrozenClock
from tests.storage.samples import message

ANA, BIA = Address("post", "ana"), Address("post", "bia")


@dataclass
class Recorded:
    """A channel that remembers what it took and fails when told to."""

    name: str = "post"
    taken: list[str] = field(default_factory=list)
    edited: dict[str, str] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)
    faults: list[Exception] = field(default_factory=list)

    async def send(self, message: Message, edits: str, key: str) -> str:
        self.keys.append(key)
        if self.faults:
            raise self.faults.pop(0)
        self.taken.append(message.event)
        self.edited[message.event] = edits
        return f"m-{len(self.taken)}"


@dataclass
class Post:
    """A courier beside its outbox."""

    database: Database
    clock: FrozenClock
    channel: Recorded
    courier: Courier

    async def post(self, *events: str, to: Address = ANA, **more: str) -> None:
        async with self.database.write() as session:
            for event in events:
                await outbox.post(session, message(event, to, **more), self.clock.now())

    async def finish(self) -> list[str]:
        """Deliver all that is due now; what the channel took since the last time."""
        before = len(self.channel.taken)
        while await self.courier.step():
            pass
        return self.channel.taken[before:]

    async def row(self, number: int) -> OutboxRow:
        async with self.database.read() as session:
            return await session.get_one(OutboxRow, number)


@pytest.fixture
def paces() -> Mapping[str, Pace]:
    """No limits, unless a test says otherwise."""
    return {}


@pytest.fixture
def post(database: Database, clock: FrozenClock, paces: Mapping[str, Pace]) -> Post:
    channel = Recorded()
    return Post(database, clock, channel, Courier(database, {"post": channel}, paces))


async def test_every_message_goes_out_once_and_in_order_per_chat(post: Post) -> None:
    await post.post("a1", "a2")
    await post.post("b1", "b2", to=BIA)
    await post.post("a3")
    taken = await post.finish()
    assert [event for event in taken if event[0] == "a"] == ["a1", "a2", "a3"]
    assert [event for event in taken if event[0] == "b"] == ["b1", "b2"]
    assert await post.finish() == []
    sent = await post.row(1)
    assert (sent.delivery, sent.sent_at, sent.channel_key) == ("sent", post.clock.now(), "m-1")


async def test_many_chats_are_served_however_many_there_are(post: Post) -> None:
    for number in range(20):
        await post.post(f"e{number}", to=Address("post", f"chat-{number}"))
    assert len(await post.finish()) == 20


async def test_a_card_is_edited_under_the_channels_own_id(post: Post) -> None:
    await post.post("e1", "e2", card="abc")
    await post.finish()
    assert post.channel.edited == {"e1": "", "e2": "m-1"}


async def test_a_channel_that_asks_for_a_pause_gets_it_whole_and_loses_nothing(post: Post) -> None:
    await post.post("a1", "a2")
    await post.post("b1", to=BIA)
    post.channel.faults = [SlowDown(30)]
    assert await post.finish() == ["b1"], "it was in hand already"
    await post.post("b2", to=BIA)
    post.clock.turn(seconds=29)
    assert await post.finish() == []
    post.clock.turn(seconds=1)
    assert sorted(await post.finish()) == ["a1", "a2", "b2"]


async def test_a_channel_that_is_down_is_tried_again_after_growing_pauses(post: Post) -> None:
    await post.post("a1", "a2")
    post.channel.faults = [ChannelDown("away")] * 4
    pauses = []
    assert await post.finish() == []
    while not post.channel.taken:
        before = post.clock.now()
        while not await post.courier.step():
            post.clock.turn(seconds=1)
        pauses.append((post.clock.now() - before).total_seconds())
    assert pauses == [2, 4, 8, 16]
    assert await post.finish() == ["a2"]
    assert post.channel.keys[:5] == ["outbox:1"] * 5, "one key for every try of one message"
    assert (await post.row(1)).tries == 5


async def test_a_message_that_can_never_arrive_is_kept_and_the_next_one_goes_out(
    post: Post,
) -> None:
    await post.post("a1", "a2")
    post.channel.faults = [Undeliverable("blocked by the user")]
    assert await post.finish() == ["a2"]
    kept = await post.row(1)
    assert (kept.delivery, kept.fault, kept.sent_at) == (
        "failed",
        "blocked by the user",
        post.clock.now(),
    )


async def test_a_fault_of_the_channel_itself_is_survived_and_tried_again(post: Post) -> None:
    await post.post("a1")
    await post.post("b1", to=BIA)
    post.channel.faults = [ZeroDivisionError("+55 11 99206-9730")]
    assert await post.finish() == ["b1"]
    assert (await post.row(1)).fault == "ZeroDivisionError", "never its text: it may hold numbers"
    post.clock.turn(seconds=2)
    assert await post.finish() == ["a1"]


async def test_what_a_courier_had_in_hand_when_it_died_goes_out_later(post: Post) -> None:
    await post.post("a1", "a2")
    turn = outbox.Turn(channels={"post"}, busy=set(), hold=HOLD)
    async with post.database.write() as session:
        assert await outbox.claim_due(session, post.clock.now(), turn) is not None
    assert await post.finish() == []
    post.clock.turn(seconds=HOLD.total_seconds())
    assert await post.finish() == ["a1", "a2"]


async def test_a_channel_that_is_not_there_keeps_its_messages(post: Post) -> None:
    await post.post("e1", to=Address("pigeon", "ana"))
    assert await post.finish() == []
    assert (await post.row(1)).delivery == "waiting"


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


async def test_a_courier_that_was_paused_says_nothing_old_over_what_another_said(
    post: Post, clock: FrozenClock
) -> None:
    await post.post("old")
    held = await post.courier._take([])
    assert held is not None
    clock.turn(seconds=HOLD.total_seconds())
    other = Courier(post.database, {"post": post.channel}, {})
    while await other.step():
        pass
    await post.post("new")
    while await other.step():
        pass
    await post.courier._deliver(held)
    assert post.channel.taken == ["old", "new"]


async def test_a_late_word_on_a_message_that_another_took_changes_nothing(
    post: Post, clock: FrozenClock
) -> None:
    await post.post("news")
    held = await post.courier._take([])
    assert held is not None
    clock.turn(seconds=HOLD.total_seconds())
    other = await post.courier._take([])
    assert other is not None
    await post.courier._fail(held, "gone")
    await post.courier._retry_later(held, "down")
    row = await post.row(held.id)
    assert (row.delivery, row.tries, row.fault) == ("waiting", 0, "")
    async with post.database.write() as session:
        await outbox.note_sent(session, held, "m-1", clock.now())
        await outbox.note_sent(session, other, "m-2", clock.now())
    row = await post.row(held.id)
    assert (row.delivery, row.tries, row.channel_key) == ("sent", 1, "m-1")


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
