"""The client with which terminal programs reach the running bot: its address, token, requests."""

from __future__ import annotations

import asyncio
import getpass
import json
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
from pydantic import ValidationError
from pydantic_settings import SettingsError

from bot.commands.guard import USAGE, CommandFailed
from bot.config.settings import Settings, explained

# The bot writes a blank line at least this often; longer silence means that it is gone.
SILENCE = 45.0
TRIES, PAUSE = 5, 1.0
UNKNOWN, UNREACHABLE = 5, 6


class Unreachable(CommandFailed):
    """The bot did not answer, or refused the request; the text says what to do."""

    def __init__(self, why: str) -> None:
        super().__init__(UNREACHABLE, why)


class WrongSetting(CommandFailed):
    """A setting cannot be read; the text says which one."""

    def __init__(self, why: str) -> None:
        super().__init__(USAGE, why)


class Lost(CommandFailed):
    """The message may have been stored or not: to send it again might order twice."""

    def __init__(self) -> None:
        super().__init__(
            UNKNOWN,
            "The connection to Ramal was lost. What you asked may be under way: "
            "look with /status before you ask again.",
        )


class ServerFault(Exception):
    """The bot answered with a 5xx."""


@dataclass(frozen=True, slots=True)
class BotApi:
    """One terminal person's client of the running bot, over a session that is open."""

    session: aiohttp.ClientSession
    root: str
    token: str
    speaker: str

    async def say(self, **asked: Any) -> dict[str, Any]:
        """Send a text or a press; returns its place in the chat. Raises Unreachable, Lost.

        Without an answer it is sent again under the same key, so that it is stored only once.
        """
        body = {
            "as": self.speaker or None,
            "login": _login(),
            "key": secrets.token_hex(8),
            **asked,
        }
        return await self._post("/api/say", json=body)

    async def _post(self, path: str, **body: Any) -> dict[str, Any]:
        timeout = aiohttp.ClientTimeout(total=30)
        options = {**body, "headers": self._headers(), "timeout": timeout}
        for _ in range(TRIES):
            try:
                async with self.session.post(f"{self.root}{path}", **options) as response:
                    return await self._read(response)
            except aiohttp.ClientConnectorError as error:
                raise self._gone() from error
            except (aiohttp.ClientError, TimeoutError):
                await asyncio.sleep(PAUSE)
        raise Lost

    async def say_note(self, sound: bytes) -> dict[str, Any]:
        """Send a voice note; returns its place in the chat. Raises Unreachable, Lost."""
        query = {"as": self.speaker, "login": _login(), "key": secrets.token_hex(8)}
        return await self._post("/api/say/note", params=query, data=sound)

    async def lines(self, after: int, inbound: int = 0) -> AsyncIterator[dict[str, Any]]:
        """Yield the lines of this person's chat after a line. Raises Unreachable, Lost.

        A stream that breaks is opened again after the last line it gave.
        """
        failures = 0
        while failures < TRIES:
            try:
                async for line in self._stream(after, inbound):
                    failures, after = 0, line.get("seq", after)
                    yield line
            except (aiohttp.ClientError, TimeoutError, ServerFault):
                pass
            failures += 1
            await asyncio.sleep(PAUSE)
        raise Lost

    async def _stream(self, after: int, inbound: int) -> AsyncIterator[dict[str, Any]]:
        query = {
            "as": self.speaker,
            "login": _login(),
            "after": str(after),
            "inbound": str(inbound),
        }
        async with self.session.get(
            f"{self.root}/api/say/lines",
            params=query,
            headers=self._headers(),
            timeout=aiohttp.ClientTimeout(total=None, sock_read=SILENCE),
        ) as response:
            if response.status >= 500:
                raise ServerFault
            if response.status != 200:
                await self._read(response)
            async for line in response.content:
                if line.strip():
                    yield json.loads(line)

    async def _read(self, response: aiohttp.ClientResponse) -> dict[str, Any]:
        if response.status >= 500:
            raise aiohttp.ClientPayloadError  # sent again under its key it is still stored once
        if response.status == 200:
            answer: dict[str, Any] = await response.json()
            return answer
        try:
            why = (await response.json())["error"]
        except (ValueError, KeyError, TypeError, aiohttp.ClientError):
            why = f"It answered {response.status}; is another program on this port?"
        raise Unreachable(f"Ramal did not take it. {why} Nothing was ordered.")

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def _gone(self) -> Unreachable:
        return Unreachable(
            f"Ramal does not answer on {self.root}. Is it running? "
            "Start it with `make demo` or `ramal run`."
        )


def open_api(session: aiohttp.ClientSession, speaker: str) -> BotApi:
    """The client of the bot that this machine's settings name; raises Unreachable, WrongSetting."""
    try:
        settings = Settings()
    except (ValidationError, SettingsError) as error:
        raise WrongSetting(
            explained(error) if isinstance(error, ValidationError) else str(error)
        ) from None
    token = settings.say_token.get_secret_value()
    path = settings.data_dir / "say.token"
    if not token and path.exists():
        token = path.read_text(encoding="utf-8").strip()
    if not token:
        raise Unreachable(
            f"There is no token: neither RAMAL_SAY_TOKEN nor {path}. "
            "Is Ramal running in this folder? Start it with `make demo` or `ramal run`."
        )
    host = settings.http_host if settings.http_host != "0.0.0.0" else "127.0.0.1"  # noqa: S104
    return BotApi(session, f"http://{host}:{settings.http_port}", token, speaker)


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "terminal"
