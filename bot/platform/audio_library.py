"""The platform's recordings: the domain's Library over the Velip client."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.platform.telephony import refusal_of
from domain.audio.library import LibraryAway, LibraryRefused, LibraryUnsure, Made
from domain.ports import Refusal
from velip import (
    ApiError,
    AudioFacts,
    BadAnswer,
    Client,
    GetAudiosList,
    InvalidParameters,
    InvalidRequest,
    OutcomeUnknown,
    PlayAudioFile,
    VelipError,
)

LARGEST = 10 * 1024 * 1024  # bytes of a sound that is played in a chat
_LONGEST_NAME = 50
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class VelipLibrary:
    """The Library port; what makes a recording is never retried, because it would make two."""

    client: Client

    async def preview(self, words: str, voice: str) -> Made:
        """Let the platform speak a text as a test; raises LibraryRefused, LibraryUnsure."""
        made = await _making(self.client.preview(words, voice=voice or None))
        return _made(made.test_id, made)

    async def keep(self, words: str, voice: str, name: str) -> Made:
        """Let the platform speak a text for use in calls; raises LibraryRefused, LibraryUnsure."""
        named = name[:_LONGEST_NAME]
        made = await _making(self.client.synthesize(words, voice=voice or None, name=named))
        return _made(made.audio_id, made)

    async def upload(self, mp3: bytes, name: str) -> Made:
        """Upload a sound for use in calls; raises LibraryRefused, LibraryUnsure."""
        named = name[:_LONGEST_NAME]
        made = await _making(self.client.upload_audio(mp3, filename="ramal.mp3", name=named))
        return _made(made.audio_id, made)

    async def play(self, audio_id: str, *, test: bool) -> bytes:
        """Read a recording as mp3; raises LibraryRefused, LibraryAway."""
        request = PlayAudioFile(
            cdw_file=None if test else audio_id, cdw_file_test=audio_id if test else None
        )
        try:
            async with self.client.play_audio_file(request) as sound:
                return await sound.read(LARGEST)
        except ApiError as error:
            raise LibraryRefused(refusal_of(error), error.code) from None
        except VelipError as error:
            raise LibraryAway(type(error).__name__) from None

    async def fetch_answer(self, address: str) -> bytes:
        """Fetch a recording from its address in a record; raises LibraryRefused, LibraryAway."""
        try:
            return (await self.client.fetch_recording(address, limit=LARGEST)).content
        except (ApiError, InvalidRequest, InvalidParameters) as error:
            raise LibraryRefused(refusal_of(error)) from None
        except BadAnswer as error:
            if error.final:
                raise LibraryRefused(Refusal.AUDIO) from None
            raise LibraryAway(type(error).__name__) from None
        except VelipError as error:
            raise LibraryAway(type(error).__name__) from None

    async def list_kept(self) -> Sequence[Made]:
        """List all recordings that calls can use (maxreg 0: no limit); raises LibraryAway."""
        try:
            page = await self.client.get_audios_list(GetAudiosList(maxreg=0))
        except VelipError as error:
            raise LibraryAway(type(error).__name__) from None
        return [_made(row.audio_id, row) for row in page.audios if row.audio_id]


async def _making(asked: Awaitable[T]) -> T:
    try:
        return await asked
    except OutcomeUnknown:
        raise LibraryUnsure from None
    except ApiError as error:
        raise LibraryRefused(refusal_of(error), error.code) from None
    except VelipError as error:
        raise LibraryRefused(refusal_of(error)) from None


def _made(audio_id: str, facts: AudioFacts) -> Made:
    return Made(
        audio_id=audio_id,
        seconds=float(facts.seconds or 0),
        expires=facts.expires,
        name=facts.name or "",
    )
