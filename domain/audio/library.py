"""What the platform does with sounds, as the rooms above the client see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from domain.ports import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A sound of the platform's: a test that can only be heard, or one that calls can use."""

    audio_id: str
    seconds: float = 0.0
    expires: date | None = None
    name: str = ""


class LibraryRefused(Exception):
    """The platform refused: the audio was certainly not made."""

    def __init__(self, why: Refusal, code: int | None = None) -> None:
        super().__init__(why.value)
        self.why, self.code = why, code


class LibraryUnsure(Exception):
    """The answer was lost: it may have been made, and must not be asked again."""


class LibraryAway(Exception):
    """A read that failed: nothing was changed, try later."""


class Library(Protocol):
    """The platform's sounds (manual, CreateAudioFile, PlayAudioFile, GetAudiosList)."""

    async def preview(self, words: str, voice: str) -> Made:
        """Have words spoken to be heard; raises StudioRefused, StudioUnsure."""
        ...

    async def keep(self, words: str, voice: str, name: str) -> Made:
        """Have words spoken for use in calls; raises StudioRefused, StudioUnsure."""
        ...

    async def upload(self, mp3: bytes, name: str) -> Made:
        """Hand a sound over for use in calls; raises StudioRefused, StudioUnsure."""
        ...

    async def play(self, audio_id: str, *, test: bool) -> bytes:
        """A sound as mp3; raises StudioRefused, StudioAway."""
        ...

    async def list_kept(self) -> Sequence[Made]:
        """The sounds that calls can use; raises StudioAway."""
        ...
