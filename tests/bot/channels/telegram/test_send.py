from __future__ import annotations

import pytest

from bot.channels.telegram import transport
from domain.chat import Address, Button, ChatKind
from domain.ports import ChannelDown, SlowDown, Undeliverable
from tests.bot.channels.telegram.telegram_world import acquainted_with_ana, world
from tests.emulated.telegram_faults import (
    BAD_GATEWAY,
    BLOCKED,
    CANNOT_EDIT,
    CHAT_NOT_FOUND,
    DEACTIVATED,
    EDIT_NOT_FOUND,
    MIGRATED,
    NOT_MODIFIED,
    QUERY_TOO_OLD,
    UNAUTHORIZED,
    drips,
    hangs_up,
    keeps_silent,
    refuses,
    says,
    too_many,
)

YES_NO_LATER = (Button("Sim", "yes:abc"), Button("Não", "no:abc"), Button("Depois", "later"))


async def test_words_are_said_as_they_are_without_previews():
    async with acquainted_with_ana() as one:
        key = await one.say("Veja *isto*: https://velip.com.br <b>")

        (shown,) = one.telegram.chat()
        assert shown.text == "Veja *isto*: https://velip.com.br <b>"
        assert str(shown.message_id) == key
        (call,) = one.telegram.calls("sendMessage")
        assert "parse_mode" not in call
        assert call["link_preview_options"] == '{"is_disabled": true}'


async def test_buttons_stand_two_in_a_row():
    async with acquainted_with_ana() as one:
        await one.say("Ligo?", buttons=YES_NO_LATER)

        (shown,) = one.telegram.chat()
        assert shown.rows == ((("Sim", "yes:abc"), ("Não", "no:abc")), (("Depois", "later"),))


async def test_a_button_that_carries_too_much_is_never_sent():
    async with acquainted_with_ana() as one:
        with pytest.raises(Undeliverable, match="64 bytes"):
            await one.say("Ligo?", buttons=(Button("Sim", "é" * 33),))

        assert one.telegram.chat() == []


async def test_a_group_is_answered_in_its_topic():
    async with world() as one:
        await one.telegram.type_in_group("oi", group_id=-1002, topic=77)
        said = await one.hear()

        await one.say("olá", to=said.chat)

        (shown,) = one.telegram.chat(-1002)
        assert shown.thread == "77"


async def test_a_card_is_edited_in_place_and_keeps_its_id():
    async with acquainted_with_ana() as one:
        card = await one.say("Ligo?", card="order:1", buttons=YES_NO_LATER)

        again = await one.say("Ligando…", card="order:1", edits=card)

        (shown,) = one.telegram.chat()
        assert (again, shown.text, shown.buttons) == (card, "Ligando…", [])


async def test_an_edit_that_changes_nothing_is_done():
    async with acquainted_with_ana() as one:
        card = await one.say("Ligando…", card="order:1")

        assert await one.say("Ligando…", card="order:1", edits=card) == card

        one.telegram.fail("editMessageText", NOT_MODIFIED)
        assert await one.say("outra", card="order:1", edits=card) == card


@pytest.mark.parametrize("fault", [EDIT_NOT_FOUND, CANNOT_EDIT])
async def test_a_card_that_cannot_be_edited_is_said_anew(fault):
    async with acquainted_with_ana() as one:
        card = await one.say("Ligo?", card="order:1")
        one.telegram.fail("editMessageText", fault)

        anew = await one.say("Ligando…", card="order:1", edits=card)

        assert anew != card
        assert [shown.text for shown in one.telegram.chat()] == ["Ligo?", "Ligando…"]


async def test_a_card_that_somebody_deleted_is_said_anew():
    async with acquainted_with_ana() as one:
        card = await one.say("Ligo?", card="order:1")
        one.telegram.delete(int(card))

        anew = await one.say("Ligando…", card="order:1", edits=card)

        (shown,) = one.telegram.chat()
        assert (str(shown.message_id), shown.text) == (anew, "Ligando…")


async def test_another_refused_edit_is_undeliverable():
    async with acquainted_with_ana() as one:
        card = await one.say("Ligo?", card="order:1")
        one.telegram.fail("editMessageText", refuses(400, "Bad Request: something new"))

        with pytest.raises(Undeliverable, match="Telegram refuses it"):
            await one.say("Ligando…", card="order:1", edits=card)


async def pressed(one) -> str:
    await one.say("Ligo?", buttons=YES_NO_LATER)
    query = await one.telegram.press("Sim")
    await one.hear()
    return query


async def test_a_toast_answers_the_pressed_button_and_says_nothing_else():
    async with acquainted_with_ana() as one:
        query = await pressed(one)

        assert await one.say("", press=query, toast="Confirmado") == ""

        assert one.telegram.toasts == ["Confirmado"]
        assert len(one.telegram.chat()) == 1


async def test_a_press_answered_in_words_is_answered_both_ways():
    async with acquainted_with_ana() as one:
        query = await pressed(one)

        await one.say("Idioma trocado", press=query)

        assert one.telegram.calls("answerCallbackQuery") == [{"callback_query_id": query}]
        assert one.telegram.chat()[-1].text == "Idioma trocado"


