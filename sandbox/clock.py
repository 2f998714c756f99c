"""The sandbox's own time: real by default, or standing still until it is turned."""

import asyncio
import heapq
import itertools
import logging
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

# A due event changes state at once; what takes real time (a callback's delivery) it hands back.
Action = Callable[[], Coroutine[None, None, None] | None]

BREATH = 500  # events; a campaign has a million of them, and requests want answers meanwhile

log = logging.getLogger(__name__)


class ClockIsReal(RuntimeError):
    """A clock in real time cannot be turned by hand."""


@dataclass(order=True)
class Due:
    """One event that waits for its time; cancelled ones are skipped when their time comes."""

    at: datetime
    turn: int
    action: Action = field(compare=False)
    cancelled: bool = field(default=False, compare=False)

    def cancel(self) -> None:
        """Let the time pass without the event."""
        self.cancelled = True


class SandboxClock:
    """Tells the time and executes what is due, in order.

    In real time one task waits for the next event and never for a delivery. A turned clock stands
    still; `advance` answers when everything due by then was executed, deliveries included.
    """

    def __init__(self, *, start: datetime | None = None, turned: bool = False) -> None:
        self._anchor = (start or datetime.now(UTC)).astimezone(UTC)
        self._anchor_tick = time.monotonic()
        self._turned = turned
        self._heap: list[Due] = []
        self._turns = itertools.count()
        self._changed = asyncio.Event()
        self._turning = asyncio.Lock()
        self._deliveries: set[asyncio.Task[None]] = set()

    @property
    def turned(self) -> bool:
        """Whether the clock stands still until somebody turns it."""
        return self._turned

    def now(self) -> datetime:
        """The sandbox's time, aware, in UTC."""
        if self._turned:
            return self._anchor
        return self._anchor + timedelta(seconds=time.monotonic() - self._anchor_tick)

    def set_turned(self, turned: bool) -> None:
        """Stop the clock where it is, or let it run on from there."""
        self._anchor, self._anchor_tick = self.now(), time.monotonic()
        self._turned = turned
        self._changed.set()

    def after(self, seconds: float, action: Action) -> Due:
        """Execute `action` that many seconds from now."""
        return self.at(self.now() + timedelta(seconds=seconds), action)

    def at(self, when: datetime, action: Action) -> Due:
        """Execute `action` at that time, or at once if it has passed."""
        due = Due(max(when, self.now()), next(self._turns), action)
        heapq.heappush(self._heap, due)
        self._changed.set()
        return due

    async def advance(self, seconds: float) -> datetime:
        """Turn the clock; everything due by then has happened when this returns."""
        async with self._turning:
            if not self._turned:
                raise ClockIsReal("the clock runs in real time: set the mode to turned first")
            target = self._anchor + timedelta(seconds=seconds)
            executed = itertools.count(1)
            while self._heap and self._heap[0].at <= target:
                due = heapq.heappop(self._heap)
                self._anchor = max(self._anchor, due.at)
                if (delivery := self._execute(due)) is not None:
                    await self._guarded(delivery)
                if next(executed) % BREATH == 0:
                    await asyncio.sleep(0)
            self._anchor = target
            return target

    async def settle(self) -> None:
        """On a turned clock execute what is due already; a real one does so by itself."""
        if self._turned:
            await self.advance(0)

    async def run(self) -> None:
        """Wait for the next event in real time, for ever; the sandbox keeps one such task."""
        while True:
            self._changed.clear()
            wait = self._seconds_to_next()
            if wait is None or wait > 0:
                with suppress(TimeoutError):
                    async with asyncio.timeout(wait):
                        await self._changed.wait()
                continue
            if (delivery := self._execute(heapq.heappop(self._heap))) is not None:
                task = asyncio.create_task(self._guarded(delivery))
                self._deliveries.add(task)
                task.add_done_callback(self._deliveries.discard)
            await asyncio.sleep(0)

    async def close(self) -> None:
        """Forget what was due and stop the deliveries under way."""
        self._heap.clear()
        deliveries = list(self._deliveries)
        for delivery in deliveries:
            delivery.cancel()
        await asyncio.gather(*deliveries, return_exceptions=True)

    def _seconds_to_next(self) -> float | None:
        if self._turned or not self._heap:
            return None
        return (self._heap[0].at - self.now()).total_seconds()

    def _execute(self, due: Due) -> Coroutine[None, None, None] | None:
        if due.cancelled:
            return None
        try:
            return due.action()
        except Exception:  # one broken event must not stop the time of all other calls
            log.exception("an event of the sandbox failed")
            return None

    async def _guarded(self, delivery: Coroutine[None, None, None]) -> None:
        try:
            await delivery
        except Exception:
            log.exception("a delivery of the sandbox failed")
