"""`ramal chat`: a conversation in the terminal, with numbered buttons."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from typing import Any

import aiohttp

from bot.commands.bot_api import UNREACHABLE, BotApi, Lost, open_api
from bot.commands.guard import OK, CommandFailed, guarded


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatRequest:
    """The speaker of a conversation; empty for the login."""

    speaker: str = ""


@guarded
def run(request: ChatRequest) -> int:
    """Send typed lines until the end of input, and print the answers; returns the exit status."""
    try:
        return asyncio.run(_talk(request.speaker))
    except Lost as lost:
        # A lost connection has one exit status in a conversation, whether typing or reading.
        raise CommandFailed(UNREACHABLE, str(lost)) from lost


async def _talk(speaker: str) -> int:
    async with aiohttp.ClientSession() as session:
        api = open_api(session, speaker)
        said = await api.say(text="/start")
        screen = _Screen(api, int(said["seq"]))
        hearing = asyncio.create_task(screen.follow())
        typing = asyncio.create_task(_read_typed(api, screen, int(said["inbound"])))
        done, rest = await asyncio.wait({hearing, typing}, return_when=asyncio.FIRST_COMPLETED)
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
        for task in done:
            task.result()
        await screen.follow(until=typing.result())
    return OK


class _Screen:
    """Prints the bot's lines; the newest buttons can be chosen by their number."""

    def __init__(self, api: BotApi, after: int) -> None:
        self.choices: list[str] = []
        self._api = api
        self._seen = after

    async def follow(self, until: int = 0) -> None:
        """Print lines as they come; with `until`, stop once that inbound was answered."""
        async for line in self._api.lines(self._seen, until):
            if line.get("event") == "handled":
                return
            self._seen = line["seq"]
            if line["from"] == "ramal":
                self._show(line)

    def _show(self, line: dict[str, Any]) -> None:
        order = line.get("order") or {}
        if order and line["card"] and order["state"] in ("closed", "refused", "unknown"):
            return  # the notification that follows says the same
        text = line["text"] or line["toast"]
        if "voice" in line:
            text = f"🔊 {round(line['voice']['seconds'])} s  {text}"
        if order and line["card"] and order["state"] != "proposed" and not order["inbound"]:
            text = text.rsplit("\n\n", 1)[-1]  # the card was shown before: only its last line
        print(text, flush=True)  # noqa: T201 - what the bot says
        if line["buttons"] or line["card"]:
            self.choices = [button["choice"] for button in line["buttons"]]
        labels = [f"[{n}] {b['label']}" for n, b in enumerate(line["buttons"], 1)]
        print(*labels, sep="  ", end="\n\n" if labels else "\n", flush=True)  # noqa: T201 - same


async def _read_typed(api: BotApi, screen: _Screen, last: int) -> int:
    """Send typed lines until the end of input; returns the last inbound."""
    while typed := await asyncio.to_thread(sys.stdin.readline):
        words = typed.strip()
        if words.isdigit() and 0 < int(words) <= len(screen.choices):
            last = int((await api.say(choice=screen.choices[int(words) - 1]))["inbound"])
        elif words:
            last = int((await api.say(text=words))["inbound"])
    return last
