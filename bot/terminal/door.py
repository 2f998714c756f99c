"""How the terminal programs reach the running bot: its address, the token, and their requests."""

from __future__ import annotations

import getpass
import json
import os
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp

from bot.settings import Settings

# The bot writes a blank line at least this often; longer silence means that it is gone.
SILENCE = 45.0


class Unreachable(Exception):
    """The bot did not answer, or did not let us in; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Door:
    """One terminal person's way to the bot. Give it a session that is open."""

    session: aiohttp.ClientSession
    root: str
    token: str
    speaker: str

    async def say(self, **asked: Any) -> dict[str, Any]:
        """Say something; returns where it stands in the chat. Raises Unreachable."""
        body = {
            "as": self.speaker or None,
            "login": _login(),
            "key": secrets.token_hex(8),
            "locale": os.environ.get("LANG", ""),
            **asked,
        }
        try:
            async with self.session.post(
                f"{self.root}/api/say",
                json=body,
                headers=self._headers(),
                timeout=aiohttp.ClientTimeout(total=30),
            ) as response:
                return await self._read(response)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise self._gone() from error

    async def lines(self, after: int, inbound: int = 0) -> AsyncIterator[dict[str, Any]]:
        """What is said in this person's chat after a line, as it comes. Raises Unreachable."""
        query = {
            "as": self.speaker,
            "login": _login(),
            "after": str(after),
            "inbound": str(inbound),
        }
        try:
            async with self.session.get(
                f"{self.root}/api/say/lines",
                params=query,
                headers=self._headers(),
                timeout=aiohttp.ClientTimeout(total=None, sock_read=SILENCE),
            ) as response:
                if response.status != 200:
                    await self._read(response)
                async for line in response.content:
                    if line.strip():
                        yield json.loads(line)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise self._gone() from error
        raise self._gone()

    async def _read(self, response: aiohttp.ClientResponse) -> dict[str, Any]:
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


def open_door(session: aiohttp.ClientSession, speaker: str) -> Door:
    """The way to the bot of this machine's settings; raises Unreachable without a token."""
    settings = Settings()
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
    return Door(session, f"http://{host}:{settings.http_port}", token, speaker)


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "terminal"
