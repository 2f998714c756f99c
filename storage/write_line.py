"""The line in which writers wait for SQLite's one write lock: urgent ones first, then by turn."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

# So many urgent writers go first in a row; then one of the others, so that nobody waits for ever.
URGENT_IN_A_ROW = 4


class WriteLine:
    """One holder at a time; whoever is urgent waits for the present holder alone."""

    def __init__(self) -> None:
        self._held = False
        self._in_a_row = 0
        self._urgent: deque[asyncio.Future[None]] = deque()
        self._usual: deque[asyncio.Future[None]] = deque()

    @asynccontextmanager
    async def take(self, *, urgent: bool = False) -> AsyncIterator[None]:
        """Hold the line for the length of the block."""
        if self._held:
            await self._wait(self._urgent if urgent else self._usual)
        self._held = True
        try:
            yield
        finally:
            self._pass_on()

    async def _wait(self, queue: deque[asyncio.Future[None]]) -> None:
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        queue.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            with suppress(ValueError):
                queue.remove(turn)
            if not turn.cancelled():
                self._pass_on()  # the line was ours already
            raise

    def _pass_on(self) -> None:
        """Give the line to whoever is next; it stays held in between, so nobody slips in."""
        while queue := self._next_queue():
            turn = queue.popleft()
            if not turn.done():
                self._in_a_row = self._in_a_row + 1 if queue is self._urgent else 0
                turn.set_result(None)
                return
        self._held, self._in_a_row = False, 0

    def _next_queue(self) -> deque[asyncio.Future[None]]:
        others_turn = self._usual and self._in_a_row >= URGENT_IN_A_ROW
        return self._usual if others_turn or not self._urgent else self._urgent
