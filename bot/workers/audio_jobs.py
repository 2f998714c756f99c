"""The worker of errands: what is made or fetched for a chat away from it, once, and told."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import structlog

from bot.charts import Chart, draw
from bot.runtime import Desk
from bot.speech.sound import pcm_of, platform_sound, voice_note
from domain.audio.library import Made, Studio, StudioAway, StudioRefused, StudioUnsure
from domain.audio.recording import Recording
from domain.audio.sound import Sound
from domain.audio.transcription import NotHeard, Unheard
from domain.callback_queue.statistics import End
from domain.chat import VoiceNote
from domain.ports import ChannelDown, FileGone, Files, Refusal
from handlers.audio.results import note_failed, note_kept, note_listed, note_sound
from handlers.callback_queue.statistics import note_chart, read_figures
from storage.audio import jobs, recordings
from storage.audio.jobs import Errand, Kind
from storage.chat import inbound, sounds
from storage.lease import MOST_TRIES
from storage.people import people

log = structlog.get_logger()
AT_ONCE = 4
AGAIN = timedelta(seconds=15)
_COLOURS = {
    End.MET: "#2e9e6b",
    End.CLOSED: "#7a8fa6",
    End.MISSED: "#d1495b",
    End.CANCELLED: "#c9ced6",
    End.OPEN: "#edae49",
}
LONGEST = 300.0  # seconds of a sound that is played or handed over


@dataclass(frozen=True, slots=True)
class Errands:
    """Does a few at a time; `files` are the channels that keep what people sent."""

    desk: Desk
    studio: Studio
    files: Mapping[str, Files] = field(default_factory=dict)

    async def step(self) -> bool:
        """Do what waits; False if nothing does."""
        taken: list[Errand] = []
        while len(taken) < AT_ONCE and (one := await self._claim()):
            taken.append(one)
        ends = await asyncio.gather(*map(self._settle, taken), return_exceptions=True)
        for fault in filter(None, ends):
            raise fault
        if taken:
            self.desk.bell.ring()
        return bool(taken)

    async def _claim(self) -> Errand | None:
        if self.desk.stopping.is_set():
            return None
        async with self.desk.database.write() as session:
            now = await self.desk.database.now(session)
            return await jobs.claim_errand(session, self.desk.owner, now)

    async def _settle(self, errand: Errand) -> None:
        if errand.lost:
            await self._fail(errand, None)
            return
        try:
            await self._run(errand)
        except StudioUnsure:
            await self._fail(errand, None)
        except StudioRefused as refused:
            await self._fail(errand, refused.why)
        except NotHeard as unheard:
            await self._fail(errand, unheard.why)
        except FileGone:
            await self._fail(errand, Unheard.GONE)
        except (StudioAway, ChannelDown):
            await self._put_off(errand)

    async def _run(self, errand: Errand) -> None:
        match errand.kind:
            case Kind.PREVIEW:
                recording = await self._recording(errand)
                made = await self.studio.preview(recording.words, recording.voice)
                await self._sound(errand, await self._play(made.audio_id, test=True), made)
            case Kind.KEEP:
                recording = await self._recording(errand)
                kept = await self.studio.keep(recording.words, recording.voice, recording.name)
                await self._kept(errand, kept)
            case Kind.UPLOAD:
                await self._kept(errand, await self._upload(errand))
            case Kind.PLAY:
                await self._sound(errand, await self._play(errand.wanted["audio"], test=False))
            case Kind.LIST:
                found = await self.studio.list_kept()
                async with self.desk.database.open_write() as session:
                    await note_listed(errand, found, self.desk.work(session))
            case Kind.CHART:
                await self._chart(errand)
            case Kind.SPEAK:
                voice = await self._voice(errand)
                made = await self.studio.preview(errand.wanted["words"], voice)
                await self._sound(errand, await self._play(made.audio_id, test=True), made)

    async def _chart(self, errand: Errand) -> None:
        async with self.desk.database.read() as session:
            drawn = await read_figures(errand, self.desk.work(session))
        series = tuple((name, _COLOURS[end], counts) for end, name, counts in drawn.ends)
        picture = await draw(
            Chart(
                title=drawn.title,
                axis=drawn.axis,
                labels=drawn.days,
                series=series,
                notes=drawn.notes,
            )
        )
        async with self.desk.database.open_write() as session:
            await note_chart(errand, picture, drawn.text, self.desk.work(session))

    async def _play(self, audio_id: str, *, test: bool) -> Sound:
        """A sound of the platform's as a voice note; one that was just made is not made again."""
        try:
            mp3 = await self.studio.play(audio_id, test=test)
        except StudioAway:
            if test:
                raise StudioRefused(Refusal.UNREACHABLE) from None
            raise
        return await voice_note(await pcm_of(mp3, longest=LONGEST))

    async def _upload(self, errand: Errand) -> Made:
        recording = await self._recording(errand)
        samples = await pcm_of(await self._sent(errand), longest=LONGEST)
        mp3 = await platform_sound(samples)
        return await self.studio.upload(mp3, recording.name)

    async def _sent(self, errand: Errand) -> bytes:
        """The sound that a person sent; raises FileGone, ChannelDown."""
        async with self.desk.database.read() as session:
            heard = await inbound.find_by_id(session, int(errand.wanted["inbound"]))
            content = heard.said.content
            number = content.sound if isinstance(content, VoiceNote) else 0
            kept = await sounds.find_sound(session, number) if number else None
        if kept is not None:
            return kept.data
        files = self.files.get(heard.said.channel)
        if files is None or not isinstance(content, VoiceNote):
            raise FileGone
        return await files.fetch_file(content.file, self.desk.rules.hearing.largest)

    async def _recording(self, errand: Errand) -> Recording:
        async with self.desk.database.read() as session:
            found = await recordings.read_recording(session, int(errand.wanted["recording"]))
        if found is None:
            raise StudioRefused(Refusal.OTHER)
        return found

    async def _voice(self, errand: Errand) -> str:
        async with self.desk.database.read() as session:
            return (await people.find_person(session, errand.person_id)).voice

    async def _sound(self, errand: Errand, sound: Sound, made: Made | None = None) -> None:
        async with self.desk.database.open_write() as session:
            await note_sound(errand, sound, self.desk.work(session), made)

    async def _kept(self, errand: Errand, made: Made) -> None:
        async with self.desk.database.open_write() as session:
            await note_kept(errand, made, self.desk.work(session))

    async def _fail(self, errand: Errand, why: Refusal | Unheard | None) -> None:
        log.info("errand.failed", errand=errand.id, kind=errand.kind.value, why=str(why))
        async with self.desk.database.open_write() as session:
            await note_failed(errand, why, self.desk.work(session))

    async def _put_off(self, errand: Errand) -> None:
        if errand.tries >= MOST_TRIES:
            await self._fail(errand, Refusal.UNREACHABLE)
            return
        async with self.desk.database.write() as session:
            until = await self.desk.database.now(session) + AGAIN
            await jobs.put_off(session, errand, until)
