"""The client over aiohttp: one deadline per call, and no order is ever sent twice."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import KW_ONLY, dataclass
from urllib.parse import urlsplit

import aiohttp

from velip import sansio
from velip.auth import Auth
from velip.breaker import Breaker
from velip.errors import (
    ApiError,
    AuthenticationError,
    BadAnswer,
    InvalidParameters,
    NotSent,
    VelipError,
)
from velip.get_call_status import CallStatusPage, GetCallStatus
from velip.get_user_id import GetUserID, UserID
from velip.make_sms import MakeSMS, SMSResult
from velip.make_tts_call import MakeTTSCall, TTSCallResult
from velip.request import R, Request

READ_ATTEMPTS = 3
FIRST_PAUSE = 0.25  # seconds before the first retry of a read, doubled each time, times the jitter
LARGEST_ANSWER = 16 * 1024 * 1024  # bytes
CHUNK = 64 * 1024
# All of these are raised while the connection is being made, before a byte of the request left.
_NO_CONNECTION = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,
    aiohttp.ServerFingerprintMismatch,
)


@dataclass(eq=False, repr=False)
class Client:
    """Speaks to the platform at `base_url`, the path included (`https://host/api/v2/`).

    `deadline` is in seconds and covers a whole call, its retries and pauses included. The session
    is the caller's: it is neither configured nor closed here. Clock, sleep, jitter (0 to 1) and the
    deadline's timer are given by tests.
    """

    session: aiohttp.ClientSession
    base_url: str
    auth: Auth
    _: KW_ONLY
    deadline: float = 30.0
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    clock: Callable[[], float] = time.monotonic
    # The spread of retries is no secret, so it needs no cryptographic source.
    jitter: Callable[[], float] = random.random
    timer: Callable[[float], asyncio.Timeout] = asyncio.timeout

    def __post_init__(self) -> None:
        """Refuse an address that could never be called."""
        parts = urlsplit(self.base_url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query:
            raise ValueError("base_url is an absolute http or https address without a query")
        self._breaker = Breaker(self.clock)

    def __repr__(self) -> str:
        return f"Client({urlsplit(self.base_url).hostname})"

    async def make_tts_call(self, request: MakeTTSCall) -> TTSCallResult:
        """Place one call; never retried. A lost answer is `OutcomeUnknown`."""
        return await self._call(request)

    async def make_sms(self, request: MakeSMS) -> SMSResult:
        """Send one SMS; never retried. A lost answer is `OutcomeUnknown`."""
        return await self._call(request)

    async def get_call_status(self, request: GetCallStatus) -> CallStatusPage:
        """Ask what became of calls; retried within the deadline."""
        return await self._call(request)

    async def get_user_id(self, request: GetUserID) -> UserID:
        """Ask who we are and what we may do; retried within the deadline."""
        return await self._call(request)

    async def _call(self, request: Request[R]) -> R:
        problems = tuple(request.problems())
        if problems:
            raise InvalidParameters(problems)
        self._breaker.enter()
        outgoing = sansio.build(request, self.base_url, self.auth)
        lost: VelipError = sansio.no_answer(request, "no answer within the deadline")
        with suppress(TimeoutError):
            async with self.timer(self.deadline):
                for attempt in range(READ_ATTEMPTS if request.repeatable else 1):
                    if attempt:
                        await self.sleep(FIRST_PAUSE * 2 ** (attempt - 1) * (1 + self.jitter()))
                    try:
                        return await self._ask(request, outgoing)
                    except (NotSent, BadAnswer) as error:
                        lost = error
        raise lost

    async def _ask(self, request: Request[R], outgoing: sansio.Outgoing) -> R:
        incoming = await self._exchange(request, outgoing)
        try:
            result = sansio.decode(request, incoming)
        except AuthenticationError as error:
            self._breaker.note_failure(error)
            raise
        except ApiError:
            self._breaker.note_accepted()
            raise
        self._breaker.note_accepted()
        return result

    async def _exchange(self, request: Request[R], outgoing: sansio.Outgoing) -> sansio.Incoming:
        """Post once. aiohttp itself repeats only idempotent methods, so never a POST."""
        if self.session.closed:
            raise NotSent(request.endpoint, "the session is closed")
        try:
            async with self.session.post(
                outgoing.url,
                data=outgoing.body,
                headers=outgoing.headers,
                allow_redirects=False,  # a redirect would send the order again, elsewhere
                raise_for_status=False,
                middlewares=(),  # one that retries would dial twice
                # A connection that took half the deadline leaves too little to hear the answer;
                # given up here it is known that nothing left.
                timeout=aiohttp.ClientTimeout(total=None, connect=self.deadline / 2),
            ) as response:
                body = await _whole_body(response)
                kind = response.headers.get("Content-Type", "")
        except _NO_CONNECTION as error:
            raise NotSent(request.endpoint, type(error).__name__) from None
        except (aiohttp.ClientError, OSError) as error:
            raise sansio.no_answer(request, type(error).__name__) from None
        if body is None:
            raise sansio.no_answer(request, f"more than {LARGEST_ANSWER} bytes")
        return sansio.Incoming(status=response.status, content_type=kind, body=body)


async def _whole_body(response: aiohttp.ClientResponse) -> bytes | None:
    body = bytearray()
    async for chunk in response.content.iter_chunked(CHUNK):
        body += chunk
        if len(body) > LARGEST_ANSWER:
            response.close()
            return None
    return bytes(body)
