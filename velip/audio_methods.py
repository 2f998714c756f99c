"""The client's methods about sounds."""

from contextlib import AbstractAsyncContextManager
from datetime import date
from functools import partial
from typing import TypedDict, Unpack, cast

from velip.asks import Asks
from velip.audios import Audio, TestAudio
from velip.create_audio_file import FIELD, CreateAudioFile
from velip.get_audios_list import AudiosPage, GetAudiosList
from velip.get_tts_voices import GetTTSVoices, VoicesPage
from velip.play_audio_file import PlayAudioFile, player_url
from velip.request import Upload
from velip.sound import Sound, opened, playing
from velip.temporary import TemporaryToken


class Kept(TypedDict, total=False):
    """How a sound is kept; see `CreateAudioFile`."""

    name: str | None
    expires: date | None
    mp3: bool


class AudioMethods(Asks):
    """Sounds: made, handed over, listed and played."""

    async def create_audio_file(self, request: CreateAudioFile) -> Audio | TestAudio:
        """Make a sound; never retried: a lost answer is `OutcomeUnknown`, and the list may tell."""
        return await self._call(request)

    async def synthesize(
        self, text: str, *, voice: str | None = None, **kept: Unpack[Kept]
    ) -> Audio:
        """Have `text` spoken for use in calls; never retried."""
        request = CreateAudioFile(text=text, voice=voice, final=True, **kept)
        return cast(Audio, await self._call(request))

    async def preview(
        self, text: str, *, voice: str | None = None, name: str | None = None
    ) -> TestAudio:
        """Have `text` spoken to be listened to; no call could use it."""
        request = CreateAudioFile(text=text, voice=voice, name=name)
        return cast(TestAudio, await self._call(request))

    async def upload_audio(
        self, content: bytes, *, filename: str = "audio.mp3", **kept: Unpack[Kept]
    ) -> Audio:
        """Hand a sound over for use in calls; never retried.

        Sent as final: a public integration reports that it would be gone in a day otherwise.
        """
        upload = Upload(field=FIELD, name=filename, content=content)
        request = CreateAudioFile(audio=upload, final=True, **kept)
        return cast(Audio, await self._call(request))

    async def get_audios_list(self, request: GetAudiosList) -> AudiosPage:
        """Ask which sounds the platform keeps; retried within the deadline."""
        return await self._call(request)

    async def get_tts_voices(self, request: GetTTSVoices) -> VoicesPage:
        """Ask which voices the account may use; retried within the deadline."""
        return await self._call(request)

    def play_audio_file(self, request: PlayAudioFile) -> AbstractAsyncContextManager[Sound]:
        """Fetch a sound, streamed: `async with client.play_audio_file(…) as sound`.

        Retried until it is open. The deadline begins here and covers the last byte; the time spent
        in the block counts, but the block is never interrupted: the next read is what fails.
        """
        until = self.clock() + self.deadline
        return playing(
            partial(self._reach, request, partial(opened, self._transport)),
            lambda: self.timer(max(0.0, until - self.clock())),
        )

    def player_url(self, audio_id: str, token: TemporaryToken) -> str:
        """Return the address where a player fetches a sound; secret, as it holds the token."""
        return player_url(self.base_url, audio_id, token, self.profile)
