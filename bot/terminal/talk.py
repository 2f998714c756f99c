"""`ramal chat`: a conversation in the terminal, with numbered buttons."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import aiohttp

from bot.terminal.door import Door, Unreachable, open_door


def talk(speaker: str) -> int:
    """Read lines until the end of input; print what the bot says as it says it."""
    try:
        return asyncio.run(_talk(speaker))
    except Unreachable as error:
        print(error, file=sys.stderr)  # noqa: T201 - this is what the command says
        return 6
    except KeyboardInterrupt:
        return 0


async def _talk(speaker: str) -> int:
    async with aiohttp.ClientSession() as session:
        door = open_door(session, speaker)
        said = await door.say(text="/start")
        screen = _Screen()
        hearing = asyncio.create_task(screen.follow(door, int(said["seq"])))
        typing = asyncio.create_task(_read_typed(door, screen))
        done, rest = await asyncio.wait({hearing, typing}, return_when=asyncio.FIRST_COMPLETED)
        for task in rest:
            task.cancel()
        for task in done:
            task.result()
    return 0


class _Screen:
    """What is on the screen: the newest buttons can be chosen by their number."""

    def __init__(self) -> None:
        self.choices: list[str] = []

    async def follow(self, door: Door, after: int) -> None:
        async for line in door.lines(after):
            if line.get("from") == "ramal":
                self._show(line)

    def _show(self, line: dict[str, Any]) -> None:
        print(line["text"] or line["toast"], flush=True)  # noqa: T201 - what the bot says
        if line["text"] and (line["buttons"] or line["card"]):
            self.choices = [button["choice"] for button in line["buttons"]]
        labels = [f"[{n}] {b['label']}" for n, b in enumerate(line["buttons"], 1)]
        print(*labels, sep="  ", end="\n\n" if labels else "\n", flush=True)  # noqa: T201 - same


async def _read_typed(door: Door, screen: _Screen) -> None:
    while typed := await asyncio.to_thread(sys.stdin.readline):
        words = typed.strip()
        if words.isdigit() and 0 < int(words) <= len(screen.choices):
            await door.say(choice=screen.choices[int(words) - 1])
        elif words:
            await door.say(text=words)
