"""Transcription of voice notes: the port to the speech recognizer, and why it finds no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Unheard(StrEnum):
    """Why transcribing a voice note gave no words; each reason has its sentence."""

    NO_MODEL = "no-model"
    NO_FFMPEG = "no-ffmpeg"
    UNREADABLE = "unreadable"
    TOO_LONG = "too-long"
    TOO_LARGE = "too-large"
    SILENT = "silent"
    NO_SPEECH = "no-speech"
    LOOP = "loop"
    LATE = "late"
    BROKEN = "broken"
    GONE = "gone"
    FULL = "full"


class NotHeard(Exception):
    """A voice note gave no words: nothing was understood, and nothing is dialled."""

    def __init__(self, why: Unheard) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Hints:
    """What helps the recognizer: the speaker's language, and names that may be said."""

    locale: str
    names: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Transcript:
    """The transcribed words; `doubtful` where a person should read them twice before acting."""

    text: str
    doubtful: bool = False


class Transcriber(Protocol):
    """The speech recognizer on this machine."""

    async def transcribe(self, sound: bytes, hints: Hints) -> Transcript:
        """Transcribe a sound file of any format; raises NotHeard."""
        ...
