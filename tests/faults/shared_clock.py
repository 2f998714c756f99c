"""One turned time for processes that come and go: real time and an offset in a shared file."""

from __future__ import annotations

import asyncio
import mmap
import struct
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

# Beyond a minute the database takes the offset for a turned clock (storage/database.py).
FIRST = 3600.0
_STEP = 0.02
_LAYOUT = "dd"  # the offset, and when somebody who waits was last seen awake


class SharedClock:
    """The Clock port; `turn` moves it for everybody who opened the same file."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(struct.pack(_LAYOUT, FIRST, time.monotonic()))
        with path.open("r+b") as file:
            self._memory = mmap.mmap(file.fileno(), struct.calcsize(_LAYOUT))

    @property
    def offset(self) -> float:
        found: float = struct.unpack("d", self._memory[:8])[0]
        return found

    @property
    def seen_awake(self) -> float:
        """When a process that waits on this clock was last awake, by the machine's monotonic one.

        Whoever turns the clock does not outrun processes that a busy machine keeps waiting.
        """
        found: float = struct.unpack("d", self._memory[8:16])[0]
        return found

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self.offset)

    def turn(self, seconds: float) -> None:
        self._memory[:8] = struct.pack("d", self.offset + seconds)

    async def wait(self, wake: asyncio.Event, seconds: float) -> None:
        """Until `wake` is set or the seconds have passed on this clock, however fast it runs."""
        until = self.now() + timedelta(seconds=seconds)
        while not wake.is_set() and self.now() < until:
            self._memory[8:16] = struct.pack("d", time.monotonic())
            try:
                async with asyncio.timeout(_STEP):
                    await wake.wait()
            except TimeoutError:
                continue
