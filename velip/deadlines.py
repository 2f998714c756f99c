"""The deadline of every call under one timer of the loop: a timer of its own costs each more."""

import asyncio
from collections.abc import Coroutine
from contextlib import AbstractAsyncContextManager
from types import TracebackType
from typing import Any

Timer = AbstractAsyncContextManager[Any]


class Deadlines:
    """Hands out deadlines of one length, which are therefore due in the order they were begun.

    Each ends its block with TimeoutError as `asyncio.timeout` does. The loop's one timer is set for
    the oldest; by the time it rings that one is usually long over, and the next is set.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._due: dict[asyncio.Timeout, float] = {}  # loop time, the oldest first
        self._alarm: asyncio.TimerHandle | None = None

    def timer(self, seconds: float) -> Timer:
        """Return a deadline to be entered; one of another length has a timer of its own."""
        return _Deadline(self) if seconds == self.seconds else asyncio.timeout(seconds)

    def begin(self, timeout: asyncio.Timeout) -> None:
        """Watch a deadline that begins now."""
        loop = asyncio.get_running_loop()
        due = self._due[timeout] = loop.time() + self.seconds
        if self._alarm is None:
            self._alarm = loop.call_at(due, self._ring)

    def end(self, timeout: asyncio.Timeout) -> None:
        """Watch it no longer; one that rang is gone already."""
        self._due.pop(timeout, None)

    def _ring(self) -> None:
        self._alarm = None
        loop = asyncio.get_running_loop()
        while self._due:
            timeout, due = next(iter(self._due.items()))
            if due > loop.time():
                self._alarm = loop.call_at(due, self._ring)
                return
            del self._due[timeout]
            timeout.reschedule(due)


class _Deadline(Timer):
    """One block's deadline: the standard library's, rung by us."""

    __slots__ = ("_among", "_timeout")

    def __init__(self, among: Deadlines) -> None:
        self._among = among
        self._timeout = asyncio.timeout(None)

    def __aenter__(self) -> Coroutine[Any, Any, asyncio.Timeout]:
        self._among.begin(self._timeout)
        return self._timeout.__aenter__()

    def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> Coroutine[Any, Any, bool | None]:
        self._among.end(self._timeout)
        return self._timeout.__aexit__(kind, error, trace)
