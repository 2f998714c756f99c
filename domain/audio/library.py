"""The port to the platform's audio library: make, upload, play and list sounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from domain.ports import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A sound in the platform's library: a preview only to be heard, or one for use in calls."""

    audio_id: str
    seconds: float = 0.0
    expires: date | None = None
    name: str = ""


class LibraryRefused(Exception):
    """The platform refused to make an audio: it certainly does not exist."""

    def __init__(self, why: Refusal, code: int | None = None) -> None:
        super().__init__(why.value)
        self.why, self.code = why, code


class LibraryUnsure(Exception):
    """The platform's answer was lost: the audio may exist and must not be requested again."""


class LibraryAway(Exception):
    """Reading the platform's library failed: nothing was changed, try later."""


class Library(Protocol):
    """The platform's audio library (manual, CreateAudioFile, PlayAudioFile, GetAudiosList)."""

    async def preview(self, words: str, voice: str) -> Made:
        """Have words spoken, to be heard only; raises LibraryRefused, LibraryUnsure."""
        ...

    async def keep(self, words: str, voice: str, name: str) -> Made:
        """Have words spoken for use in calls; raises LibraryRefused, LibraryUnsure."""
        ...

    async def upload(self, mp3: bytes, name: str) -> Made:
        """Upload a sound for use in calls; raises LibraryRefused, LibraryUnsure."""
        ...

    async def play(self, audio_id: str, *, test: bool) -> bytes:
        """Fetch a sound of the library as mp3; raises LibraryRefused, LibraryAway."""
        ...

    async def fetch_answer(self, address: str) -> bytes:
        """Fetch what was said into a call that records; raises LibraryRefused, LibraryAway."""
        ...

    async def list_kept(self) -> Sequence[Made]:
        """List the sounds that calls can use; raises LibraryAway."""
        ...
