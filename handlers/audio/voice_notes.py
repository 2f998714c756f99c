"""Voice notes: into the queue at once, and answered like typed words once they were heard."""

from __future__ import annotations

import math
from dataclasses import replace

from domain.audio.transcription import Transcript, Unheard
from domain.chat import Content, Heard, Message, VoiceNote
from domain.command import Command
from domain.people.person import closest_locale
from handlers.access import access
from handlers.audio.recordings import COMMANDS, announced, take_sound
from handlers.replies.faults import INVALID
from handlers.replies.scene import Scene
from handlers.replies.sentences import say
from storage.chat import inbound, sounds, voice_notes
from storage.chat.inbound import StoredInbound
from storage.chat.voice_notes import VoiceNoteJob
from storage.people import people
from storage.work import Work

_MEGABYTE = 1024 * 1024


async def take_note(note: VoiceNote, scene: Scene) -> None:
    """Put a voice note into the queue and say its place, or say why it will not be heard.

    One that was announced with `/audio`, or whose caption says so, becomes a recording instead.
    """
    if note.caption.strip().casefold().startswith(COMMANDS):
        access.require_command(Command.AUDIO, scene.actor)
    if recording := await announced(note, scene):
        await take_sound(recording, note, scene)
        return
    session, bounds = scene.work.session, scene.work.rules.hearing
    queue = await voice_notes.queue(session, scene.person.id)
    why = _refusal(note, scene)
    if why is None and (queue.waiting >= bounds.waiting or queue.mine >= bounds.waiting_each):
        why = Unheard.FULL
    if why is not None:
        await sounds.drop_sound(session, note.sound)
        text = _why(scene.locale, why, scene.work)
        await scene.work.commit(scene.reply(text, fault=INVALID))
        return
    await voice_notes.open_job(session, scene.heard.id, scene.person.id, scene.work.now)
    usual = await voice_notes.usual_seconds(session)
    place = queue.waiting + 1
    sentence = "hearing" if place == 1 else "hearing-waits"
    text = scene.say(sentence, place=place, seconds=math.ceil(usual * place))
    if bounds.practice:
        text += "\n" + scene.say("hearing-practice")
    await scene.work.commit(replace(scene.reply(text), card=_card(scene.heard.id)))


async def forget_sound(content: Content, work: Work) -> None:
    """Delete the sound of a voice note whose sender was refused."""
    if isinstance(content, VoiceNote) and content.sound:
        await sounds.drop_sound(work.session, content.sound)


async def note_heard(hearing: VoiceNoteJob, transcript: Transcript, work: Work) -> None:
    """Store the words of a voice note as an inbound of their own, answered as typed ones are."""
    heard = await inbound.find_by_id(work.session, hearing.inbound_id)
    if not await voice_notes.end_job(work.session, hearing, work.now):
        await work.session.rollback()  # our lease ended, and another process took the job over
        return
    words = Heard(transcript.text, heard.id, transcript.doubtful)
    key = inbound.words_key(heard.said.key)
    said = replace(heard.said, key=key, content=words, yes=False, raw="")
    # Its time is when the note came, however long that waited to be transcribed.
    await inbound.remember(work.session, said, heard.at or work.now)
    locale = await _locale(heard, work)
    await _end(heard, say(locale, _heard(work), words=transcript.text), work)


async def note_unheard(hearing: VoiceNoteJob, why: Unheard, work: Work) -> None:
    """Say why no words came of a voice note, and what to do; nothing was dialled."""
    heard = await inbound.find_by_id(work.session, hearing.inbound_id)
    if not await voice_notes.end_job(work.session, hearing, work.now):
        await work.session.rollback()
        return
    await _end(heard, _why(await _locale(heard, work), why, work), work, fault=INVALID)


async def _end(heard: StoredInbound, text: str, work: Work, *, fault: str = "") -> None:
    """Edit the card of the note, and forget its sound."""
    await forget_sound(heard.said.content, work)
    event = f"inbound:{heard.id}:heard"
    card = _card(heard.id)
    await work.commit(Message(to=heard.said.chat, event=event, text=text, card=card, fault=fault))


def _refusal(note: VoiceNote, scene: Scene) -> Unheard | None:
    """What can be said before anything is fetched."""
    bounds = scene.work.rules.hearing
    if not bounds.ready:
        return Unheard.NO_MODEL
    if note.seconds > bounds.longest:
        return Unheard.TOO_LONG
    return Unheard.TOO_LARGE if note.size > bounds.largest else None


def _why(locale: str, why: Unheard, work: Work) -> str:
    bounds = work.rules.hearing
    sizes = {"seconds": bounds.longest, "megabytes": bounds.largest // _MEGABYTE}
    usage = say(locale, "usage-call")
    return say(locale, f"unheard-{why}", usage=usage, **sizes)


async def _locale(heard: StoredInbound, work: Work) -> str:
    person = await people.find_by_identity(work.session, heard.said.identity)
    return person.locale if person else closest_locale(heard.said.locale)


def _heard(work: Work) -> str:
    return "heard-practice" if work.rules.hearing.practice else "heard"


def _card(inbound_id: int) -> str:
    return f"note:{inbound_id}"
