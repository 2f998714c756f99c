from __future__ import annotations

import asyncio
import json

import pytest

from bot.channels.telegram import transport
from tests.bot.channels.telegram.telegram_world import open_channel, world
from tests.emulated.telegram_faults import hangs_up, keeps_silent


async def test_a_round_waits_for_somebody_to_speak():
    async with world() as one:
        await one.channel.start()
        waiting = asyncio.create_task(one.channel.step())
        await one.telegram.until(lambda: one.telegram.calls("getUpdates"))

        await one.telegram.type("oi")

        assert await waiting
        assert one.telegram.calls("getUpdates")[0]["timeout"] == "25"
        assert [said.content.text for said in one.memory.said] == ["oi"]


async def test_what_waits_already_is_answered_at_once_and_in_order():
    async with world() as one:
        for text in ("um", "dois", "três"):
            await one.telegram.type(text)

        assert await one.channel.step()

        assert [said.content.text for said in one.memory.said] == ["um", "dois", "três"]


async def test_only_what_is_stored_is_acknowledged():
    async with world() as one:
        await one.telegram.type("um")
        await one.channel.step_now()
        assert len(one.telegram.pending) == 1

        assert await one.channel.step_now() is False

        assert one.telegram.calls("getUpdates")[-1]["offset"] == "700000002"
        assert one.telegram.pending == []


async def test_nothing_is_acknowledged_while_it_cannot_be_stored():
    async with world() as one:
        await one.telegram.type("um")
        one.memory.broken = True
        with pytest.raises(OSError, match="away"):
            await one.channel.step_now()
        with pytest.raises(OSError, match="away"):
            await one.channel.step_now()
        assert len(one.telegram.pending) == 1

        one.memory.broken = False
        await one.channel.step_now()

        assert [said.content.text for said in one.memory.said] == ["um"]


async def test_a_batch_stored_half_way_goes_on_where_it_stopped():
    async with world() as one:
        await one.telegram.type("um")
        await one.telegram.type("dois")
        one.memory.stumbles_at = "dois"
        with pytest.raises(OSError, match="away"):
            await one.channel.step_now()

        one.memory.stumbles_at = ""
        await one.channel.step_now()

        assert one.telegram.calls("getUpdates")[-1]["offset"] == "700000002"
        assert [said.content.text for said in one.memory.said] == ["um", "dois"]


async def test_an_answer_lost_on_the_way_comes_again_and_is_heard_once():
    async with world() as one:
        await one.telegram.type("um")
        await one.channel.step_now()
        one.telegram.fail("getUpdates", hangs_up)

        assert await one.channel.step_now() is False
        assert await one.channel.step_now() is False

        assert len(one.memory.said) == 1


async def test_after_a_quiet_week_telegram_may_count_from_a_lower_number():
    async with world() as one:
        await one.telegram.type("antes")
        await one.hear()

        one.telegram._last_update = 5
        await one.telegram.type("depois")

        assert (await one.hear()).content.text == "depois"


async def test_an_odd_update_is_kept_and_does_not_hold_up_the_others():
    async with world() as one:
        await one.telegram.type("antes")
        await one.telegram.enqueue_raw({"update_id": 700000002, "message": {"oops": 1}})
        await one.telegram.enqueue_raw({"update_id": 700000003, "message": 7})
        one.telegram._last_update = 700000003
        await one.telegram.type("depois")

        await one.channel.step_now()

        assert [said.content.text for said in one.memory.said] == ["antes", "depois"]
        assert [kept.key for kept in one.memory.unread] == ["700000002", "700000003"]
        assert json.loads(one.memory.unread[0].raw)["message"] == {"oops": 1}
        assert one.memory.unread[0].account == one.telegram.bot_id


@pytest.mark.parametrize("odd", ["no update", 7, None, [], {"update_id": "x"}, {"message": {}}])
async def test_an_update_without_a_number_is_kept_and_makes_no_hot_loop(odd):
    async with world() as one:
        await one.telegram.enqueue_raw(odd)

        assert await one.channel.step_now() is False

        assert len(one.memory.unread[0].key) == 32


async def test_only_the_kinds_of_updates_that_are_used_are_asked_for():
    async with world() as one:
        await one.channel.step_now()

        await one.telegram.edit(3, "editado")
        await one.telegram.type("oi")

        assert (await one.hear()).content.text == "oi"
        assert one.memory.unread == []


async def test_the_newer_poller_wins_and_the_older_one_says_so(capsys):
    async with world() as one:
        await one.channel.start()
        older = asyncio.create_task(one.channel.step())
        await one.telegram.until(lambda: one.telegram.calls("getUpdates"))

        newer = open_channel(one.telegram, one.memory, one.clock)
        await newer.step_now()

        assert newer.up
        assert await older is False
        assert "another program polls" in "".join(capsys.readouterr())
        await newer.close()


async def test_a_server_that_keeps_silent_beyond_its_time_is_left(monkeypatch):
    monkeypatch.setattr(transport, "GRACE", 0.01)
    async with world() as one:
        await one.channel.start()
        one.telegram.fail("getUpdates", keeps_silent)

        assert await one.channel.step_now() is False

        assert not one.channel.up
