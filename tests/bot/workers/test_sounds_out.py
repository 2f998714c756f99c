"""Voice notes that we send: to Telegram as such, to the web chat's own people and nobody else."""

from __future__ import annotations

import pytest

from domain.audio.sound import Sound
from domain.chat import Address, Message, SoundPart
from domain.ports import Undeliverable
from storage.chat import outbox, sounds
from storage.database import Database
from tests.bot.channels.telegram.telegram_world import acquainted_with_ana
from tests.bot.channels.web.web_room import WebRoom, web_room
from tests.emulated.telegram_faults import BLOCKED

NOTE = Sound(b"OggS\x00 a sound", 2.4, (3, 31))


async def test_telegram_is_given_a_voice_note_with_its_length_and_words() -> None:
    async with acquainted_with_ana() as one:
        one.memory.sounds[7] = NOTE
        key = await one.say("#oi", voice=SoundPart(7, 2.4))
        [shown] = one.telegram.chat()
        assert (str(shown.message_id), shown.text, shown.voice) == (key, "#oi", NOTE.data)
        [asked] = one.telegram.calls("sendVoice")
        assert asked["duration"] == "2"


async def test_a_voice_note_that_cannot_be_sent_is_told_without_the_token() -> None:
    async with acquainted_with_ana() as one:
        with pytest.raises(Undeliverable, match="no longer kept"):
            await one.say("", voice=SoundPart(8, 1))
        one.memory.sounds[8] = NOTE
        one.telegram.fail("sendVoice", BLOCKED)
        with pytest.raises(Undeliverable, match="blocked the bot"):
            await one.say("", voice=SoundPart(8, 1))


async def said_to_ana(room: WebRoom) -> int:
    """Ana is sent a voice note; its number in her chat."""
    async with room.database.write() as session:
        now = room.database.clock.now()
        number = await sounds.keep_voice(session, NOTE, now)
        voice = SoundPart(number, NOTE.seconds, NOTE.waveform)
        message = Message(to=Address("web", "ana"), event="e1", text="#oi", voice=voice)
        await outbox.post(session, message, now)
    [line] = await room.heard()
    return line.seq


async def test_the_page_is_shown_a_voice_note_and_fetches_its_sound(database: Database) -> None:
    async with web_room(database) as room:
        seq = await said_to_ana(room)
        await room.log_in()
        tab = await room.open()
        [line] = await tab.hears_lines(1)
        assert line["voice"] == {"seconds": 2.4, "waveform": [3, 31]}
        answer = await room.client.get(f"/chat/sound/{seq}")
        assert (answer.status, answer.content_type) == (200, "audio/ogg")
        assert await answer.read() == NOTE.data


async def test_a_player_is_given_the_part_that_it_asks_for(database: Database) -> None:
    async with web_room(database) as room:
        seq = await said_to_ana(room)
        await room.log_in()
        for asked, status, body, part in (
            ("bytes=0-3", 206, b"OggS", "bytes 0-3/13"),
            ("bytes=-5", 206, b"sound", "bytes 8-12/13"),
            ("bytes=7-", 206, b" sound", "bytes 7-12/13"),
            ("nonsense", 416, None, None),
        ):
            answer = await room.client.get(f"/chat/sound/{seq}", headers={"Range": asked})
            assert answer.status == status
            if body is not None:
                assert await answer.read() == body
                assert answer.headers["Content-Range"] == part


@pytest.mark.parametrize("path", ["0", "2", "999999999", "-1", "x"])
async def test_there_is_no_other_sound(database: Database, path: str) -> None:
    async with web_room(database) as room:
        await said_to_ana(room)
        await room.log_in()
        assert (await room.client.get(f"/chat/sound/{path}")).status == 404


async def test_nobody_else_hears_it(database: Database) -> None:
    async with web_room(database) as room:
        seq = await said_to_ana(room)
        assert (await room.client.get(f"/chat/sound/{seq}")).status == 404
        await room.log_in("web:bia")
        assert (await room.client.get(f"/chat/sound/{seq}")).status == 404
