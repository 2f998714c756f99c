"""Somebody at a shell of the machine where a program runs."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.commands.say import SayRequest, run
from domain.chat import Address, OrderFacts
from tests.stories.world import World


@dataclass
class Shell:
    """Somebody at a shell of the machine where the program runs."""

    story: World
    printed: pytest.CaptureFixture[str]

    async def say(self, text: str, **options: Any) -> int:
        return await asyncio.to_thread(run, SayRequest(text, **{"speaker": "ana", **options}))

    async def speak(self, file: Path, **options: Any) -> int:
        """Say a sound file."""
        return await self.say("", voice=file, **options)

    async def say_and_then(self, text: str, state: str, seconds: float, **options: Any) -> int:
        """Say it; once its order stands there, time passes."""
        status = asyncio.create_task(self.say(text, **options))
        await self.until(state)
        await self.pass_time(seconds)
        return await status

    async def until(self, state: str) -> None:
        """Wait for an order to stand there."""
        program = self.story.program
        with program.runtime.bell.listen() as wake:
            while True:
                wake.clear()
                lines = await program.dispatch.list_lines(Address("terminal", "ana"), 0)
                subjects = [line.message.about for line in lines if line.message]
                if any(isinstance(s, OrderFacts) and s.state == state for s in subjects):
                    return
                await wake.wait()

    async def pass_time(self, seconds: float) -> None:
        """Time passes for the platform and for the loops, which work by themselves."""
        clock = f"http://127.0.0.1:{self.story.sandbox.port}/sandbox/clock"
        async with self.story.http.post(clock, json={"advance": seconds}) as answer:
            assert answer.status == 200
        self.story.clock.turn(seconds=seconds)

    def out(self) -> str:
        return self.printed.readouterr().out

    def err(self) -> str:
        return self.printed.readouterr().err
