"""The worker of errands for the platform's sounds: what is done, and what is never twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from bot.workers.media_jobs import AGAIN, MediaJobWorker
from domain.audio.library import LibraryAway, LibraryRefused, LibraryUnsure, Made
from domain.audio.transcription import Hints, NotHeard, Transcript, Unheard
from domain.chat import VoiceNote
from domain.ports import ChannelDown, FileGone, Refusal
from storage.lease import LEASE
from tests.bot.workers.runtimes import quiet_runtime
from tests.handlers.talk import Talk
from tests.speech.notes import spoken

MP3 = spoken("Olá", "mp3")


@dataclass
class Studio:
    """A platform that makes sounds, or fails as the test says."""

    fault: Exception | None = None
    done: list[str] = field(default_factory=list)

    def _do(self, what: str) -> None:
        self.done.append(what)
        if self.fault:
            raise self.fault

    async def preview(self, words: str, voice: str) -> Made:  # noqa: ARG002 - the port
        self._do(f"preview {words}")
        return Made(audio_id="test-1")

    async def keep(self, words: str, voice: str, name: str) -> Made:  # noqa: ARG002 - the port
        self._do(f"keep {name}")
        return Made(audio_id="tf1")

    async def upload(self, mp3: bytes, name: str) -> Made:
        assert mp3.startswith(b"ID3")
        self._do(f"upload {name}")
        return Made(audio_id="tf2")

    async def play(self, audio_id: str, *, test: bool) -> bytes:
        self._do(f"play {audio_id} {test}")
        return MP3

    async def fetch_answer(self, address: str) -> bytes:
        self._do(f"fetch {address}")
        return MP3

    async def list_kept(self) -> Sequence[Made]:
        self._do("list")
        return []


@dataclass
class Files:
    fault: Exception | None = None

    async def fetch_file(self, file: str, most: int) -> bytes:  # noqa: ARG002 - the port
        if self.fault:
            raise self.fault
        return spoken("Olá")


class NoWords:
    """A recognizer that finds no words in any sound."""

    async def transcribe(self, sound: bytes, hints: Hints) -> Transcript:  # noqa: ARG002 - the port
        raise NotHeard(Unheard.NO_SPEECH)


@dataclass
class Room:
    talk: Talk
    studio: Studio
    files: Files
    errands: MediaJobWorker

    async def work(self) -> list[str]:
        while await self.errands.step():
            pass
        return [message.text for message in await self.talk.fresh()]


@pytest.fixture
def room(talk: Talk) -> Room:
    studio, files = Studio(), Files()
    runtime = quiet_runtime(talk.database, talk.rules, owner="errands-1")
    worker = MediaJobWorker(runtime, studio, NoWords(), {"terminal": files})
    return Room(talk, studio, files, worker)


async def test_a_preview_is_made_once_and_fetched(room: Room) -> None:
    await room.talk.say("/audio #oi Olá")
    card, name = await room.work()
    assert "Ouça a prévia." in card
    assert name == "#oi"
    assert room.studio.done == ["preview Olá", "play test-1 True"]


@pytest.mark.parametrize(
    ("fault", "begins"),
    [
        (LibraryUnsure(), "❓ A operadora não respondeu"),
        (LibraryRefused(Refusal.CREDIT), "❌ A operadora não criou"),
        (LibraryRefused(Refusal.UNREACHABLE), "❌ A operadora não criou"),
    ],
)
async def test_what_was_not_made_is_told_and_not_asked_again(
    room: Room, fault: Exception, begins: str
) -> None:
    room.studio.fault = fault
    await room.talk.say("/audio #oi Olá")
    _, told = await room.work()
    assert told.startswith(begins)
    assert len(room.studio.done) == 1


async def test_a_preview_that_cannot_be_fetched_is_not_made_again(room: Room) -> None:
    await room.talk.say("/audio #oi Olá")

    async def away(audio_id: str, *, test: bool) -> bytes:  # noqa: ARG001 - the port
        raise LibraryAway

    room.studio.play = away  # type: ignore[method-assign]  # only this once
    _, told = await room.work()
    assert "não consegui falar com ela" in told
    assert room.studio.done == ["preview Olá"]


async def test_whoever_died_with_one_in_hand_leaves_it_undone(room: Room) -> None:
    await room.talk.say("/audio #oi Olá")
    assert await room.errands._claim()
    assert await room.work() == []
    room.talk.clock.turn(seconds=LEASE.total_seconds() + 1)
    _, told = await room.work()
    assert told.startswith("❓ A operadora não respondeu")
    assert room.studio.done == []


async def test_a_read_that_fails_is_tried_again_and_then_told(room: Room) -> None:
    room.studio.fault = LibraryAway()
    await room.talk.say("/audios oi")
    for _ in range(2):
        assert await room.work() == []
        room.talk.clock.turn(seconds=AGAIN.total_seconds() + 1)
    [told] = await room.work()
    assert told.startswith("Não consegui buscar os áudios")
    assert room.studio.done == ["list"] * 3


async def test_a_sound_is_handed_over_as_the_platform_takes_it(room: Room) -> None:
    await room.talk.hear(VoiceNote(data=spoken("Olá"), caption="/audio #eu"))
    card, news = await room.work()
    assert "✅ Guardado." in card
    assert "#eu" in news
    assert room.studio.done == ["upload eu"]


async def test_a_sound_that_the_channel_keeps_is_fetched(room: Room) -> None:
    await room.talk.hear(VoiceNote(file="f1", caption="/audio #eu"))
    await room.work()
    assert room.studio.done == ["upload eu"]


@pytest.mark.parametrize(
    ("fault", "tries"), [(FileGone(), 1), (ChannelDown("away"), 3)], ids=["gone", "down"]
)
async def test_a_sound_that_does_not_come_is_told(room: Room, fault: Exception, tries: int) -> None:
    room.files.fault = fault
    await room.talk.hear(VoiceNote(file="f1", caption="/audio #eu"))
    for _ in range(tries - 1):
        assert await room.work() == []
        room.talk.clock.turn(seconds=AGAIN.total_seconds() + 1)
    card, _ = await room.work()
    assert card.endswith("❌ Não foi criado.")
    assert room.studio.done == []


async def test_who_stops_takes_nothing_new(room: Room) -> None:
    await room.talk.say("/audios")
    room.errands.runtime.stopping.set()
    assert await room.work() == []
