"""The worker that listens: where sounds come from, and what becomes of every fault."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from bot.workers.transcribe import AGAIN, TranscribeWorker
from domain.audio.transcription import Hints, NotHeard, Transcript, Unheard
from domain.chat import VoiceNote
from domain.ports import ChannelDown, FileGone, FileTooLarge
from domain.rules import VoiceNoteRules
from storage.chat import inbound, voice_notes
from storage.lease import LEASE
from tests.bot.workers.runtimes import quiet_runtime
from tests.handlers.talk import Talk


@dataclass
class Ears:
    """A transcriber that hears what the test says, or fails so."""

    fault: Exception | None = None
    heard: list[tuple[bytes, Hints]] = field(default_factory=list)

    async def transcribe(self, sound: bytes, hints: Hints) -> Transcript:
        self.heard.append((sound, hints))
        if self.fault:
            raise self.fault
        return Transcript("status")


@dataclass
class Files:
    """A channel that keeps one file."""

    data: bytes = b"OggS"
    fault: Exception | None = None
    asked: list[tuple[str, int]] = field(default_factory=list)

    async def fetch_file(self, file: str, most: int) -> bytes:
        self.asked.append((file, most))
        if self.fault:
            raise self.fault
        return self.data


@dataclass
class Room:
    talk: Talk
    ears: Ears
    files: Files
    listener: TranscribeWorker

    async def notes(self) -> list[str]:
        """The worker works until nothing is left; what it said."""
        while await self.listener.step():
            pass
        return [message.text for message in await self.talk.fresh()]


@pytest.fixture
def room(talk: Talk) -> Room:
    talk.rules = replace(talk.rules, hearing=VoiceNoteRules(ready=True, largest=1000))
    ears, files = Ears(), Files()
    runtime = quiet_runtime(talk.database, talk.rules, owner="listener-1")
    return Room(talk, ears, files, TranscribeWorker(runtime, ears, {"terminal": files}))


async def test_a_file_is_fetched_and_heard_with_what_helps(room: Room) -> None:
    await room.talk.knows("Maria Souza", "11 99206-9730")
    await room.talk.hear(VoiceNote(file="f1"))
    assert await room.notes() == ["🎙️ Ouvi: “status”"]
    assert room.files.asked == [("f1", 1000)]
    assert room.ears.heard == [(b"OggS", Hints("pt-BR", ["Maria Souza"]))]
    [told] = await room.talk.answer_next()
    assert told.text.startswith("Você ainda não tem pedidos")


async def test_a_sound_that_came_along_is_not_fetched(room: Room) -> None:
    await room.talk.hear(VoiceNote(data=b"RIFF"))
    assert await room.notes() == ["🎙️ Ouvi: “status”"]
    assert room.files.asked == []
    assert room.ears.heard[0][0] == b"RIFF"


@pytest.mark.parametrize(
    ("fault", "begins"),
    [
        (FileGone(), "Não consegui buscar"),
        (FileTooLarge(), "Este áudio é grande demais"),
    ],
)
async def test_a_file_that_does_not_come_is_told(room: Room, fault: Exception, begins: str) -> None:
    room.files.fault = fault
    await room.talk.hear(VoiceNote(file="f1"))
    [told] = await room.notes()
    assert told.startswith(begins)


async def test_a_file_that_is_larger_than_it_said_is_told(room: Room) -> None:
    room.files.data = b"x" * 1001
    await room.talk.hear(VoiceNote(file="f1", size=10))
    [told] = await room.notes()
    assert told.startswith("Este áudio é grande demais")


async def test_a_channel_that_is_down_is_asked_again_and_then_given_up(room: Room) -> None:
    room.files.fault = ChannelDown("away")
    await room.talk.hear(VoiceNote(file="f1"))
    for _ in range(2):
        assert await room.notes() == []
        room.talk.clock.turn(seconds=AGAIN.total_seconds() + 1)
    [told] = await room.notes()
    assert told.startswith("Não consegui buscar")
    assert len(room.files.asked) == 3


async def test_what_was_not_heard_is_told(room: Room) -> None:
    room.ears.fault = NotHeard(Unheard.LOOP)
    await room.talk.hear(VoiceNote(file="f1"))
    [told] = await room.notes()
    assert "as mesmas palavras se repetindo" in told


async def test_a_note_that_kills_whoever_hears_it_is_given_up(room: Room) -> None:
    await room.talk.hear(VoiceNote(file="f1"))
    for _ in range(3):
        async with room.talk.database.write() as session:
            assert await voice_notes.claim_job(session, "dead", room.talk.clock.now())
        room.talk.clock.turn(seconds=LEASE.total_seconds() + 1)
    [told] = await room.notes()
    assert told.startswith("Algo deu errado ao ouvir")
    assert room.ears.heard == []


async def test_notes_are_heard_in_the_order_in_which_they_came(room: Room) -> None:
    await room.talk.hear(VoiceNote(file="f1"))
    await room.talk.hear(VoiceNote(file="f2"))
    await room.notes()
    assert [file for file, _ in room.files.asked] == ["f1", "f2"]


async def test_who_stops_takes_no_new_note(room: Room) -> None:
    await room.talk.hear(VoiceNote(file="f1"))
    room.listener.runtime.stopping.set()
    assert await room.notes() == []


async def test_a_note_counts_as_answered_once_its_words_are(room: Room) -> None:
    async def answered() -> bool:
        async with room.talk.database.read() as session:
            return await inbound.is_answered(session, 1)

    await room.talk.hear(VoiceNote(file="f1"))
    assert not await answered()
    await room.notes()
    assert not await answered()
    await room.talk.answer_next()
    assert await answered()
