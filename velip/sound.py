"""A sound on its way: streamed, within one deadline and one bound, and always closed."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import aiohttp

from velip import sansio
from velip.deadlines import Timer
from velip.errors import BadAnswer, VelipError
from velip.play_audio_file import PlayAudioFile
from velip.request import R, Request
from velip.transport import CHUNK, Transport, incoming

LARGEST_SOUND = 50 * 1024 * 1024  # bytes; the newer docs' own bound


class Sound:
    """An open sound, to be read once: by `async for`, chunk by chunk, or whole by `read()`."""

    def __init__(self, response: aiohttp.ClientResponse, rest: Callable[[], Timer]) -> None:
        self._response = response
        self._rest = rest

    @property
    def content_type(self) -> str:
        """Return what the platform says it is, such as audio/mpeg."""
        return self._response.content_type

    @property
    def size(self) -> int | None:
        """Return how many bytes are announced."""
        return self._response.content_length

    def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield the sound chunk by chunk; a sound cut off or too large is `BadAnswer`."""
        return self._chunks(LARGEST_SOUND)

    async def read(self, limit: int = LARGEST_SOUND) -> bytes:
        """Return the whole sound, or raise `BadAnswer` where it is larger than `limit` bytes."""
        return b"".join([chunk async for chunk in self._chunks(min(limit, LARGEST_SOUND))])

    def __repr__(self) -> str:
        return f"Sound({self.content_type}, {self.size} bytes)"

    async def _chunks(self, limit: int) -> AsyncIterator[bytes]:
        """Yield outside of every net: what goes wrong in the caller's block is the caller's."""
        heard = 0
        if (self.size or 0) > limit:
            raise _unheard(f"more than {limit} bytes")
        while chunk := await self._next():
            heard += len(chunk)
            if heard > limit:
                raise _unheard(f"more than {limit} bytes")
            yield chunk
        if not heard:
            raise _unheard("an empty sound")

    async def _next(self) -> bytes:
        try:
            async with self._rest():
                return await self._response.content.read(CHUNK)
        except TimeoutError:
            raise _unheard("no whole sound within the deadline") from None
        except (aiohttp.ClientError, OSError) as error:
            raise _unheard(type(error).__name__) from None


async def opened(
    transport: Transport, request: Request[R], outgoing: sansio.Outgoing
) -> aiohttp.ClientResponse:
    """Return the answer, still open, if it is a sound, or raise what it means."""
    response = await transport.post(request, outgoing)
    if response.status == 200 and response.content_type.startswith("audio/"):
        return response
    try:
        raise await _refusal(request, response)
    finally:
        response.close()


@asynccontextmanager
async def playing(
    reach: Callable[[], Awaitable[aiohttp.ClientResponse]],
    rest: Callable[[], Timer],
) -> AsyncIterator[Sound]:
    """Open a sound, and close it however the block ends."""
    response = await reach()
    try:
        yield Sound(response, rest)
    finally:
        response.close()


async def _refusal(request: Request[R], response: aiohttp.ClientResponse) -> VelipError:
    try:
        return sansio.decode_no_sound(request, await incoming(request, response))
    except (aiohttp.ClientError, OSError) as error:
        return sansio.no_answer(request, type(error).__name__)


def _unheard(why: str) -> BadAnswer:
    return BadAnswer(PlayAudioFile.endpoint, why)
