from __future__ import annotations

import json

import pytest

from bot.channels.telegram.inbound import to_inbound
from domain.chat import (
    Address,
    Button,
    ChatKind,
    Moved,
    Press,
    SharedContact,
    Text,
    Unsupported,
    VoiceNote,
)
from domain.ports import ChannelDown, FileGone, FileTooLarge
from tests.bot.channels.telegram.telegram_world import acquainted_with_ana, world
from tests.emulated.telegram_faults import BAD_GATEWAY
from tests.emulated.telegram_updates import ANA, CARGO, JOHN, group, message, private


async def test_typed_words_arrive_with_who_typed_them_and_where():
    async with world() as one:
        await one.telegram.type("/ligar 11 98765-4321 oi")

        said = await one.hear()

        assert said.content == Text("/ligar 11 98765-4321 oi")
        assert said.chat == Address("telegram", str(ANA.id), ChatKind.PRIVATE)
        assert said.identity == f"telegram:{ANA.id}"
        assert (said.sender_name, said.locale) == ("Ana Souza", "pt-br")
        assert said.key == "700000001"
        assert json.loads(said.raw)["update_id"] == 700000001


async def test_a_person_with_one_name_and_another_language():
    async with world() as one:
        await one.telegram.type("hello", JOHN.id)

        said = await one.hear()

        assert (said.sender_name, said.locale) == ("John", "en")


async def test_a_pressed_button_arrives_with_what_it_carries():
    async with acquainted_with_ana() as one:
        await one.say("Ligo?", buttons=(Button("Sim", "yes:abc"), Button("Não", "no:abc")))

        query = await one.telegram.press("Não")
        said = await one.hear()

        assert said.content == Press("no:abc", query)
        assert said.chat == Address("telegram", str(ANA.id))
        assert said.sender == str(ANA.id)


@pytest.mark.parametrize("cargo", sorted(CARGO.keys() - {"contact", "voice", "audio"}))
async def test_what_cannot_be_used_yet_is_named(cargo):
    async with world() as one:
        await one.telegram.share(cargo)

        assert (await one.hear()).content == Unsupported(cargo)


@pytest.mark.parametrize("cargo", ["voice", "audio"])
async def test_what_was_spoken_arrives_as_a_note_to_be_fetched(cargo):
    async with world() as one:
        await one.telegram.share(cargo)

        assert (await one.hear()).content == VoiceNote(file="AgADBAADr6cxG", seconds=3)


async def test_a_document_that_is_sound_is_a_note_too_and_an_answer_names_its_message():
    async with acquainted_with_ana() as one:
        document = {**one.telegram.files.add(b"OggS"), "mime_type": "audio/ogg"}
        answered = {"message_id": 7, "date": 1, "chat": {"id": 1001, "type": "private"}}
        await one.telegram.share(document=document, reply_to_message=answered, caption="oi")
        said = await one.hear()

        assert said.content == VoiceNote(file=document["file_id"], size=4, caption="oi")
        assert said.replies_to == "7"


async def test_a_file_is_fetched_and_what_cannot_be_is_told_without_the_token():
    async with acquainted_with_ana() as one:
        await one.telegram.speak(b"OggS sound")
        note = (await one.hear()).content
        assert await one.channel.fetch_file(note.file, 1000) == b"OggS sound"
        with pytest.raises(FileTooLarge):
            await one.channel.fetch_file(note.file, 5)
        with pytest.raises(FileGone):
            await one.channel.fetch_file("AwACnothing", 1000)
        one.telegram.fail("getFile", BAD_GATEWAY)
        with pytest.raises(ChannelDown) as down:
            await one.channel.fetch_file(note.file, 1000)
        assert one.telegram.token not in str(down.value)


async def test_a_contact_card_arrives_with_its_name_and_number():
    async with world() as one:
        await one.telegram.share("contact")

        assert (await one.hear()).content == SharedContact("Rui", "5511987654321")


@pytest.mark.parametrize(
    ("card", "content"),
    [
        ({"phone_number": "+55 11 3123-4567"}, SharedContact("Rui", "+55 11 3123-4567")),
        ({"phone_number": "4721234567", "user_id": 7}, SharedContact("Rui", "+4721234567")),
        ({"phone_number": "+4721234567", "user_id": 7}, SharedContact("Rui", "+4721234567")),
        ({"phone_number": "190", "last_name": "S\udc00á\0"}, SharedContact("Rui S?á", "190")),
    ],
)
def test_a_card_is_read_as_it_stands_and_telegrams_own_people_with_their_country(card, content):
    shared = message(1, HERE, ANA.shape(), contact={"first_name": "Rui", **card})

    assert to_inbound({"update_id": 5, "message": shared}, "42").content == content


