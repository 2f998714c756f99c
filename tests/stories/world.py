"""The whole program beside the sandbox, both on turned clocks, driven over real sockets.

A story says what it expects to be dialled and to be said; anything else fails it at its end.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from pydantic import SecretStr

from bot.assemble import assemble
from bot.channels.line_json import shape
from bot.config.settings import Settings
from bot.program import Program
from domain.chat import Address
from sandbox.calls import Dialled
from sandbox.clock import SandboxClock
from sandbox.server import Sandbox, start_sandbox
from sandbox.sound import Speaker
from tests.clocks import FrozenClock
from tests.ports import free_port

SAY_TOKEN = "say-token-of-the-stories"


@dataclass
class Said:
    """A message as its reader sees it now: a card keeps its place and changes its text."""

    text: str
    buttons: dict[str, str]
    card: str
    order: dict[str, Any] | None
    fault: str = ""


@dataclass
class World:
    """One program, one sandbox, some people at terminals."""

    program: Program
    sandbox: Sandbox
    clock: FrozenClock
    http: aiohttp.ClientSession
    settings: Settings
    _read: dict[str, int] = field(default_factory=dict)
    _dialled: int = 0

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.program.server.port}"

    async def say(self, text: str, *, by: str = "ana", yes: bool = False, key: str = "") -> None:
        """Somebody types; the program answers all it can."""
        await self._post(by, {"text": text, "yes": yes, "key": key or None})

    async def say_unanswered(self, text: str, *, by: str = "ana", yes: bool = False) -> None:
        """Somebody types, and nobody has worked yet."""
        await self._send(by, {"text": text, "yes": yes})

    async def press(self, label: str, *, by: str = "ana", card: int = -1) -> None:
        """Somebody presses a button of a card, counted among those that show it now."""
        shown = [s for s in await self.chat(by) if label in s.buttons]
        assert shown, f"no button {label!r} in sight"
        await self.press_choice(shown[card].buttons[label], by=by)

    async def press_choice(self, choice: str, *, by: str = "ana") -> None:
        """A button is pressed that may no longer be there."""
        await self._post(by, {"choice": choice})

    async def turn(self, seconds: float) -> None:
        """Time passes: for the platform, then for us."""
        url = f"http://127.0.0.1:{self.sandbox.port}/sandbox/clock"
        async with self.http.post(url, json={"advance": seconds}) as answer:
            assert answer.status == 200, await answer.text()
        self.clock.turn(seconds=seconds)
        await self.settle()

    async def settle(self) -> None:
        """Everybody finishes what they can do now."""
        await self.program.clockwork.settle()

    async def chat(self, by: str = "ana") -> list[Said]:
        """What somebody sees in their chat, edits applied."""
        seen: list[Said] = []
        cards: dict[str, Said] = {}
        for line in await self.lines(by):
            if line["from"] != "ramal" or not line["text"]:
                continue
            buttons = {b["label"]: b["choice"] for b in line["buttons"]}
            said = Said(line["text"], buttons, line["card"], line.get("order"), line["fault"])
            if line["card"] in cards:
                cards[line["card"]].__dict__.update(said.__dict__)
                continue
            seen.append(said)
            if line["card"]:
                cards[line["card"]] = said
        return seen

    async def toasts(self, by: str = "ana") -> list[str]:
        """The short answers to somebody's presses."""
        return [line["toast"] for line in await self.lines(by) if line.get("toast")]

    async def heard(self, by: str = "ana") -> list[str]:
        """What is new to somebody: the texts of messages they have not read yet."""
        seen = await self.chat(by)
        fresh = [s.text for s in seen[self._read.get(by, 0) :]]
        self._read[by] = len(seen)
        return fresh

    def dialled(self) -> list[Dialled]:
        """What was really dialled or sent since the story asked last."""
        fresh = self.sandbox.platform.ledger[self._dialled :]
        self._dialled = len(self.sandbox.platform.ledger)
        return list(fresh)

    async def nothing_else(self) -> None:
        """Fail on any call or message that the story did not expect."""
        assert self.dialled() == [], "something was dialled that the story did not expect"
        for by in {"ana", *self._read}:
            assert await self.heard(by) == [], f"{by} was told something unexpected"

    async def _post(self, by: str, asked: dict[str, Any]) -> None:
        await self._send(by, asked)
        await self.settle()

    async def _send(self, by: str, asked: dict[str, Any]) -> None:
        headers = {"Authorization": f"Bearer {SAY_TOKEN}"}
        body = {"as": by, **asked}
        async with self.http.post(f"{self.root}/api/say", json=body, headers=headers) as answer:
            assert answer.status == 200, await answer.text()

    async def lines(self, by: str = "ana") -> list[dict[str, Any]]:

        lines = await self.program.dispatch.list_lines(Address("terminal", by), 0)
        return [shape(line) for line in lines]


@asynccontextmanager
async def world(
    database_url: str, clock: FrozenClock, folder: Path, **changes: Any
) -> AsyncIterator[World]:
    """A world whose administrator is ana, at her terminal; `callbacks=False` is never told.

    The platform's clock stands at `platform_since`, which is now unless a story says otherwise.
    """
    port = free_port()
    callbacks = changes.pop("callbacks", True)
    since = changes.pop("platform_since", clock.now())
    sandbox = await start_sandbox(clock=SandboxClock(start=since, turned=True))
    sandbox.platform.speaker = Speaker(silent=True)
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings
        **{
            "velip_base_url": sandbox.base_url,
            "velip_token": SecretStr("sandbox-stories"),
            "public_url": f"http://127.0.0.1:{port}" if callbacks else "",
            "status_callback_sources": "127.0.0.0/8",
            "database_url": database_url,
            "data_dir": folder,
            "whisper_dir": folder,
            "http_port": port,
            "say_token": SecretStr(SAY_TOKEN),
            "admins": "terminal:ana",
            **changes,
        },
    )
    program = await assemble(settings, clock)
    await program.start(port)
    async with aiohttp.ClientSession() as http:
        made = World(program, sandbox, clock, http, settings)
        try:
            yield made
            await made.nothing_else()
        finally:
            await program.close()
            await sandbox.close()


async def told(story: World) -> None:
    """Everybody reads, at a person's pace: Telegram takes one message a second in a chat."""
    for _ in range(6):
        story.clock.turn(seconds=1.1)
        await story.settle()