async def test_a_long_toast_ends_visibly_short():
    async with acquainted_with_ana() as one:
        query = await pressed(one)

        await one.say("", press=query, toast="x" * 201)

        assert one.telegram.toasts == ["x" * 199 + "…"]


@pytest.mark.parametrize("fault", [QUERY_TOO_OLD, refuses(400, "Bad Request: QUERY_ID_INVALID")])
async def test_a_press_too_old_to_be_answered_is_done(fault):
    async with acquainted_with_ana() as one:
        query = await pressed(one)
        one.telegram.fail("answerCallbackQuery", fault)

        await one.say("Feito", press=query)

        assert one.telegram.chat()[-1].text == "Feito"


async def test_a_press_refused_for_another_reason_is_undeliverable():
    async with acquainted_with_ana() as one:
        one.telegram.fail("answerCallbackQuery", refuses(400, "Bad Request: MESSAGE_TOO_LONG"))

        with pytest.raises(Undeliverable):
            await one.say("", press="4", toast="oi")


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (BLOCKED, "this person blocked the bot"),
        (DEACTIVATED, "this account was deleted"),
        (CHAT_NOT_FOUND, "Telegram knows no such chat"),
        (refuses(400, "Bad Request: message thread not found"), "the topic of the group is gone"),
        (refuses(400, "Bad Request: news"), "Telegram refuses it"),
        (says('{"ok": true, "result": {}}'), "answer could not be read"),
    ],
)
async def test_what_this_chat_can_never_take_is_undeliverable(fault, reason):
    async with acquainted_with_ana() as one:
        one.telegram.fail("sendMessage", fault)

        with pytest.raises(Undeliverable, match=reason):
            await one.say("segredo nosso")


async def test_a_chat_that_never_wrote_to_us_is_undeliverable():
    async with world() as one:
        with pytest.raises(Undeliverable, match="no such chat"):
            await one.say("oi", to=Address("telegram", "31337"))


async def test_a_topic_that_is_gone_is_undeliverable():
    async with acquainted_with_ana() as one:
        with pytest.raises(Undeliverable, match="topic"):
            await one.say("oi", to=Address("telegram", "1001", ChatKind.GROUP, "5"))


async def test_telegram_asks_for_patience():
    async with acquainted_with_ana() as one:
        one.telegram.fail("sendMessage", too_many(17))

        with pytest.raises(SlowDown) as asked:
            await one.say("oi")

        assert asked.value.seconds == 17


@pytest.mark.parametrize(
    "fault", [BAD_GATEWAY, hangs_up, UNAUTHORIZED, says("not JSON"), refuses(500, "Internal")]
)
async def test_what_may_work_later_is_tried_later(fault):
    async with acquainted_with_ana() as one:
        one.telegram.fail("sendMessage", fault)

        with pytest.raises(ChannelDown):
            await one.say("oi")

        await one.say("oi")
        assert [shown.text for shown in one.telegram.chat()] == ["oi"]


@pytest.mark.parametrize("fault", [keeps_silent, drips])
async def test_a_server_that_never_ends_its_answer_is_left_after_the_deadline(fault, monkeypatch):
    async with acquainted_with_ana() as one:
        monkeypatch.setattr(transport, "DEADLINE", 0.05)
        one.telegram.fail("sendMessage", fault)

        with pytest.raises(ChannelDown, match="TimedOut"):
            await one.say("oi")


async def test_a_group_that_became_a_supergroup_is_spoken_to_there():
    async with acquainted_with_ana() as one:
        one.telegram.chats.chats[-1009999] = {"id": -1009999, "type": "supergroup"}
        one.telegram.chats.visible[-1009999] = {}
        one.telegram.fail("sendMessage", MIGRATED)

        await one.say("Olá")

        assert [shown.text for shown in one.telegram.chat(-1009999)] == ["Olá"]
        assert one.telegram.chat() == []


async def test_a_group_that_moves_twice_at_once_is_given_up():
    async with acquainted_with_ana() as one:
        one.telegram.fail("sendMessage", MIGRATED, MIGRATED)

        with pytest.raises(Undeliverable, match="the group became a supergroup"):
            await one.say("Olá")


@pytest.mark.parametrize(
    "fault",
    [BLOCKED, BAD_GATEWAY, hangs_up, UNAUTHORIZED, too_many(3), says("segredo nosso")],
)
async def test_no_fault_tells_the_token_or_the_words(fault, capsys, caplog):
    caplog.set_level("DEBUG")
    for logger in ("telegram", "httpx", "httpcore"):
        caplog.set_level("CRITICAL", logger)  # as bot/logs.py silences them
    async with acquainted_with_ana() as one:
        one.telegram.fail("sendMessage", fault)

        with pytest.raises((Undeliverable, SlowDown, ChannelDown)) as raised:
            await one.say("segredo nosso")

        told = f"{raised.getrepr(style='short', chain=True).reprcrash}"
        told += "".join(capsys.readouterr()) + caplog.text
        assert one.telegram.token not in told
        assert "segredo nosso" not in told
        assert raised.value.__cause__ is None
        assert raised.value.__suppress_context__


async def test_nothing_to_say_says_nothing():
    async with acquainted_with_ana() as one:
        assert await one.say(" \n") == ""

        assert one.telegram.chat() == []
