"""Recordings, asked for in a chat: of words or of a sound, heard first, kept by name, listed."""

from __future__ import annotations

from dataclasses import replace

from domain.audio.intents import SettleAudio
from domain.audio.recording import (
    Recording,
    RecordingSource,
    RecordingStage,
    name_of,
    split_name,
    tidy,
)
from domain.chat import Message, VoiceNote
from domain.orders import call
from domain.orders.order import Kind as OrderKind
from handlers.audio.cards import card_name, recording_card
from handlers.replies.faults import INVALID
from handlers.replies.scene import Scene
from storage.audio import jobs, recordings
from storage.audio.jobs import MediaJobKind
from storage.audio.recordings import RecordingDraft

COMMANDS = ("/audio", "/áudio")


async def make_audio(rest: str, scene: Scene) -> None:
    """Ask the platform to speak words, to be heard before they are kept; raises InvalidWords."""
    name, words = split_name(rest)
    if not words:
        await (_await_sound(name, scene) if name else _explain(scene))
        return
    words = call.checked_words(words, OrderKind.CALL)
    await forget_announced(scene)
    draft = RecordingDraft(
        name=name or name_of(words),
        source=RecordingSource.WORDS,
        stage=RecordingStage.ASKED,
        owner_id=scene.person.id,
        chat_id=scene.heard.chat_id,
        words=words,
        voice=scene.person.voice,
    )
    recording = await recordings.open_recording(scene.work.session, draft, scene.work.now)
    await _send_for(MediaJobKind.PREVIEW, scene, recording=recording.id)
    await scene.work.commit(_card(recording, scene))


async def announced(note: VoiceNote, scene: Scene) -> Recording | None:
    """The recording that a sound is to become, by its caption or by what was said before."""
    session, person, chat_id = scene.work.session, scene.person.id, scene.heard.chat_id
    command, _, rest = note.caption.strip().partition(" ")
    if command.casefold() in COMMANDS:
        name = split_name(rest)[0] or tidy(rest) or "audio"
        return await recordings.open_recording(session, _draft(name, scene), scene.work.now)
    return await recordings.find_awaited(session, person, chat_id, scene.said_at)


async def forget_announced(scene: Scene) -> bool:
    """Wait no longer for a sound that this person announced here; whether one was waited for."""
    session, chat_id = scene.work.session, scene.heard.chat_id
    return await recordings.drop_awaited(session, scene.person.id, chat_id) > 0


async def take_sound(recording: Recording, note: VoiceNote, scene: Scene) -> None:
    """Hand a sound to the platform, to be used in calls by its name."""
    session = scene.work.session
    # Another recording may have taken the name since it was announced.
    name = await recordings.free_name(session, recording.name)
    taken: dict[str, object] = {"name": name, "sound": note.sound, "seconds": float(note.seconds)}
    if recording.stage is RecordingStage.ASKED:
        taken.pop("name")
    recording = await recordings.note(session, recording, stage=RecordingStage.KEEPING, **taken)
    await _send_for(MediaJobKind.UPLOAD, scene, recording=recording.id, inbound=scene.heard.id)
    await scene.work.commit(_card(recording, scene))


async def list_audios(search: str, scene: Scene) -> None:
    """Ask the platform which recordings there are; the answer is the list."""
    await _send_for(MediaJobKind.LIST, scene, search=tidy(search))
    await scene.work.commit(scene.reply(scene.say("audios-looking")))


async def settle_audio(intent: SettleAudio, scene: Scene) -> None:
    """Handle a recording's button: keep or drop what was heard, or play what is kept."""
    if intent.choice == "play":
        await _send_for(MediaJobKind.PLAY, scene, audio=intent.which)
        await scene.work.commit(scene.toast("toast-playing"))
        return
    number = int(intent.which) if intent.which.isdecimal() and len(intent.which) < 12 else 0
    recording = await recordings.find_recording(scene.work.session, number)
    if recording is None or recording.owner_id != scene.person.id:
        await scene.work.commit(scene.toast("toast-unknown"))
    elif recording.stage is not RecordingStage.PREVIEWED:
        await scene.work.commit(scene.toast("toast-audio-settled"))
    else:
        await _settle(recording, scene, keep=intent.choice == "keep")


async def _settle(recording: Recording, scene: Scene, *, keep: bool) -> None:
    stage = RecordingStage.KEEPING if keep else RecordingStage.DROPPED
    recording = await recordings.note(scene.work.session, recording, stage=stage)
    if keep:
        await _send_for(MediaJobKind.KEEP, scene, recording=recording.id)
    toast = scene.toast("toast-keeping" if keep else "toast-dropped")
    await scene.work.commit(toast, _card(recording, scene))


async def _await_sound(name: str, scene: Scene) -> None:
    await forget_announced(scene)
    draft = replace(_draft(name, scene), stage=RecordingStage.AWAITED)
    recording = await recordings.open_recording(scene.work.session, draft, scene.work.now)
    text = scene.say("audio-awaited", name=recording.name)
    await scene.work.commit(scene.reply(text))


async def _explain(scene: Scene) -> None:
    text = scene.say("audio-empty", usage=scene.say("usage-audio"))
    await scene.work.commit(scene.reply(text, fault=INVALID))


async def _send_for(kind: MediaJobKind, scene: Scene, **wanted: object) -> None:
    await jobs.open_job(scene.work.session, kind, scene.here, scene.work.now, **wanted)


def _draft(name: str, scene: Scene) -> RecordingDraft:
    return RecordingDraft(
        name=name,
        source=RecordingSource.SOUND,
        stage=RecordingStage.ASKED,
        owner_id=scene.person.id,
        chat_id=scene.heard.chat_id,
    )


def _card(recording: Recording, scene: Scene) -> Message:
    shown = recording_card(recording, scene.chat, scene.reader)
    return replace(shown, event=f"{scene.event}:{card_name(recording)}")
