"""The line in which writers wait for SQLite's one write lock: by rank, then by turn."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from enum import IntEnum

# So many of a higher rank go first in a row; then one of the next, so that nobody waits for ever.
IN_A_ROW = 4


class Rank(IntEnum):
    """Who goes first: alerts and what is about to be dialled, then people, then floods."""

    URGENT = 0
    USUAL = 1
    BULK = 2


class WriteLine:
    """One holder at a time; of those that wait the highest rank is next, of one rank the first."""

    def __init__(self) -> None:
        self._held = False
        self._waiting: dict[Rank, deque[asyncio.Future[None]]] = {rank: deque() for rank in Rank}
        self._passed: dict[Rank, int] = dict.fromkeys(Rank, 0)  # by, while somebody waited

    @asynccontextmanager
    async def take(self, rank: Rank = Rank.USUAL) -> AsyncIterator[None]:
        """Hold the line for the length of the block."""
        if self._held:
            await self._wait(self._waiting[rank])
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
        while (rank := self._next_rank()) is not None:
            turn = self._waiting[rank].popleft()
            if turn.done():
                continue
            for lower in Rank:
                self._passed[lower] += lower > rank and bool(self._waiting[lower])
            self._passed[rank] = 0
            turn.set_result(None)
            return
        self._held = False

    def _next_rank(self) -> Rank | None:
        waiting = [rank for rank in Rank if self._waiting[rank]]
        due = (rank for rank in waiting if self._passed[rank] >= IN_A_ROW)
        return next(due, waiting[0] if waiting else None)
