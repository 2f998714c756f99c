"""Callbacks: the POST at the end of a call, in three formats, tried again when nobody takes it."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import aiohttp
from yarl import URL

from sandbox.clock import Due, SandboxClock
from sandbox.masking import masked_delivery

Format = Literal["json", "form", "query"]
FORMATS: tuple[Format, ...] = ("json", "form", "query")
TIMEOUT = 10.0
GAPS = (30.0, 120.0)  # on the sandbox's clock, before the second and the third try
AT_ONCE = 64
HELD_FOR = 60.0  # on the sandbox's clock

log = logging.getLogger(__name__)


@dataclass
class Held:
    """A callback that waits for another call's, and what ends its patience."""

    url: str
    body: Mapping[str, str]
    patience: Due = field(init=False)


class CallbackPost:
    """Delivers callbacks; a receiver that fails is tried three times and then given up.

    The gaps pass on the sandbox's clock, the ten seconds that one try may take are real.
    """

    def __init__(self, *, clock: SandboxClock, timeout: float = TIMEOUT) -> None:
        self.format: Format = "json"
        self.timeout = timeout
        self.masks_encoded = False  # the newest docs: numbers are hidden unless it is JSON
        self._clock = clock
        self._session: aiohttp.ClientSession | None = None
        self._held: list[Held] = []
        self._places = asyncio.Semaphore(AT_ONCE)

    def send_after(self, seconds: float, url: str, body: Mapping[str, str]) -> None:
        """Post the body to the address some seconds from now."""
        self._clock.after(seconds, lambda: self._deliver(url, body, attempt=0))

    def hold_after(self, seconds: float, url: str, body: Mapping[str, str]) -> None:
        """Hold the body back until another call's callback was taken, or for a minute."""
        self._clock.after(seconds, lambda: self._hold(url, body))

    async def close(self) -> None:
        """Close the connections to the receivers."""
        if self._session is not None:
            await self._session.close()

    def _hold(self, url: str, body: Mapping[str, str]) -> None:
        one = Held(url, body)
        one.patience = self._clock.after(HELD_FOR, lambda: self._let_go(one))
        self._held.append(one)

    def _let_go(self, one: Held) -> None:
        self._held.remove(one)
        one.patience.cancel()
        self.send_after(0.0, one.url, one.body)

    async def _deliver(self, url: str, body: Mapping[str, str], *, attempt: int) -> None:
        try:
            async with self._places:
                status = await self._post(URL(url), body)
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as problem:
            status, reason = 0, type(problem).__name__
        else:
            reason = f"HTTP {status}"
        if 200 <= status <= 299:
            others = [one for one in self._held if one.body.get("cd_id") != body.get("cd_id")]
            for one in others:
                self._let_go(one)
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
        if self.masks_encoded and self.format != "json":
            body = masked_delivery(body)
        json = dict(body) if self.format == "json" else None
        data = dict(body) if self.format == "form" else None
        target = url.extend_query(body) if self.format == "query" else url
        limit = aiohttp.ClientTimeout(total=self.timeout)
        async with self._session.post(
            target, json=json, data=data, timeout=limit, allow_redirects=False
        ) as answer:
            return answer.status
