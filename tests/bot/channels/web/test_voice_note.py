"""The web chat's recordings: kept before they are acknowledged, bounded, and only from our page."""

from __future__ import annotations

import pytest
from aiohttp import ClientResponse

from bot.channels.web import voice_note
from bot.channels.web.sounds import LARGEST
from domain.chat import VoiceNote
from storage.database import Database
from tests.bot.channels.web.web_room import WebRoom, web_room

KEY = "0123456789abcdef01234567"


async def record(room: WebRoom, sound: bytes, key: str = KEY, **headers: str) -> ClientResponse:
    given = {"Origin": room.origin, "Accept-Language": "pt-BR,pt;q=0.9", **headers}
    return await room.client.post(f"/chat/note?key={key}&seconds=4", data=sound, headers=given)


async def test_a_recording_is_kept_once_and_acknowledged_with_its_place(database: Database) -> None:
    async with web_room(database) as room:
        await room.log_in()
        for _ in range(2):
            answer = await record(room, b"OggS sound")
            assert answer.status == 200
            assert await answer.json() == {"key": KEY, "seq": 1}
        [line] = await room.heard()
        assert line.said
        assert line.said.content == VoiceNote(seconds=4, size=10, sound=1)
        assert line.said.locale == "pt-BR"


async def test_without_a_model_it_is_told_what_to_do(database: Database) -> None:
    async with web_room(database) as room:
        await room.log_in()
        await record(room, b"OggS sound")
        await room.answer_all()
        answer = (await room.heard())[-1].message
        assert answer
        assert answer.text.startswith("Ainda não ouço notas de voz aqui")
        assert "ramal voice install" in answer.text


async def test_the_page_is_shown_the_recording_again(database: Database) -> None:
    async with web_room(database) as room:
        await room.log_in()
        await record(room, b"OggS sound")
        tab = await room.open()
        [line] = await tab.hears_lines(1)
        assert (line["from"], line["voice"], line["key"], line["text"]) == ("me", 4, KEY, "")


@pytest.mark.parametrize(
    ("sound", "key", "name"),
    [(b"", KEY, "note-empty"), (b"x", "no key at all", "no-key"), (b"x", "", "no-key")],
)
async def test_what_cannot_be_taken_says_why(
    database: Database, sound: bytes, key: str, name: str
) -> None:
    async with web_room(database) as room:
        await room.log_in()
        answer = await record(room, sound, key)
        assert answer.status == 400
        said = await answer.json()
        assert said["name"] == name
        assert said["retry"] is None
        assert await room.heard() == []


async def test_what_is_too_large_is_not_read_to_its_end(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.web.sounds.LARGEST", 1000)
    assert LARGEST > 1000
    async with web_room(database) as room:
        await room.log_in()
        answer = await record(room, b"x" * 2000)
        assert (await answer.json())["name"] == "note-too-large"


async def test_too_many_recordings_must_wait(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voice_note, "MOST_NOTES", 1)
    async with web_room(database) as room:
        await room.log_in()
        await record(room, b"x")
        answer = await record(room, b"x", "another-key")
        assert answer.status == 429
        assert (await answer.json())["retry"] > 0


async def test_only_our_own_page_and_only_with_a_session(database: Database) -> None:
    async with web_room(database) as room:
        assert (await record(room, b"x")).status == 404
        await room.log_in()
        assert (await record(room, b"x", Origin="https://evil.example")).status == 403
        assert await room.heard() == []
