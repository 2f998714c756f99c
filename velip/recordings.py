"""The client's method about recordings: bounded, in one deadline, and careful with the token."""

from contextlib import suppress
from functools import partial

import aiohttp
from yarl import URL

from velip import sansio
from velip.asks import Asks
from velip.errors import BadAnswer, InvalidParameters, VelipError
from velip.fetch_recording import FetchRecording, Recording, is_sound, redirected
from velip.request import R, Request
from velip.sound import LARGEST_SOUND
from velip.transport import CHUNK, Transport, incoming

MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class RecordingMethods(Asks):
    """What people said in calls that record."""

    async def fetch_recording(self, url: str, *, limit: int = LARGEST_SOUND) -> Recording:
        """Return the sound at a record's `recording_url`, of at most `limit` bytes.

        Take the address from a record, not from a callback, which anybody can post. The deadline
        covers the last byte. Redirects are followed, but to no other scheme, and our proof goes to
        no other place than the platform's own. An address of the platform is asked for three times,
        one of another host once. Raises `BadAnswer` where no whole sound came, `NotFound` and its
        kin where the platform refuses.
        """
        request = FetchRecording(url=url)
        if problems := request.problems(self.profile):
            raise InvalidParameters(tuple(problems))
        limit = min(limit, LARGEST_SOUND)
        hear = partial(_fetched, self._transport, limit, self.base_url)
        if same_place(url, self.base_url):
            return await self._reach(request, hear)
        outgoing = sansio.Outgoing(endpoint=request.endpoint, url=url, headers={})
        with suppress(TimeoutError):
            async with self.timer(self.deadline):
                return await hear(request, outgoing)
        raise BadAnswer(request.endpoint, "no whole sound within the deadline")


async def _fetched(
    transport: Transport,
    limit: int,
    home: str,
    request: FetchRecording,
    outgoing: sansio.Outgoing,
) -> Recording:
    """Follow the address to its sound; the headers of `outgoing` go to `home` alone."""
    url = request.url
    for _ in range(MOST_REDIRECTS + 1):
        ours = same_place(url, home)
        response = await transport.get(request, url, outgoing.headers if ours else {})
        try:
            if response.status not in _REDIRECTS:
                return await _recording(request, response, limit, ours=ours)
            following = redirected(url, response.headers.get("Location", ""))
        finally:
            response.close()
        if following is None:
            raise BadAnswer(request.endpoint, "a redirect to no such address", final=True)
        url = following
    raise BadAnswer(request.endpoint, f"more than {MOST_REDIRECTS} redirects", final=True)


async def _recording(
    request: FetchRecording, response: aiohttp.ClientResponse, limit: int, *, ours: bool
) -> Recording:
    try:
        if response.status != 200 or not is_sound(response.content_type):
            raise await _refusal(request, response, ours=ours)
        return Recording(
            content=await _whole(request, response, limit), content_type=response.content_type
        )
    except (aiohttp.ClientError, OSError) as error:
        failed = sansio.no_answer(request, type(error).__name__)
    raise failed


async def _whole(request: Request[R], response: aiohttp.ClientResponse, limit: int) -> bytes:
    too_large = BadAnswer(request.endpoint, f"more than {limit} bytes", final=True)
    if (response.content_length or 0) > limit:
        raise too_large
    whole = bytearray()
    async for chunk in response.content.iter_chunked(CHUNK):
        whole += chunk
        if len(whole) > limit:
            raise too_large
    if not whole:
        raise BadAnswer(request.endpoint, "an empty sound")
    return bytes(whole)


async def _refusal(
    request: FetchRecording, response: aiohttp.ClientResponse, *, ours: bool
) -> VelipError:
    """Return what an answer without a sound means; another host's word is not the platform's."""
    status = response.status
    final = 400 <= status < 500 and status != 408  # it is not there, and asking on does not help
    if not ours:
        return BadAnswer(request.endpoint, f"HTTP {status} without a sound", final=final)
    refusal = sansio.decode_no_sound(request, await incoming(request, response))
    if isinstance(refusal, BadAnswer):
        refusal.final = refusal.final or final
    return refusal


def same_place(one: str, other: str) -> bool:
    """Say whether two addresses are of one scheme, host and port.

    Read as aiohttp reads them, so that what is compared is what is connected to.
    """
    try:
        first, second = URL(one), URL(other)
    except ValueError:
        return False
    return (first.scheme, first.host, first.port) == (second.scheme, second.host, second.port)
