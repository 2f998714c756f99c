"""The client over aiohttp: one deadline per call, and no order is ever sent twice."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import KW_ONLY, dataclass
from urllib.parse import urlsplit

import aiohttp
from yarl import URL

from velip import sansio
from velip.asks import Hear, T
from velip.audio_methods import AudioMethods
from velip.auth import Auth
from velip.breaker import Breaker
from velip.call_pages import CallMethods
from velip.campaign_methods import CampaignMethods
from velip.classify import AUTHENTICATION_CODES
from velip.deadlines import Deadlines, Timer
from velip.errors import (
    ApiError,
    AuthenticationError,
    BadAnswer,
    InvalidParameters,
    NotSent,
    PermissionDenied,
    RateLimited,
    TokenExpired,
    VelipError,
)
from velip.get_user_id import GetUserID, UserID
from velip.make_sms import MakeSMS, SMSResult
from velip.make_tts_call import MakeTTSCall, TTSCallResult
from velip.profile import MANUAL, Profile
from velip.recordings import RecordingMethods
from velip.request import Given, R, Request
from velip.transport import LARGE, Transport

_aside = asyncio.to_thread
READ_ATTEMPTS = 3
MOST_UNPROVED = 10  # calls at once while no answer has shown that the token is good
FIRST_PAUSE = 0.25  # seconds before the first retry of a read, doubled each time, times the jitter


@dataclass(eq=False, repr=False)
class Client(AudioMethods, CallMethods, CampaignMethods, RecordingMethods):
    """Speaks to the platform at `base_url`, the path included (`https://host/api/v2/`).

    `deadline` is in seconds and covers a whole call, its retries and pauses included. The session
    is the caller's: it is neither configured nor closed here. `profile` is the reading of the
    platform that is spoken. Clock, sleep, jitter (0 to 1) and the deadline's timer are given by
    tests.
    """

    session: aiohttp.ClientSession
    base_url: str
    auth: Auth
    _: KW_ONLY
    profile: Profile = MANUAL
    deadline: float = 30.0
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    clock: Callable[[], float] = time.monotonic
    # The spread of retries is no secret, so it needs no cryptographic source.
    jitter: Callable[[], float] = random.random
    timer: Callable[[float], Timer] = asyncio.timeout

    def __post_init__(self) -> None:
        """Refuse an address that could never be called."""
        if not _is_root(self.base_url):
            raise ValueError(
                "base_url is an absolute http or https address without a query or a user"
            )
        self._root = self.base_url.rstrip("/") + "/"
        self._breaker = Breaker(self.clock)
        self._unproved = asyncio.Semaphore(MOST_UNPROVED)
        if self.timer is asyncio.timeout:
            self.timer = Deadlines(self.deadline).timer
        self._transport = Transport(self.session, self.deadline)

    def __repr__(self) -> str:
        return f"Client({urlsplit(self.base_url).hostname})"

    async def make_tts_call(self, request: MakeTTSCall) -> TTSCallResult:
        """Place one call; never retried. A lost answer is `OutcomeUnknown`."""
        return await self._call(request)

    async def make_sms(self, request: MakeSMS) -> SMSResult:
        """Send one SMS; never retried. A lost answer is `OutcomeUnknown`."""
        return await self._call(request)

    async def get_user_id(self, request: GetUserID) -> UserID:
        """Ask who we are and what we may do; retried within the deadline."""
        return await self._call(request)

    async def _call(self, request: Request[R]) -> R:
        return await self._reach(request, self._exchange)

    async def _reach(self, request: Request[R], hear: Hear[R, T]) -> T:
        """Ask within the deadline, and once more where an expired token could be renewed."""
        lost: list[VelipError] = []  # the last one is what is known if the time is over now
        outgoing = None
        try:
            async with self.timer(self.deadline) if self._breaker.proved else self._queued():
                # What may be large is made beside the loop, the rest at once.
                aside = request.heavy
                given = await _aside(self._checked, request) if aside else self._checked(request)
                self._breaker.enter(request.subject())
                renewed = False
                while True:
                    await self.auth.ready()
                    outgoing = (
                        await _aside(self._built, request, given)
                        if aside
                        else self._built(request, given)
                    )
                    lost.clear()
                    try:
                        if request.repeatable:
                            return await self._attempts(request, outgoing, hear, lost)
                        return await self._ask(request, outgoing, hear)
                    except TokenExpired as error:
                        # Refused, so nothing was done: with a new token it may be asked once more.
                        lost.append(error)
                        if renewed or not await self.auth.renew(outgoing.headers):
                            self._breaker.note_failure(error)
                            raise
                        renewed = True
        except TimeoutError:
            known = _known(request, outgoing, lost)
        raise known

    def _checked(self, request: Request[R]) -> Given:
        """Return what was given, or raise every rule that it breaks; nothing was sent."""
        given = request.given()
        problems = request.problems(self.profile, given)
        if problems:
            raise InvalidParameters(tuple(problems))
        return given

    async def _attempts(
        self,
        request: Request[R],
        outgoing: sansio.Outgoing,
        hear: Hear[R, T],
        lost: list[VelipError],
    ) -> T:
        for attempt in range(READ_ATTEMPTS):
            if attempt:
                await self.sleep(FIRST_PAUSE * 2 ** (attempt - 1) * (1 + self.jitter()))
            try:
                return await self._ask(request, outgoing, hear)
            except (NotSent, BadAnswer) as error:
                lost.append(error)
                if isinstance(error, BadAnswer) and error.final:
                    break
        raise lost[-1]

    def _built(self, request: Request[R], given: Given) -> sansio.Outgoing:
        return sansio.build(request, self._root, self.auth, self.profile, given)

    async def _ask(self, request: Request[R], outgoing: sansio.Outgoing, hear: Hear[R, T]) -> T:
        try:
            heard = await hear(request, outgoing)
        except VelipError as error:
            self._note(request, error)
            raise
        self._breaker.note_accepted()
        return heard

    async def _exchange(self, request: Request[R], outgoing: sansio.Outgoing) -> R:
        incoming = await self._transport.exchange(request, outgoing)
        if len(incoming.body) > LARGE:  # reading it would hold the loop up
            return await asyncio.to_thread(sansio.decode, request, incoming)
        return sansio.decode(request, incoming)

    @asynccontextmanager
    async def _queued(self) -> AsyncIterator[None]:
        """Let few through until one was accepted: 15 wrong tokens in 10 minutes ban an address."""
        async with self.timer(self.deadline), self._unproved:
            yield

    def _note(self, request: Request[R], error: VelipError) -> None:
        """Tell the breaker of a refusal; an expired token is told by whoever could not renew it."""
        if isinstance(error, AuthenticationError):
            if not isinstance(error, TokenExpired):
                self._breaker.note_failure(error)
        elif isinstance(error, PermissionDenied) and error.code in AUTHENTICATION_CODES:
            self._breaker.note_refused(request.subject(), error)
            self._breaker.note_accepted()  # whoever may not do one thing is known
        elif isinstance(error, ApiError) and not isinstance(error, RateLimited):
            self._breaker.note_accepted()


def _known(
    request: Request[R], outgoing: sansio.Outgoing | None, lost: list[VelipError]
) -> VelipError:
    """Return what is known of a request whose deadline has passed."""
    if outgoing is None:
        return NotSent(request.endpoint, "not ready within the deadline")
    return lost[-1] if lost else sansio.no_answer(request, "no answer within the deadline")


def _is_root(address: str) -> bool:
    try:
        parts = urlsplit(address)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        URL(address)
        (parts.hostname or "").encode("idna")
    except (ValueError, UnicodeError):
        return False
    return good and not parts.query and parts.username is None
