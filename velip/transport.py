"""One request over aiohttp: what left, what came back, and what is known when nothing did."""

import io
from collections.abc import Mapping

import aiohttp

from velip import sansio
from velip.envelopes import Incoming, retry_after
from velip.errors import TOO_MANY, NotSent, VelipError
from velip.request import R, Request, Upload

LARGEST_ANSWER = 16 * 1024 * 1024  # bytes
CHUNK = 64 * 1024
LARGE = 512 * 1024
Body = bytes | io.BytesIO | aiohttp.FormData | None
# All of these are raised while the connection is being made, before a byte of the request left.
_NO_CONNECTION = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,
    aiohttp.ServerFingerprintMismatch,
    aiohttp.InvalidURL,
)


class Transport:
    """Posts over the caller's session, which it neither configures nor closes.

    A connection that took half the deadline leaves too little to hear the answer; given up there
    it is known that nothing left.
    """

    def __init__(self, session: aiohttp.ClientSession, deadline: float) -> None:
        self._session = session
        self._timeout = aiohttp.ClientTimeout(total=None, connect=deadline / 2)

    async def exchange(self, request: Request[R], outgoing: sansio.Outgoing) -> Incoming:
        """Post once and read the answer to its end."""
        response = await self.post(request, outgoing)
        try:
            async with response:
                return await incoming(request, response)
        except (aiohttp.ClientError, OSError) as error:
            lost = sansio.no_answer(request, type(error).__name__)
        raise lost

    async def post(self, request: Request[R], outgoing: sansio.Outgoing) -> aiohttp.ClientResponse:
        """Post once; the caller closes. aiohttp repeats only idempotent methods, never a POST."""
        return await self._sent(request, "POST", outgoing, _body(outgoing))

    async def get(
        self, request: Request[R], url: str, headers: Mapping[str, str]
    ) -> aiohttp.ClientResponse:
        """Get what stands at an address, as it is; the caller closes."""
        plain = {k: v for k, v in headers.items() if k != "Content-Type"}
        asked = sansio.Outgoing(
            endpoint=request.endpoint, url=url, headers={**plain, "Accept-Encoding": "identity"}
        )
        return await self._sent(request, "GET", asked, None)

    async def _sent(
        self, request: Request[R], method: str, outgoing: sansio.Outgoing, body: Body
    ) -> aiohttp.ClientResponse:
        """Send once. What is raised is raised outside of aiohttp's own error.

        Its text may hold the headers.
        """
        if self._session.closed:
            raise NotSent(request.endpoint, "the session is closed")
        failed: VelipError
        try:
            return await self._session.request(
                method,
                outgoing.url,
                data=body,
                headers=outgoing.headers,
                allow_redirects=False,  # a redirect would send the order again, elsewhere
                raise_for_status=False,
                middlewares=(),  # one that retries would dial twice
                timeout=self._timeout,
            )
        except _NO_CONNECTION as error:
            failed = NotSent(request.endpoint, type(error).__name__)
        except (aiohttp.ClientError, OSError) as error:
            failed = sansio.no_answer(request, type(error).__name__)
        raise failed


async def incoming(request: Request[R], response: aiohttp.ClientResponse) -> Incoming:
    """Read an answer to its end, unless it is larger than any answer can be."""
    headers = response.headers
    length = headers.get("Content-Length", "")
    # A packed answer's length says nothing of how large it is.
    plain = length.isdecimal() and "Content-Encoding" not in headers
    if plain and int(length) <= LARGEST_ANSWER:
        return _read(response, await response.read())
    whole = bytearray()
    async for chunk in response.content.iter_chunked(CHUNK):
        whole += chunk
        if len(whole) > LARGEST_ANSWER:
            response.close()
            raise sansio.no_answer(request, f"more than {LARGEST_ANSWER} bytes", final=True)
    return _read(response, bytes(whole))


def _read(response: aiohttp.ClientResponse, body: bytes) -> Incoming:
    return Incoming(
        status=response.status,
        content_type=response.headers.get("Content-Type", ""),
        body=body,
        retry_after=retry_after(response.headers) if response.status == TOO_MANY else None,
    )


def _body(outgoing: sansio.Outgoing) -> Body:
    if outgoing.upload is not None:
        return _form(outgoing, outgoing.upload)
    # A large one is written in parts, between which the loop goes on.
    return io.BytesIO(outgoing.body) if len(outgoing.body) > LARGE else outgoing.body


def _form(outgoing: sansio.Outgoing, upload: Upload) -> aiohttp.FormData:
    form = aiohttp.FormData()
    for name, value in outgoing.fields.items():
        # Half of a surrogate pair is no UTF-8, in a form no more than in JSON.
        form.add_field(name, value.encode("utf-8", "replace").decode())
    content = io.BytesIO(upload.content)
    form.add_field(upload.field, content, filename=upload.name, content_type=upload.kind)
    return form
