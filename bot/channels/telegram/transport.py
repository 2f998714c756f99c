"""The HTTP transport to the Bot API: the library's, with a total deadline and without its logs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from urllib.parse import urlencode

import httpx
from telegram.error import TelegramError, TimedOut
from telegram.request import HTTPXRequest

from domain.json_objects import BadJson, read_json

DEADLINE = 20.0
# The server may hold a long poll this much longer than it was asked to.
GRACE = 10.0
LARGEST_ANSWER = 16 * 1024 * 1024  # bytes: a hundred updates have a tenth of it
_most: ContextVar[int] = ContextVar("most", default=LARGEST_ANSWER)


class Flooded(TelegramError):
    """Telegram asks us to wait; used because the library's RetryAfter warns when it is made."""

    def __init__(self, seconds: float) -> None:
        super().__init__("asked to wait")
        self.seconds = seconds


class AnswerTooLarge(TelegramError):
    """An answer, or a file, has more bytes than were asked for; the rest was not read."""

    def __init__(self) -> None:
        super().__init__("the answer is too large")


@contextmanager
def at_most(size: int) -> Iterator[None]:
    """Read no more than so many bytes of any answer in this block; raises AnswerTooLarge."""
    token = _most.set(size)
    try:
        yield
    finally:
        _most.reset(token)


class _Bounded(httpx.AsyncByteStream):
    """An answer's bytes, which the library would read to their end whatever they are."""

    def __init__(self, whole: httpx.AsyncByteStream, most: int) -> None:
        self._whole, self._most = whole, most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        async for piece in self._whole:
            size += len(piece)
            if size > self._most:
                raise AnswerTooLarge
            yield piece

    async def aclose(self) -> None:
        """Close the connection where it was not read to its end."""
        await self._whole.aclose()


async def _bound(answer: httpx.Response) -> None:
    """Bound what is read of an answer; a packed one could be of any size, and was not asked for."""
    if answer.headers.get("Content-Encoding", "identity") != "identity":
        raise AnswerTooLarge
    if isinstance(answer.stream, httpx.AsyncByteStream):
        answer.stream = _Bounded(answer.stream, _most.get())


class Transport(HTTPXRequest):
    """Carries every request; silent, as the library's logs of bad answers would hold texts."""

    def __init__(self) -> None:
        super().__init__(
            connection_pool_size=16,
            read_timeout=DEADLINE,
            write_timeout=DEADLINE,
            connect_timeout=DEADLINE,
            pool_timeout=DEADLINE,
            httpx_kwargs={
                "event_hooks": {"response": [_bound]},
                "headers": {"Accept-Encoding": "identity"},
            },
        )

    async def do_request(
        self, url: str, method: str, *args: Any, **options: Any
    ) -> tuple[int, bytes]:
        """One request within its deadline; raises Flooded and TimedOut beside the library's."""
        asked = options.get("read_timeout")
        total = asked if isinstance(asked, (int, float)) else DEADLINE
        try:
            async with asyncio.timeout(total):
                code, body = await super().do_request(url, method, *args, **options)
        except TimeoutError:
            raise TimedOut from None
        if code >= 400 and (seconds := _asked_to_wait(body)):
            raise Flooded(seconds)
        return code, body

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Parse an answer as JSON; unlike the library, never log one that is not."""
        try:
            answer = read_json(payload.decode("utf-8", "replace"), largest=2 * LARGEST_ANSWER)
        except BadJson:
            answer = None
        if not isinstance(answer, dict) or not ("result" in answer or "error_code" in answer):
            raise TelegramError("the answer is not the Bot API's")
        return answer

    async def ask_for_list(
        self, url: str, query: Mapping[str, str | int], patience: float
    ) -> list[Any]:
        """The unparsed list of a call that may be held open for `patience` seconds."""
        found = await self.post(f"{url}?{urlencode(query)}", read_timeout=patience + GRACE)
        if not isinstance(found, list):
            raise TelegramError("the answer is not a list")
        return found


def _asked_to_wait(body: bytes) -> float:
    try:
        seconds = read_json(body)["parameters"]["retry_after"]
    except (BadJson, KeyError, TypeError):
        return 0.0
    return float(seconds) if isinstance(seconds, (int, float)) else 0.0
