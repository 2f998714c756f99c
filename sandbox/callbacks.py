"""Callbacks: the POST at the end of a call, in three formats, tried again when nobody takes it."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Literal

import aiohttp
from yarl import URL

from sandbox.clock import SandboxClock

Format = Literal["json", "form", "query"]
FORMATS: tuple[Format, ...] = ("json", "form", "query")
TIMEOUT = 10.0
GAPS = (30.0, 120.0)  # on the sandbox's clock, before the second and the third try
AT_ONCE = 64

log = logging.getLogger(__name__)


class CallbackPost:
    """Delivers callbacks; a receiver that fails is tried three times and then given up.

    The gaps pass on the sandbox's clock, the ten seconds that one try may take are real.
    """

    def __init__(self, *, clock: SandboxClock, timeout: float = TIMEOUT) -> None:
        self.format: Format = "json"
        self.timeout = timeout
        self._clock = clock
        self._session: aiohttp.ClientSession | None = None
        self._places = asyncio.Semaphore(AT_ONCE)

    def send_after(self, seconds: float, url: str, body: Mapping[str, str]) -> None:
        """Post the body to the address some seconds from now."""
        self._clock.after(seconds, lambda: self._deliver(url, body, attempt=0))

    async def close(self) -> None:
        """Close the connections to the receivers."""
        if self._session is not None:
            await self._session.close()

    async def _deliver(self, url: str, body: Mapping[str, str], *, attempt: int) -> None:
        try:
            async with self._places:
                status = await self._post(URL(url), body)
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as problem:
            status, reason = 0, type(problem).__name__
        else:
            reason = f"HTTP {status}"
        if 200 <= status <= 299:
            return
        log.warning("callback not taken (try %d): %s", attempt + 1, reason)
        if attempt < len(GAPS):
            again = attempt + 1
            self._clock.after(GAPS[attempt], lambda: self._deliver(url, body, attempt=again))

    async def _post(self, url: URL, body: Mapping[str, str]) -> int:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(force_close=True),  # a kept connection may be dead
                cookie_jar=aiohttp.DummyCookieJar(),
            )
        json = dict(body) if self.format == "json" else None
        data = dict(body) if self.format == "form" else None
        target = url.extend_query(body) if self.format == "query" else url
        limit = aiohttp.ClientTimeout(total=self.timeout)
        async with self._session.post(
            target, json=json, data=data, timeout=limit, allow_redirects=False
        ) as answer:
            return answer.status
