"""The worker of audio jobs: recordings, charts and lists that a chat asked for, each done once."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import structlog

from bot.charts import Chart, draw
from bot.runtime import Runtime
from bot.speech.sound import pcm_of, platform_sound, voice_note
from domain.audio.library import Library, LibraryAway, LibraryRefused, LibraryUnsure, Made
from domain.audio.recording import Recording
from domain.audio.sound import Sound
from domain.audio.transcription import Hints, NotHeard, Transcriber, Unheard
from domain.callback_queue.statistics import RequestEnd
from domain.chat import VoiceNote
from domain.orders.question import AnswerFault
from domain.ports import ChannelDown, FileGone, Files, Refusal
from handlers.audio.results import note_failed, note_kept, note_listed, note_sound
from handlers.callback_queue.chart import note_chart, read_figures
from handlers.outcomes.spoken_answers import SpokenAnswer, note_answer
from storage.audio import jobs, recordings
from storage.audio.jobs import MediaJob, MediaJobKind
from storage.chat import inbound, sounds
from storage.people import people

log = structlog.get_logger()
AT_ONCE = 4
AGAIN = timedelta(seconds=15)
_LONGEST_PAUSE = timedelta(minutes=30)
_EARLY = 4  # tries within the first two minutes after a call
_COLOURS = {
    RequestEnd.MET: "#2e9e6b",
    RequestEnd.CLOSED: "#7a8fa6",
    RequestEnd.MISSED: "#d1495b",
    RequestEnd.CANCELLED: "#c9ced6",
    RequestEnd.OPEN: "#edae49",
}
# Why a recording of which we have the sound has no words.
_UNSPOKEN: Mapping[Unheard, AnswerFault] = defaultdict(
    lambda: AnswerFault.UNCLEAR,
    {
        Unheard.SILENT: AnswerFault.SILENT,
        Unheard.NO_SPEECH: AnswerFault.SILENT,
        Unheard.NO_MODEL: AnswerFault.NO_MODEL,
    },
)
# Why there is not even a sound to play.
_UNPLAYED: Mapping[Refusal | Unheard | None, AnswerFault] = {
    **dict.fromkeys(Unheard, AnswerFault.NO_SOUND),
    Unheard.NO_FFMPEG: AnswerFault.NO_FFMPEG,
}
LONGEST = 300.0  # seconds of a sound that is played or uploaded


@dataclass(frozen=True, slots=True)
class MediaJobWorker:
    """Runs a few jobs at a time; `files` are the channels that keep what people sent."""

    runtime: Runtime
    studio: Library
    transcriber: Transcriber
    files: Mapping[str, Files] = field(default_factory=dict)

    async def step(self) -> bool:
        """Run the jobs that wait, at most AT_ONCE; False if none does."""
        taken: list[MediaJob] = []
        while len(taken) < AT_ONCE and (one := await self._claim()):
            taken.append(one)
        ends = await asyncio.gather(*map(self._settle, taken), return_exceptions=True)
        for fault in filter(None, ends):
            raise fault
        if taken:
            self.runtime.bell.ring()
        return bool(taken)

    async def _claim(self) -> MediaJob | None:
        if self.runtime.stopping.is_set():
            return None
        async with self.runtime.database.write() as session:
            now = await self.runtime.database.now(session)
            return await jobs.claim_job(session, self.runtime.owner, now)

    async def _settle(self, job: MediaJob) -> None:
        if job.lost:
            await self._fail(job, None)
            return
        try:
            await self._run(job)
        except LibraryUnsure:
            await self._fail(job, None)
        except LibraryRefused as refused:
            if job.kind is MediaJobKind.ANSWER and job.tries < _EARLY:
                await self._put_off(job)  # right after a call its recording may not lie there yet
            else:
                await self._fail(job, refused.why)
        except NotHeard as unheard:
            await self._fail(job, unheard.why)
        except FileGone:
            await self._fail(job, Unheard.GONE)
        except (LibraryAway, ChannelDown):
            await self._put_off(job)

    async def _run(self, job: MediaJob) -> None:
        match job.kind:
            case MediaJobKind.PREVIEW:
                recording = await self._recording(job)
                made = await self.studio.preview(recording.words, recording.voice)
                await self._sound(job, await self._play(made.audio_id, test=True), made)
            case MediaJobKind.KEEP:
                recording = await self._recording(job)
                kept = await self.studio.keep(recording.words, recording.voice, recording.name)
                await self._kept(job, kept)
            case MediaJobKind.UPLOAD:
                await self._kept(job, await self._upload(job))
            case MediaJobKind.PLAY:
                await self._sound(job, await self._play(job.wanted["audio"], test=False))
            case MediaJobKind.LIST:
                found = await self.studio.list_kept()
                async with self.runtime.database.open_write() as session:
                    await note_listed(job, found, self.runtime.work(session))
            case MediaJobKind.CHART:
                await self._chart(job)
            case MediaJobKind.ANSWER:
                await self._answer(job)
            case MediaJobKind.SPEAK:
                voice = await self._voice(job)
                made = await self.studio.preview(job.wanted["words"], voice)
                await self._sound(job, await self._play(made.audio_id, test=True), made)

    async def _answer(self, job: MediaJob) -> None:
        """Fetch what was said into a call, and have it transcribed as voice notes are."""
        recorded = await self.studio.fetch_answer(job.wanted["address"])
        sound = await voice_note(await pcm_of(recorded, longest=LONGEST))
        try:
            transcript = await self.transcriber.transcribe(recorded, await self._hints(job))
        except NotHeard as unheard:
            await self._answered(job, SpokenAnswer(sound=sound, fault=_UNSPOKEN[unheard.why]))
        else:
            await self._answered(job, SpokenAnswer(sound=sound, words=transcript.text))

    async def _hints(self, job: MediaJob) -> Hints:
        async with self.runtime.database.read() as session:
            return Hints((await people.find_person(session, job.person_id)).locale)

    async def _answered(self, job: MediaJob, answer: SpokenAnswer) -> None:
        async with self.runtime.database.open_write() as session:
            await note_answer(job, answer, self.runtime.work(session))

    async def _chart(self, job: MediaJob) -> None:
        async with self.runtime.database.read() as session:
            drawn = await read_figures(job, self.runtime.work(session))
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
        async with self.runtime.database.open_write() as session:
            await note_chart(job, picture, drawn.text, self.runtime.work(session))

    async def _play(self, audio_id: str, *, test: bool) -> Sound:
        """A platform's recording as a voice note; a preview made now is never made again."""
        try:
            mp3 = await self.studio.play(audio_id, test=test)
        except LibraryAway:
            if test:
                raise LibraryRefused(Refusal.UNREACHABLE) from None
            raise
        return await voice_note(await pcm_of(mp3, longest=LONGEST))

    async def _upload(self, job: MediaJob) -> Made:
        recording = await self._recording(job)
        samples = await pcm_of(await self._sent(job), longest=LONGEST)
        mp3 = await platform_sound(samples)
        return await self.studio.upload(mp3, recording.name)

    async def _sent(self, job: MediaJob) -> bytes:
        """Read the sound that a person sent; raises FileGone, ChannelDown."""
        async with self.runtime.database.read() as session:
            heard = await inbound.find_by_id(session, int(job.wanted["inbound"]))
            content = heard.said.content
            number = content.sound if isinstance(content, VoiceNote) else 0
            kept = await sounds.find_sound(session, number) if number else None
        if kept is not None:
            return kept.data
        files = self.files.get(heard.said.channel)
        if files is None or not isinstance(content, VoiceNote):
            raise FileGone
        return await files.fetch_file(content.file, self.runtime.rules.hearing.largest)

    async def _recording(self, job: MediaJob) -> Recording:
        async with self.runtime.database.read() as session:
            found = await recordings.read_recording(session, int(job.wanted["recording"]))
        if found is None:
            raise LibraryRefused(Refusal.OTHER)
        return found

    async def _voice(self, job: MediaJob) -> str:
        async with self.runtime.database.read() as session:
            return (await people.find_person(session, job.person_id)).voice

    async def _sound(self, job: MediaJob, sound: Sound, made: Made | None = None) -> None:
        async with self.runtime.database.open_write() as session:
            await note_sound(job, sound, self.runtime.work(session), made)

    async def _kept(self, job: MediaJob, made: Made) -> None:
        async with self.runtime.database.open_write() as session:
            await note_kept(job, made, self.runtime.work(session))

    async def _fail(self, job: MediaJob, why: Refusal | Unheard | None) -> None:
        log.info("job.failed", job=job.id, kind=job.kind.value, why=str(why))
        if job.kind is MediaJobKind.ANSWER:
            fault = _UNPLAYED.get(why, AnswerFault.GONE)
            await self._answered(job, SpokenAnswer(fault=fault))
            return
        async with self.runtime.database.open_write() as session:
            await note_failed(job, why, self.runtime.work(session))

    async def _put_off(self, job: MediaJob) -> None:
        if job.tries >= job.most_tries:
            await self._fail(job, Refusal.UNREACHABLE)
            return
        pause = AGAIN * 2 ** (job.tries - 1) if job.kind is MediaJobKind.ANSWER else AGAIN
        async with self.runtime.database.write() as session:
            until = await self.runtime.database.now(session) + min(pause, _LONGEST_PAUSE)
            await jobs.put_off(session, job, until)
