"""The HTTP transport to the Bot API: the library's, with a total deadline and without its logs."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from telegram.error import TelegramError, TimedOut
from telegram.request import HTTPXRequest

DEADLINE = 20.0
# The server may hold a long poll this much longer than it was asked to.
GRACE = 10.0


class Flooded(TelegramError):
    """Telegram asks us to wait; used because the library's RetryAfter warns when it is made."""

    def __init__(self, seconds: float) -> None:
        super().__init__("asked to wait")
        self.seconds = seconds


class Transport(HTTPXRequest):
    """Carries every request; silent, as the library's logs of bad answers would hold texts."""

    def __init__(self) -> None:
        super().__init__(
            connection_pool_size=16,
            read_timeout=DEADLINE,
            write_timeout=DEADLINE,
            connect_timeout=DEADLINE,
            pool_timeout=DEADLINE,
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
            answer = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
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
        seconds = json.loads(body)["parameters"]["retry_after"]
    except (ValueError, KeyError, TypeError):
        return 0.0
    return float(seconds) if isinstance(seconds, (int, float)) else 0.0
