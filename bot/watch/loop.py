"""A watchdog for the event loop: a thread that asks it for a sign ten times a second.

One loop serves everything, so whatever holds it holds all chats, alerts and callbacks. Work in
threads does not count, unless it keeps Python's one lock.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections import deque
from collections.abc import Callable, Set
from dataclasses import dataclass

import structlog

from bot.watch.holder import ROOMS, Watched, find_holder
from bot.watch.holds import Holds

log = structlog.get_logger()
# Seconds, all of them.
OFTEN = 0.1
HELD = 0.25  # held for longer, the loop has a holder, and it is logged
SLOW = 1.0  # held for longer within the last minute, /readyz says "slow"
STUCK = 10.0  # held for longer, it is logged as an error while it lasts
MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Lag:
    """How late the loop is, in seconds: just now, and at worst within the last minute."""

    now: float
    worst: float

    @property
    def is_slow(self) -> bool:
        """Whether people notice."""
        return self.worst >= SLOW


@dataclass(frozen=True, slots=True)
class Clocks:
    """Seconds that pass, seconds of processor time, and how long to rest between two beats."""

    monotonic: Callable[[], float] = time.monotonic
    processor: Callable[[], float] = time.process_time
    often: float = OFTEN
    held: float = HELD
    stuck: float = STUCK


class LoopWatch:
    """Measures the running loop from `start` to `close`, and logs what holds it.

    `lag` may be read from any thread, and during a hold too.
    """

    def __init__(self, rooms: Set[str] = ROOMS, clocks: Clocks = Clocks()) -> None:
        self._rooms = rooms
        self._clocks = clocks
        self._holds = Holds()
        self._ended = threading.Event()
        self._answered = threading.Event()
        self._due: float | None = None  # when the beat was due that has no answer yet
        self._last = 0.0
        self._worst: deque[tuple[float, float]] = deque()  # moment and lag, lags falling
        self._thread: threading.Thread | None = None

    async def start(self, _app: object = None) -> None:
        """Begin to watch the loop in which this runs."""
        watched = Watched(asyncio.get_running_loop(), threading.get_ident())
        self._thread = threading.Thread(
            target=self._watch, args=(watched,), name="loop watch", daemon=True
        )
        self._thread.start()

    async def close(self) -> None:
        """Stop watching, and log what was summed."""
        self._ended.set()
        self._answered.set()
        if self._thread is not None:
            self._thread.join()  # it waits for nothing any more
            self._thread = None

    @property
    def lag(self) -> Lag:
        """How late the loop is."""
        now, due = self._clocks.monotonic(), self._due
        waiting = 0.0 if due is None else max(0.0, now - due)
        worst = next((lag for at, lag in tuple(self._worst) if now - at <= MINUTE), 0.0)
        present = max(self._last, waiting)
        return Lag(now=present, worst=max(worst, present))

    def told(self) -> dict[str, object]:
        """What /readyz says of the loop."""
        lag = self.lag
        return {
            "loop": "slow" if lag.is_slow else "ok",
            "loop_lag": round(lag.now, 3),
            "loop_lag_worst": round(lag.worst, 3),
        }

    def _watch(self, watched: Watched) -> None:
        while True:
            due, cpu = self._clocks.monotonic() + self._clocks.often, self._clocks.processor()
            if self._ended.wait(self._clocks.often):
                break
            self._beat(due, cpu, watched)
            self._holds.tell(self._clocks.monotonic())
        self._holds.tell_all(self._clocks.monotonic())

    def _beat(self, due: float, cpu: float, watched: Watched) -> None:
        """Ask for a sign, and wait for it; a thread that wakes late was itself held."""
        self._due = due
        # Who keeps Python's lock, in a regular expression say, keeps this thread from waking.
        holder = (
            find_holder(watched, self._rooms) if self._since(due) >= self._clocks.held else None
        )
        self._answered.clear()
        if self._ended.is_set():  # whoever closes us holds the loop, which would never answer
            return
        try:
            watched.loop.call_soon_threadsafe(self._answered.set)
        except RuntimeError:  # the loop is closed
            self._ended.set()
            return
        if not self._answered.wait(max(0.0, self._clocks.held - self._since(due))):
            holder = holder or find_holder(watched, self._rooms)
            self._wait_while_stuck(due, watched)
        lag = self._since(due)
        self._note(lag)
        if holder is not None and not self._ended.is_set():
            used = self._clocks.processor() - cpu
            self._holds.add(holder, lag, used, self._clocks.monotonic())

    def _wait_while_stuck(self, due: float, watched: Watched) -> None:
        """Wait for the sign, and say now and then that it does not come."""
        patience = max(0.0, self._clocks.stuck - self._since(due))
        while not self._answered.wait(patience):
            holder = find_holder(watched, self._rooms)
            seconds = round(self._since(due), 1)
            log.error("loop.stuck", step=holder.step, where=holder.where, seconds=seconds)
            patience = MINUTE

    def _since(self, moment: float) -> float:
        return self._clocks.monotonic() - moment

    def _note(self, lag: float) -> None:
        now = self._clocks.monotonic()
        while self._worst and self._worst[-1][1] <= lag:
            self._worst.pop()
        while self._worst and now - self._worst[0][0] > MINUTE:
            self._worst.popleft()
        self._worst.append((now, lag))
        self._last, self._due = lag, None
