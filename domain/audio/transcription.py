"""From a voice note to words: what is asked of whoever listens, and why there may be no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Unheard(StrEnum):
    """Why a voice note became no words; each has its sentence."""

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
    """There are no words: nothing was understood, and nothing is dialled."""

    def __init__(self, why: Unheard) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Hints:
    """What helps to hear right: the speaker's language, and the names that may be said."""

    locale: str
    names: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was said, as far as it was heard; `doubtful` where a person should look twice."""

    text: str
    doubtful: bool = False


class Transcriber(Protocol):
    """Whoever turns sound into words on this machine."""

    async def transcribe(self, sound: bytes, hints: Hints) -> Transcript:
        """The words of a sound file of any kind; raises NotHeard."""
        ...
