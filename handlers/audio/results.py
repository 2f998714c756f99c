"""What became of an errand to the platform's sounds, told where it was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.audio.library import Made
from domain.audio.recording import Recording, Source, Stage, tidy
from domain.audio.sound import Sound
from domain.audio.transcription import Unheard
from domain.chat import Address, Button, Message, Voice
from domain.ports import Refusal
from handlers.audio.cards import day, recording_card
from handlers.replies.faults import INVALID
from handlers.replies.times import Reader, reader_of
from storage.audio import jobs, recordings
from storage.audio.jobs import Errand, Kind
from storage.audio.recordings import Draft
from storage.chat import chats, sounds
from storage.people import people
from storage.work import Work

_LISTED, _PLAYED = 30, 8
_OF_RECORDINGS = frozenset({Kind.PREVIEW, Kind.KEEP, Kind.UPLOAD})


@dataclass(frozen=True, slots=True)
class Place:
    """Where an errand's answer belongs, and for whom it is made."""

    to: Address
    reader: Reader


async def note_sound(errand: Errand, sound: Sound, work: Work, made: Made | None = None) -> None:
    """A sound came back: of a preview, of something to be played, or of news to be told aloud."""
    if not await jobs.end_errand(work.session, errand):
        await work.session.rollback()
        return
    place = await _place(errand, work)
    number = await sounds.keep_voice(work.session, sound, work.now)
    messages = []
    text = ""
    if errand.kind is Kind.PREVIEW:
        recording = await _recording(errand, work)
        changes = {"stage": Stage.PREVIEWED, "sound": number, "seconds": sound.seconds}
        if made is not None and recording.stage is Stage.ASKED:
            recording = await recordings.note(work.session, recording, **changes)
        messages.append(recording_card(recording, place.to, place.reader))
        text = f"#{recording.name}"
    elif errand.kind is Kind.PLAY:
        text = str(errand.wanted.get("name", ""))
    voice = Voice(number, sound.seconds, sound.waveform)
    event = f"{errand.wanted['event']}:voice" if errand.kind is Kind.SPEAK else _event(errand)
    messages.append(Message(to=place.to, event=event, text=text, voice=voice))
    await work.commit(*messages)


async def note_kept(errand: Errand, made: Made, work: Work) -> None:
    """Calls can use it now: the card says so, and how."""
    if not await jobs.end_errand(work.session, errand):
        await work.session.rollback()
        return
    place, recording = await _place(errand, work), await _recording(errand, work)
    await _forget_sent(errand, recording, work)
    recording = await recordings.note(
        work.session,
        recording,
        stage=Stage.KEPT,
        audio_id=made.audio_id,
        expires=made.expires,
        seconds=made.seconds or recording.seconds,
    )
    text = place.reader.say("audio-news", name=recording.name)
    news = Message(to=place.to, event=_event(errand), text=text)
    await work.commit(recording_card(recording, place.to, place.reader), news)


async def note_listed(errand: Errand, found: Sequence[Made], work: Work) -> None:
    """The recordings that calls can use; those made elsewhere are known by name from now on."""
    if not await jobs.end_errand(work.session, errand):
        await work.session.rollback()
        return
    place = await _place(errand, work)
    await _learn(found, work)
    today = work.now.astimezone(place.reader.zone).date()
    search = str(errand.wanted["search"])
    kept = await recordings.list_kept(work.session, search, today)
    lines = [place.reader.say("audios-list" if kept else "audios-none", name=search)]
    lines += [_line(recording, place.reader) for recording in kept[:_LISTED]]
    if len(kept) > _LISTED:
        lines.append(place.reader.say("audios-more", count=len(kept) - _LISTED))
    buttons = [Button(f"▶ #{r.name}", f"play-audio:{r.audio_id}") for r in kept[:_PLAYED]]
    text = "\n".join(lines)
    message = Message(to=place.to, event=_event(errand), text=text, buttons=tuple(buttons))
    await work.commit(message)


async def note_failed(errand: Errand, why: Refusal | Unheard | None, work: Work) -> None:
    """It was not made, or nobody knows (`why` is None): said where it was asked."""
    if not await jobs.end_errand(work.session, errand):
        await work.session.rollback()
        return
    place, messages = await _place(errand, work), []
    if errand.kind in _OF_RECORDINGS:
        stage = Stage.UNKNOWN if why is None else Stage.FAILED
        recording = await _recording(errand, work)
        await _forget_sent(errand, recording, work)
        recording = await recordings.note(work.session, recording, stage=stage)
        messages.append(recording_card(recording, place.to, place.reader))
    if errand.kind is not Kind.SPEAK:  # the news itself was told: only its sound is missing
        text = _why(errand, why, place.reader)
        messages.append(Message(to=place.to, event=_event(errand), text=text, fault=INVALID))
    await work.commit(*messages)


def _why(errand: Errand, why: Refusal | Unheard | None, reader: Reader) -> str:
    if isinstance(why, Unheard):
        return reader.say("audio-unusable")
    if errand.kind is Kind.CHART:
        return reader.say("figures-failed")
    if errand.kind in (Kind.PLAY, Kind.LIST):
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
            draft = Draft(
                name=tidy(made.name) or made.audio_id,
                source=Source.PLATFORM,
                stage=Stage.KEPT,
                audio_id=made.audio_id,
                seconds=made.seconds,
                expires=made.expires,
            )
            await recordings.open_recording(work.session, draft, work.now)


async def _place(errand: Errand, work: Work) -> Place:
    person = await people.find_person(work.session, errand.person_id)
    to = await chats.find_address(work.session, errand.chat_id)
    return Place(to, reader_of(person, work.rules, to))


async def _recording(errand: Errand, work: Work) -> Recording:
    found = await recordings.find_recording(work.session, int(errand.wanted["recording"]))
    if found is None:
        raise LookupError(f"no recording {errand.wanted['recording']}")
    return found


async def _forget_sent(errand: Errand, recording: Recording, work: Work) -> None:
    """What a person sent is kept until the platform has it, or will not take it."""
    if errand.kind is Kind.UPLOAD and recording.sound:
        await sounds.drop_sound(work.session, recording.sound)


def _event(errand: Errand) -> str:
    return f"errand:{errand.id}"
