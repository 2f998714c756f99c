"""What became of a job to the platform's sounds, told where it was asked."""

from __future__ import annotations

from collections.abc import Sequence

from domain.audio.intents import SettleAudio
from domain.audio.library import Made
from domain.audio.recording import Recording, RecordingSource, RecordingStage, tidy
from domain.audio.sound import Sound
from domain.audio.transcription import Unheard
from domain.chat import Button, Message, SoundPart
from domain.language.buttons import encode
from domain.ports import Refusal
from handlers.audio.cards import day, recording_card
from handlers.replies.faults import INVALID
from handlers.replies.reader import Reader
from handlers.replies.recipient import Recipient
from storage.audio import jobs, recordings
from storage.audio.jobs import MediaJob, MediaJobKind
from storage.audio.recordings import RecordingDraft
from storage.chat import chats, sounds
from storage.people import people
from storage.work import Work

_LISTED, _PLAYED = 30, 8
_OF_RECORDINGS = frozenset({MediaJobKind.PREVIEW, MediaJobKind.KEEP, MediaJobKind.UPLOAD})


async def note_sound(job: MediaJob, sound: Sound, work: Work, made: Made | None = None) -> None:
    """Send a sound that came back: a preview, a recording to play, or an outcome read aloud."""
    if not await jobs.end_job(work.session, job):
        await work.session.rollback()
        return
    recipient = await _recipient(job, work)
    number = await sounds.keep_voice(work.session, sound, work.now)
    messages = []
    text = ""
    if job.kind is MediaJobKind.PREVIEW:
        recording = await _recording(job, work)
        changes = {"stage": RecordingStage.PREVIEWED, "sound": number, "seconds": sound.seconds}
        if made is not None and recording.stage is RecordingStage.ASKED:
            recording = await recordings.note(work.session, recording, **changes)
        messages.append(recording_card(recording, recipient.to, recipient.reader(work.rules)))
        text = f"#{recording.name}"
    elif job.kind is MediaJobKind.PLAY:
        text = str(job.wanted.get("name", ""))
    voice = SoundPart(number, sound.seconds, sound.waveform)
    event = f"{job.wanted['event']}:voice" if job.kind is MediaJobKind.SPEAK else _event(job)
    messages.append(Message(to=recipient.to, event=event, text=text, voice=voice))
    await work.commit(*messages)


async def note_kept(job: MediaJob, made: Made, work: Work) -> None:
    """Note that calls can use a recording now; its card says so, and how."""
    if not await jobs.end_job(work.session, job):
        await work.session.rollback()
        return
    recipient, recording = await _recipient(job, work), await _recording(job, work)
    await _forget_sent(job, recording, work)
    recording = await recordings.note(
        work.session,
        recording,
        stage=RecordingStage.KEPT,
        audio_id=made.audio_id,
        expires=made.expires,
        seconds=made.seconds or recording.seconds,
    )
    text = recipient.reader(work.rules).say("audio-news", name=recording.name)
    news = Message(to=recipient.to, event=_event(job), text=text)
    await work.commit(recording_card(recording, recipient.to, recipient.reader(work.rules)), news)


async def note_listed(job: MediaJob, found: Sequence[Made], work: Work) -> None:
    """Show the recordings that calls can use; from now on those made elsewhere have names."""
    if not await jobs.end_job(work.session, job):
        await work.session.rollback()
        return
    recipient = await _recipient(job, work)
    await _learn(found, work)
    today = work.now.astimezone(recipient.reader(work.rules).zone).date()
    search = str(job.wanted["search"])
    kept = await recordings.list_kept(work.session, search, today)
    lines = [
        recipient.reader(work.rules).say("audios-list" if kept else "audios-none", name=search)
    ]
    lines += [_line(recording, recipient.reader(work.rules)) for recording in kept[:_LISTED]]
    if len(kept) > _LISTED:
        lines.append(recipient.reader(work.rules).say("audios-more", count=len(kept) - _LISTED))
    buttons = [
        Button(f"▶ #{r.name}", encode(SettleAudio("play", r.audio_id))) for r in kept[:_PLAYED]
    ]
    text = "\n".join(lines)
    message = Message(to=recipient.to, event=_event(job), text=text, buttons=tuple(buttons))
    await work.commit(message)


async def note_failed(job: MediaJob, why: Refusal | Unheard | None, work: Work) -> None:
    """Say where it was asked that an audio was not made, or that nobody knows (`why` is None)."""
    if not await jobs.end_job(work.session, job):
        await work.session.rollback()
        return
    recipient, messages = await _recipient(job, work), []
    if job.kind in _OF_RECORDINGS:
        stage = RecordingStage.UNKNOWN if why is None else RecordingStage.FAILED
        recording = await _recording(job, work)
        await _forget_sent(job, recording, work)
        recording = await recordings.note(work.session, recording, stage=stage)
        messages.append(recording_card(recording, recipient.to, recipient.reader(work.rules)))
    if job.kind is not MediaJobKind.SPEAK:  # the outcome was told as text already
        text = _why(job, why, recipient.reader(work.rules))
        messages.append(Message(to=recipient.to, event=_event(job), text=text, fault=INVALID))
    await work.commit(*messages)


def _why(job: MediaJob, why: Refusal | Unheard | None, reader: Reader) -> str:
    if isinstance(why, Unheard):
        return reader.say("audio-unusable")
    if job.kind is MediaJobKind.CHART:
        return reader.say("figures-failed")
    if job.kind in (MediaJobKind.PLAY, MediaJobKind.LIST):
        return reader.say("audio-unplayable")
    if why is None:
        return reader.say("audio-unsure")
    return reader.say("audio-refused", why=reader.say(f"studio-{_cause(why)}"))


def _cause(why: Refusal) -> str:
    """The causes that have a sentence of their own where no call is meant."""
    known = (Refusal.CREDIT, Refusal.AUTHENTICATION, Refusal.UNREACHABLE, Refusal.AUDIO)
    return str(why) if why in known else "other"


def _line(recording: Recording, reader: Reader) -> str:
    expires = day(recording.expires, reader)
    sentence = "audios-line" if expires else "audios-line-for-ever"
    seconds = max(1, round(recording.seconds))
    return reader.say(sentence, name=recording.name, seconds=seconds, expires=expires)


async def _learn(found: Sequence[Made], work: Work) -> None:
    """Remember what the platform's own panel, or another program, made."""
    for made in found:
        if not await recordings.note_listed(
            work.session, made.audio_id, made.seconds, made.expires
        ):
            draft = RecordingDraft(
                name=tidy(made.name) or made.audio_id,
                source=RecordingSource.PLATFORM,
                stage=RecordingStage.KEPT,
                audio_id=made.audio_id,
                seconds=made.seconds,
                expires=made.expires,
            )
            await recordings.open_recording(work.session, draft, work.now)


async def _recipient(job: MediaJob, work: Work) -> Recipient:
    person = await people.find_person(work.session, job.person_id)
    to = await chats.find_address(work.session, job.chat_id)
    return Recipient(person, to)


async def _recording(job: MediaJob, work: Work) -> Recording:
    found = await recordings.find_recording(work.session, int(job.wanted["recording"]))
    if found is None:
        raise LookupError(f"no recording {job.wanted['recording']}")
    return found


async def _forget_sent(job: MediaJob, recording: Recording, work: Work) -> None:
    """What a person sent is kept until the platform has it, or will not take it."""
    if job.kind is MediaJobKind.UPLOAD and recording.sound:
        await sounds.drop_sound(work.session, recording.sound)


def _event(job: MediaJob) -> str:
    return f"errand:{job.id}"  # the old word for a job: stored events hold it