async def test_a_group_is_a_group_and_a_topic_is_its_thread():
    async with world() as one:
        await one.telegram.type_in_group("oi", group_id=-1001)
        assert (await one.hear()).chat == Address("telegram", "-1001", ChatKind.GROUP)

        await one.telegram.type_in_group("oi", group_id=-1002, topic=77)
        assert (await one.hear()).chat == Address("telegram", "-1002", ChatKind.GROUP, "77")


def test_a_reply_in_a_group_without_topics_has_no_thread():
    reply = message(9, group(-1001), ANA.shape(), text="oi", message_thread_id=8)

    heard = to_inbound({"update_id": 5, "message": reply}, "42")

    assert heard.chat.thread == ""


async def test_an_edited_message_is_kept_and_never_obeyed():
    async with world() as one:
        await one.telegram.edit(3, "/ligar 0300")

        assert "/ligar 0300" in (await one.hear_unread()).raw


BOT = {"id": 9, "is_bot": True, "first_name": "Outro"}
CHANNEL = {"id": -1005, "type": "channel", "title": "Avisos"}
HERE = private(ANA)
NOBODYS_WORDS = {
    "channel post": {"channel_post": message(1, CHANNEL, None, text="oi")},
    "membership": {
        "my_chat_member": {
            "chat": HERE,
            "from": ANA.shape(),
            "date": 1,
            "old_chat_member": {"user": BOT, "status": "member"},
            "new_chat_member": {"user": BOT, "status": "kicked", "until_date": 0},
        }
    },
    "no sender": {"message": message(1, group(-1001), None, text="oi")},
    "another bot": {"message": message(1, group(-1001), BOT, text="oi")},
    "pinned": {"message": message(2, HERE, ANA.shape(), new_chat_title="Novo")},
    "press without a message": {
        "callback_query": {
            "id": "4",
            "from": ANA.shape(),
            "chat_instance": "1",
            "inline_message_id": "x",
            "data": "yes:abc",
        }
    },
    "press without a choice": {
        "callback_query": {
            "id": "4",
            "from": ANA.shape(),
            "chat_instance": "1",
            "message": message(1, HERE, BOT, text="oi"),
            "game_short_name": "chess",
        }
    },
    "unknown kind": {"something_of_next_year": {"text": "oi"}},
}


@pytest.mark.parametrize("kind", NOBODYS_WORDS)
async def test_what_nobody_says_to_us_is_kept_and_acknowledged(kind):
    async with world() as one:
        await one.telegram.enqueue(**NOBODYS_WORDS[kind])

        unread = await one.hear_unread()

        assert unread.key == "700000001"
        assert one.telegram.pending == []


def test_a_button_of_a_message_too_old_to_be_seen_still_counts():
    heard = to_inbound(
        {
            "update_id": 5,
            "callback_query": {
                "id": "4",
                "from": ANA.shape(),
                "chat_instance": "1",
                "message": {"chat": HERE, "message_id": 1, "date": 0},
                "data": "yes:abc",
            },
        },
        "42",
    )

    assert heard.content == Press("yes:abc", "4")


def test_signs_that_a_database_cannot_store_are_taken_out():
    typed = message(1, HERE, {**ANA.shape(), "last_name": "\udc00"}, text="oi\0 \ud83d!")

    heard = to_inbound({"update_id": 5, "message": typed}, "42")

    assert heard.content == Text("oi ?!")
    assert heard.sender_name == "Ana ?"
    heard.raw.encode()


@pytest.mark.parametrize(
    ("typed", "for_us"),
    [
        ("/ligar@ramal_bot 11 99206-9730 Olá", True),
        ("/ligar@RAMAL_BOT 11 99206-9730 Olá", True),
        ("/ligar 11 99206-9730 Olá", True),
        ("/ligar@other_bot 11 99206-9730 Olá", False),
        ("escreva para ana@other_bot", True),
    ],
)
async def test_a_command_that_names_another_bot_is_not_for_us(typed, for_us):
    async with world() as one:
        await one.channel.start()
        await one.telegram.type_in_group(typed)
        if for_us:
            assert (await one.hear()).content == Text(typed)
        else:
            await one.hear_unread()


async def test_a_group_that_becomes_a_supergroup_says_where_it_goes_on():
    async with world() as one:
        await one.channel.start()
        await one.telegram.upgrade_group(-1001, to=-1009)
        said = await one.hear()
    assert (said.content, said.sender) == (Moved("-1009"), "")
    assert said.chat == Address("telegram", "-1001", ChatKind.GROUP)
