from __future__ import annotations

import json

import pytest

from bot.channels.telegram.channel import TelegramBackend, TelegramChannel, TelegramSettings
from tests.bot.channels.telegram.telegram_world import MENU, SECRET, Memory, RestingClock, world
from tests.emulated.telegram_faults import (
    BAD_GATEWAY,
    OTHER_POLLER,
    UNAUTHORIZED,
    hangs_up,
    refuses,
    says,
    too_many,
)


async def test_the_bot_learns_its_own_id_and_everything_said_to_it_names_that_account():
    async with world() as one:
        await one.channel.start()
        await one.telegram.type("oi")

        said = await one.hear()

        assert one.channel.up
        assert one.channel.name == "telegram"
        assert said.account == one.telegram.bot_id


async def test_the_menu_speaks_portuguese_to_everybody_and_english_to_the_english():
    async with world() as one:
        await one.channel.start()

        assert one.telegram.chats.menus == {
            "": MENU["pt-BR"],
            "pt": MENU["pt-BR"],
            "en": MENU["en"],
        }


async def test_a_menu_that_telegram_refuses_costs_only_the_menu():
    async with world() as one:
        one.telegram.fail("setMyCommands", refuses(400, "Bad Request: BOT_COMMAND_INVALID"))

        await one.channel.start()

        assert one.channel.up
        assert one.telegram.chats.menus == {}


async def test_polling_takes_down_a_webhook_that_was_left_behind():
    async with world() as one:
        one.telegram.webhook = {"url": "https://elsewhere.test/hook"}

        await one.channel.start()

        assert one.telegram.webhook == {}


async def test_a_webhook_is_set_with_a_token_that_is_not_the_secret():
    async with world(webhook_url="https://ramal.test/", webhook_secret=SECRET) as one:
        await one.channel.start()

        webhook = one.telegram.webhook
        assert webhook["url"].startswith("https://ramal.test/telegram/")
        assert len(webhook["secret_token"]) == 32
        assert SECRET not in str(webhook)
        assert webhook["secret_token"] not in webhook["url"]
        assert json.loads(webhook["allowed_updates"]) == ["message", "callback_query"]


async def test_a_webhook_without_a_secret_is_not_accepted():
    with pytest.raises(ValueError, match="secret"):
        async with world(webhook_url="https://ramal.test"):
            pass


async def test_the_settings_never_print_their_secrets():
    shown = repr(TelegramSettings(token="110201543:AAHdq", webhook_secret=SECRET))

    assert "AAHdq" not in shown
    assert SECRET not in shown


@pytest.mark.parametrize(
    "fault", [BAD_GATEWAY, hangs_up, UNAUTHORIZED, too_many(7), says("{}"), says('{"result": []}')]
)
async def test_starting_never_raises_and_is_done_again_by_the_next_step(fault):
    async with world() as one:
        one.telegram.fail("getMe", fault)

        await one.channel.start()
        assert not one.channel.up

        await one.telegram.type("oi")
        assert await one.channel.step_now()
        assert one.channel.up
        assert [said.key for said in one.memory.said] == ["700000001"]


async def test_nothing_listens_at_the_address_and_the_program_lives():
    memory, clock = Memory(), RestingClock()
    channel = TelegramChannel(
        TelegramSettings(token="1:a", api_url="http://127.0.0.1:1"),
        TelegramBackend(
            receive=memory.receive,
            keep_unread=memory.keep_unread,
            find_sound=memory.find_sound,
            find_picture=memory.find_picture,
            known_as=memory.note_name,
        ),
        clock,
        menu=MENU,
    )

    await channel.start()
    assert await channel.step() is False

    assert not channel.up
    await channel.close()


async def test_a_failed_round_rests_longer_each_time_up_to_a_minute():
    async with world() as one:
        one.telegram.fail("getUpdates", *[BAD_GATEWAY] * 8)

        for _ in range(8):
            assert await one.channel.step() is False

        assert one.clock.rested == [2, 4, 8, 16, 32, 60, 60, 60]
        assert not one.channel.up


async def test_one_good_round_ends_the_bad_times():
    async with world() as one:
        one.telegram.fail("getUpdates", BAD_GATEWAY, BAD_GATEWAY)
        await one.channel.step()
        await one.channel.step()
        await one.channel.step_now()
        assert one.channel.up

        one.telegram.fail("getUpdates", hangs_up)
        await one.channel.step()

        assert one.clock.rested == [2, 4, 2]


async def test_a_round_that_does_not_wait_does_not_rest_either():
    async with world() as one:
        one.telegram.fail("getUpdates", BAD_GATEWAY)

        assert await one.channel.step_now() is False

        assert one.clock.rested == []


async def test_telegram_says_how_long_to_rest_and_is_believed():
    async with world() as one:
        one.telegram.fail("getUpdates", too_many(37))

        await one.channel.step()

        assert one.clock.rested == [37]


async def test_a_refused_token_is_named_in_the_log_and_never_shown(capsys):
    async with world(token="110201543:AAWrongWrongWrongWrongWrongWrongWro") as one:
        await one.channel.step()

        assert one.clock.rested == [60]
        said = "".join(capsys.readouterr())
        assert "RAMAL_TELEGRAM_TOKEN" in said
        assert "AAWrong" not in said


async def test_another_poller_is_named_in_the_log_once(capsys):
    async with world() as one:
        one.telegram.fail("getUpdates", OTHER_POLLER, OTHER_POLLER)

        await one.channel.step()
        await one.channel.step()

        said = "".join(capsys.readouterr())
        assert said.count("another program polls with this bot token") == 1
        assert one.telegram.token not in said


async def test_a_webhook_that_somebody_sets_later_is_taken_down_again():
    async with world() as one:
        await one.channel.start()
        one.telegram.webhook = {"url": "https://elsewhere.test/hook"}

        await one.channel.step()
        assert not one.channel.up
        await one.channel.step_now()

        assert one.channel.up
        assert one.telegram.webhook == {}


async def test_an_answer_that_is_no_list_is_a_failed_round():
    async with world() as one:
        one.telegram.fail("getUpdates", says('{"ok": true, "result": {}}'))

        assert await one.channel.step_now() is False

        assert not one.channel.up
