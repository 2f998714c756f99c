"""The one door out: at least once, in order per chat, and nothing old over what is newer."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.workers.courier import HOLD, LONGEST_SEND, Courier
from domain.chat import Address
from domain.ports import ChannelDown, SlowDown, Undeliverable
from storage.chat import outbox
from storage.chat.outbox import StoredMessage
from tests.bot.workers.post_office import BIA, Post
from tests.clocks import FrozenClock


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


async def test_what_a_paused_courier_leaves_is_taken_at_once(
    post: Post, clock: FrozenClock
) -> None:
    await post.post("news")
    held = await post.courier._take([])
    assert held is not None
    clock.turn(seconds=(HOLD - LONGEST_SEND).total_seconds())
    await post.courier._deliver(held)
    assert post.channel.taken == [], "its end might come after its hold"
    assert await post.finish() == ["news"]
    assert (await post.row(held.stored.id)).tries == 1


async def test_what_is_in_hand_goes_out_though_the_database_goes_away_before_the_next(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    await post.post("a1")
    await post.post("b1", to=BIA)
    claim = outbox.claim_due

    async def once(*asked: Any) -> StoredMessage | None:
        monkeypatch.setattr(outbox, "claim_due", gone)
        return await claim(*asked)

    async def gone(*_: Any) -> StoredMessage | None:
        raise ConnectionRefusedError

    monkeypatch.setattr(outbox, "claim_due", once)
    with pytest.raises(ConnectionRefusedError):
        await post.courier.step()
    assert post.channel.taken == ["a1"]
    assert (await post.row(1)).delivery == "sent"


async def test_what_was_sent_is_noted_when_the_database_is_back_and_not_said_again(
    post: Post, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await post.post("a1", "a2")
    note, away = outbox.note_sent, [ConnectionRefusedError()] * 3

    async def noted(*facts: Any) -> None:
        if away:
            raise away.pop()
        await note(*facts)

    monkeypatch.setattr(outbox, "note_sent", noted)
    step = asyncio.create_task(post.courier.step())
    while not step.done():
        if clock.rests:
            clock.turn(seconds=2)
        await asyncio.sleep(0)
    assert await step
    assert post.channel.taken == ["a1"]
    assert (await post.row(1)).delivery == "sent"
    assert await post.finish() == ["a2"]


async def test_a_note_that_is_wrong_is_a_fault_and_holds_up_no_other_message(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    await post.post("a1")
    await post.post("b1", to=BIA)
    note = outbox.note_sent

    async def noted(session: AsyncSession, message: StoredMessage, *facts: Any) -> None:
        if message.message.event == "a1":
            raise ZeroDivisionError
        await note(session, message, *facts)

    monkeypatch.setattr(outbox, "note_sent", noted)
    with pytest.raises(ZeroDivisionError):
        await post.courier.step()
    assert (await post.row(2)).delivery == "sent"


async def test_a_sending_without_end_is_given_up_and_tried_again(
    post: Post, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await post.post("a1")
    monkeypatch.setattr("bot.workers.courier.LONGEST_SEND", timedelta(0))
    send = post.channel.send

    async def hang(*_: Any) -> str:
        await asyncio.Event().wait()
        return ""

    monkeypatch.setattr(post.channel, "send", hang)
    assert await post.courier.step()
    assert (await post.row(1)).fault == "TimeoutError"
    monkeypatch.setattr("bot.workers.courier.LONGEST_SEND", LONGEST_SEND)
    monkeypatch.setattr(post.channel, "send", send)
    clock.turn(seconds=2)
    assert await post.finish() == ["a1"]


async def test_a_late_word_on_a_message_that_another_took_changes_nothing(
    post: Post, clock: FrozenClock
) -> None:
    await post.post("news")
    held = await post.courier._take([])
    assert held is not None
    clock.turn(seconds=HOLD.total_seconds())
    other = await post.courier._take([])
    assert other is not None
    await post.courier._fail(held.stored, "gone")
    await post.courier._retry_later(held.stored, "down")
    await post.courier._leave(held.stored)
    row = await post.row(held.stored.id)
    assert (row.delivery, row.tries, row.fault) == ("waiting", 0, "")
    assert row.next_try_at == other.stored.held_until
    async with post.database.write() as session:
        await outbox.note_sent(session, held.stored, "m-1", clock.now())
        await outbox.note_sent(session, other.stored, "m-2", clock.now())
    row = await post.row(held.stored.id)
    assert (row.delivery, row.tries, row.channel_key) == ("sent", 1, "m-1")
