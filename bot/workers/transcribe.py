"""The transcription worker: claims voice notes in order, fetches them, has them transcribed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import structlog

from bot.runtime import Runtime
from domain.audio.transcription import Hints, NotHeard, Transcriber, Transcript, Unheard
from domain.chat import VoiceNote
from domain.ports import ChannelDown, FileGone, Files, FileTooLarge
from handlers.audio.voice_notes import note_heard, note_unheard
from storage.chat import inbound, sounds, voice_notes
from storage.chat.inbound import StoredInbound
from storage.chat.voice_notes import VoiceNoteJob
from storage.lease import MOST_TRIES
from storage.people import people
from storage.people.contacts import list_contacts

log = structlog.get_logger()
AGAIN = timedelta(seconds=10)  # after a file could not be fetched


@dataclass(frozen=True, slots=True)
class TranscribeWorker:
    """One note at a time, as a machine has one model; `files` are channels that keep files."""

    runtime: Runtime
    transcriber: Transcriber
    files: Mapping[str, Files] = field(default_factory=dict)

    async def step(self) -> bool:
        """Transcribe the note that waits longest; False if none does."""
        if self.runtime.stopping.is_set():
            return False
        database = self.runtime.database
        async with database.write() as session:
            now = await database.now(session)
            hearing = await voice_notes.claim_job(session, self.runtime.owner, now)
        if hearing is None:
            return False
        await self._hear(hearing)
        self.runtime.bell.ring()
        return True

    async def _hear(self, hearing: VoiceNoteJob) -> None:
        if hearing.tries > MOST_TRIES:
            # Each try's process died, so it is not tried again: it could kill every process.
            await self._note_unheard(hearing, Unheard.BROKEN)
            return
        try:
            heard, hints, kept = await self._read(hearing)
            sound = kept or await self._fetch(heard)
            transcript = await self.transcriber.transcribe(sound, hints)
        except NotHeard as error:
            await self._note_unheard(hearing, error.why)
        except FileTooLarge:
            await self._note_unheard(hearing, Unheard.TOO_LARGE)
        except FileGone:
            await self._note_unheard(hearing, Unheard.GONE)
        except ChannelDown:
            await self._put_off(hearing)
        else:
            await self._note_heard(hearing, transcript)

    async def _read(self, hearing: VoiceNoteJob) -> tuple[StoredInbound, Hints, bytes]:
        """The note's inbound, hints for its transcription, and its sound, b"" if we keep none."""
        async with self.runtime.database.read() as session:
            heard = await inbound.find_by_id(session, hearing.inbound_id)
            person = await people.find_person(session, hearing.person_id)
            book = await list_contacts(session, person.id)
            content = heard.said.content
            number = content.sound if isinstance(content, VoiceNote) else 0
            kept = await sounds.find_sound(session, number) if number else None
        hints = Hints(person.locale, [contact.name for contact in book])
        return heard, hints, kept.data if kept else b""

    async def _fetch(self, heard: StoredInbound) -> bytes:
        """Fetch the sound from its channel; raises FileGone, ChannelDown, NotHeard."""
        content, files = heard.said.content, self.files.get(heard.said.channel)
        if not isinstance(content, VoiceNote) or files is None or not content.file:
            raise FileGone
        most = self.runtime.rules.hearing.largest
        sound = await files.fetch_file(content.file, most)
        if len(sound) > most:
            raise NotHeard(Unheard.TOO_LARGE)
        return sound

    async def _note_heard(self, hearing: VoiceNoteJob, transcript: Transcript) -> None:
        async with self.runtime.database.open_write() as session:
            await note_heard(hearing, transcript, self.runtime.work(session))

    async def _note_unheard(self, hearing: VoiceNoteJob, why: Unheard) -> None:
        log.info("note.unheard", inbound=hearing.inbound_id, why=why.value)
        async with self.runtime.database.open_write() as session:
            await note_unheard(hearing, why, self.runtime.work(session))

    async def _put_off(self, hearing: VoiceNoteJob) -> None:
        if hearing.tries >= MOST_TRIES:
            await self._note_unheard(hearing, Unheard.GONE)
            return
        async with self.runtime.database.write() as session:
            until = await self.runtime.database.now(session) + AGAIN
            await voice_notes.put_off(session, hearing, until)
