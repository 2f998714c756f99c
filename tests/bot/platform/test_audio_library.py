"""The platform's sounds over the real client and the sandbox: made, kept, played, refused."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import aiohttp
import pytest

from bot.platform.audio_library import VelipLibrary
from domain.audio.library import LibraryAway, LibraryRefused, LibraryUnsure
from domain.ports import Refusal
from sandbox.server import Sandbox, start_sandbox
from tests.speech.notes import spoken
from velip import BearerAuth, Client


@dataclass
class Room:
    sandbox: Sandbox
    studio: VelipLibrary


@pytest.fixture
async def room() -> AsyncIterator[Room]:
    sandbox = await start_sandbox()
    async with aiohttp.ClientSession() as session:
        client = Client(session, sandbox.base_url, BearerAuth("sandbox-studio"), deadline=5)
        yield Room(sandbox, VelipLibrary(client))
    await sandbox.close()


async def test_a_preview_can_be_heard_and_no_call_can_use_it(room: Room) -> None:
    made = await room.studio.preview("Olá", "fel")
    assert made.seconds > 0
    assert (await room.studio.play(made.audio_id, test=True))[:3] in (b"ID3", b"\xff\xf3\x84")
    assert room.sandbox.platform.audios.find(made.audio_id) is None


async def test_what_is_kept_is_listed_with_its_day(room: Room) -> None:
    made = await room.studio.keep("Olá", "", "boas-vindas" + "x" * 60)
    handed = await room.studio.upload(spoken("Olá", "mp3"), "padaria")
    listed = {one.audio_id: one for one in await room.studio.list_kept()}
    assert listed[made.audio_id].expires == made.expires
    assert made.expires is not None
    assert listed[handed.audio_id].name == "padaria"
    assert len(await room.studio.play(handed.audio_id, test=False)) > 1000


async def test_a_refusal_says_why(room: Room) -> None:
    with pytest.raises(LibraryRefused) as refused:
        await room.studio.upload(b"ID3" + b"\x00" * 200, "nada")
    assert refused.value.code is not None
    with pytest.raises(LibraryRefused):
        await room.studio.play("tf000000", test=False)


async def test_a_platform_that_is_gone_made_nothing(room: Room) -> None:
    await room.sandbox.close()
    with pytest.raises(LibraryRefused) as refused:
        await room.studio.preview("Olá", "")
    assert refused.value.why is Refusal.UNREACHABLE
    with pytest.raises(LibraryAway):
        await room.studio.list_kept()
    with pytest.raises(LibraryAway):
        await room.studio.play("tf1", test=False)


async def test_a_lost_answer_is_never_asked_again(room: Room) -> None:
    room.sandbox.platform.faults.queue("CreateAudioFile", "cut", 1)
    with pytest.raises(LibraryUnsure):
        await room.studio.keep("Olá", "", "oi")
    names = [one.name for one in await room.studio.list_kept()]
    assert names.count("oi") == 1, "it was made, once"
