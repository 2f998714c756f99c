"""One installation's processes, as the test run sees them: born, killed, paused, buried."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Life:
    """One process; `ended` holds its exit status, negative for the signal that killed it."""

    pid: int
    ended: asyncio.Future[int]

    def kill(self, sign: int = signal.SIGKILL) -> None:
        if not self.ended.done():
            os.kill(self.pid, sign)

    async def died(self, seconds: float) -> bool:
        """Whether it ends within these seconds of real time."""
        done, _ = await asyncio.wait({self.ended}, timeout=seconds)
        return bool(done)


@dataclass
class Nursery:
    """Gives birth to processes, one at a time."""

    _process: asyncio.subprocess.Process
    _lives: dict[int, Life] = field(default_factory=dict)
    _born: asyncio.Queue[Life] = field(default_factory=asyncio.Queue)

    async def bear(self, life: dict[str, Any]) -> Life:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(life).encode() + b"\n")
        await self._process.stdin.drain()
        async with asyncio.timeout(60):
            return await self._born.get()

    async def listen(self) -> None:
        """Hear who was born and who died, until the nursery closes."""
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            word, pid, *status = line.decode().split()
            if word == "born":
                ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
                self._lives[int(pid)] = life = Life(int(pid), ended)
                self._born.put_nowait(life)
            else:
                self._lives.pop(int(pid)).ended.set_result(int(status[0]))


@asynccontextmanager
async def nursery() -> AsyncIterator[Nursery]:
    """A nursery whose every process is dead when the block ends."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("RAMAL_")}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.faults.nursery",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env=plain,
    )
    made = Nursery(process)
    listening = asyncio.create_task(made.listen())
    try:
        yield made
    finally:
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()
        await listening
