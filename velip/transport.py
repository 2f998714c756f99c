"""One POST over aiohttp: what left, what came back, and what is known when nothing did."""

import aiohttp

from velip import sansio
from velip.errors import NotSent
from velip.request import R, Request

LARGEST_ANSWER = 16 * 1024 * 1024  # bytes
CHUNK = 64 * 1024
# All of these are raised while the connection is being made, before a byte of the request left.
_NO_CONNECTION = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,
    aiohttp.ServerFingerprintMismatch,
)


class Transport:
    """Posts over the caller's session, which it neither configures nor closes.

    A connection that took half the deadline leaves too little to hear the answer; given up there
    it is known that nothing left.
    """

    def __init__(self, session: aiohttp.ClientSession, deadline: float) -> None:
        self._session = session
        self._timeout = aiohttp.ClientTimeout(total=None, connect=deadline / 2)

    async def exchange(self, request: Request[R], outgoing: sansio.Outgoing) -> sansio.Incoming:
        """Post once and read the answer to its end."""
        response = await self.post(request, outgoing)
        try:
            async with response:
                return await incoming(request, response)
        except (aiohttp.ClientError, OSError) as error:
            raise sansio.no_answer(request, type(error).__name__) from None

    async def post(self, request: Request[R], outgoing: sansio.Outgoing) -> aiohttp.ClientResponse:
        """Post once; the caller closes. aiohttp repeats only idempotent methods, never a POST."""
        if self._session.closed:
            raise NotSent(request.endpoint, "the session is closed")
        try:
            return await self._session.post(
                outgoing.url,
                data=outgoing.body if outgoing.upload is None else _form(outgoing),
                headers=outgoing.headers,
                allow_redirects=False,  # a redirect would send the order again, elsewhere
                raise_for_status=False,
                middlewares=(),  # one that retries would dial twice
                timeout=self._timeout,
            )
        except _NO_CONNECTION as error:
            raise NotSent(request.endpoint, type(error).__name__) from None
        except (aiohttp.ClientError, OSError) as error:
            raise sansio.no_answer(request, type(error).__name__) from None


async def incoming(request: Request[R], response: aiohttp.ClientResponse) -> sansio.Incoming:
    """Read an answer to its end, unless it is larger than any answer can be."""
    kind = response.headers.get("Content-Type", "")
    length = response.content_length
    if length is not None and length <= LARGEST_ANSWER:
        body = await response.read()
        return sansio.Incoming(status=response.status, content_type=kind, body=body)
    whole = bytearray()
    async for chunk in response.content.iter_chunked(CHUNK):
        whole += chunk
        if len(whole) > LARGEST_ANSWER:
            response.close()
            raise sansio.no_answer(request, f"more than {LARGEST_ANSWER} bytes")
    return sansio.Incoming(status=response.status, content_type=kind, body=bytes(whole))


def _form(outgoing: sansio.Outgoing) -> aiohttp.FormData:
    form = aiohttp.FormData()
    for name, value in outgoing.fields.items():
        form.add_field(name, value)
    upload = outgoing.upload
    if upload is not None:
        form.add_field(upload.field, upload.content, filename=upload.name, content_type=upload.kind)
    return form
