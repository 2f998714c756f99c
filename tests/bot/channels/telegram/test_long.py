from __future__ import annotations

import pytest

from domain.chat import Button
from domain.ports import ChannelDown, Undeliverable
from tests.bot.channels.telegram.telegram_world import acquainted_with_ana
from tests.emulated.telegram_faults import BAD_GATEWAY, BLOCKED, works

YES_NO_LATER = (Button("Sim", "yes:abc"), Button("Não", "no:abc"), Button("Depois", "later"))


async def test_a_long_text_is_said_in_parts_and_only_the_last_has_buttons():
    async with acquainted_with_ana() as one:
        lines = [f"linha {number} " + "x" * 80 for number in range(120)]

        key = await one.say("\n".join(lines), buttons=YES_NO_LATER)

        shown = one.telegram.chat()
        assert "\n".join(part.text for part in shown) == "\n".join(lines)
        assert [part.buttons for part in shown] == [[], [], ["Sim", "Não", "Depois"]]
        assert key == str(shown[-1].message_id)


async def test_a_long_text_stopped_half_way_goes_on_there():
    async with acquainted_with_ana() as one:
        text = "a" * 4000 + "\n" + "b" * 4000

        one.telegram.fail("sendMessage", works, BAD_GATEWAY)
        with pytest.raises(ChannelDown):
            await one.say(text, key="outbox:7")
        assert [shown.text[0] for shown in one.telegram.chat()] == ["a"]

        await one.say(text, key="outbox:7")

        assert [shown.text[0] for shown in one.telegram.chat()] == ["a", "b"]


async def test_a_long_text_that_was_given_up_is_forgotten():
    async with acquainted_with_ana() as one:
        text = "a" * 4000 + "\n" + "b" * 4000
        one.telegram.fail("sendMessage", works, BLOCKED)
        with pytest.raises(Undeliverable):
            await one.say(text, key="outbox:7")

        await one.say(text, key="outbox:7")

        assert [shown.text[0] for shown in one.telegram.chat()] == ["a", "a", "b"]


async def test_a_card_that_grew_too_long_goes_on_in_a_new_message():
    async with acquainted_with_ana() as one:
        card = await one.say("curto", card="order:1", buttons=YES_NO_LATER)

        last = await one.say(
            "a" * 4000 + "\n" + "b" * 4000, card="order:1", edits=card, buttons=YES_NO_LATER
        )

        first, second = one.telegram.chat()
        assert (first.text[0], first.edited, first.buttons) == ("a", True, [])
        assert (second.text[0], second.buttons) == ("b", ["Sim", "Não", "Depois"])
        assert last == str(second.message_id)
