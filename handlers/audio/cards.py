"""The card of a recording: one message, edited in place, that says how far it has come."""

from __future__ import annotations

import unicodedata
from datetime import date

from domain.audio.intents import SettleAudio
from domain.audio.recording import Recording, RecordingStage
from domain.audio.voices import known_voices, name_of
from domain.chat import Address, Button, Message
from domain.language.buttons import encode
from handlers.replies.reader import Reader
from handlers.replies.sentences import short_date

_PREVIEW = 200  # characters of the spoken text that a list or a card shows


def recording_card(recording: Recording, to: Address, reader: Reader) -> Message:
    """The card of a recording as it stands now."""
    return Message(
        to=to,
        event=f"{card_name(recording)}:{recording.stage}",
        text=_text(recording, reader),
        buttons=_buttons(recording, reader),
        card=card_name(recording),
    )


def card_name(recording: Recording) -> str:
    """The key by which a recording's card is edited in its chat."""
    return f"audio:{recording.id}"


def day(moment: date | None, reader: Reader) -> str:
    """A day as people write it; empty where the platform named none."""
    return short_date(reader.locale, moment) if moment is not None else ""


def speakable(text: str) -> str:
    """A sentence without the signs that nobody reads aloud."""
    return " ".join("".join(sign for sign in text if not _is_picture(sign)).split())


def _is_picture(sign: str) -> bool:
    return unicodedata.category(sign) in ("So", "Sk", "Cf") or sign == "\ufe0f"


def _text(recording: Recording, reader: Reader) -> str:
    lines = [reader.say("audio-title", name=recording.name)]
    if recording.words:
        words = recording.words
        shown = words if len(words) <= _PREVIEW else f"{words[: _PREVIEW - 1]}…"
        lines.append(reader.say("audio-words", words=shown))
    if recording.voice:
        voices = known_voices(reader.voices)
        lines.append(reader.say("audio-voice", name=name_of(recording.voice, voices)))
    if recording.variables:
        lines.append(reader.say("audio-variables", names=", ".join(recording.variables)))
    parts = {"name": recording.name, "expires": day(recording.expires, reader)}
    stage = "audio-kept-for-ever" if _endless(recording) else f"audio-{recording.stage}"
    return "\n".join([*lines, "", reader.say(stage, **parts)])


def _endless(recording: Recording) -> bool:
    return recording.stage is RecordingStage.KEPT and recording.expires is None


def _buttons(recording: Recording, reader: Reader) -> tuple[Button, ...]:
    if recording.stage is not RecordingStage.PREVIEWED:
        return ()
    return (
        Button(reader.say("button-keep"), encode(SettleAudio("keep", str(recording.id)))),
        Button(reader.say("button-toss"), encode(SettleAudio("toss", str(recording.id)))),
    )
