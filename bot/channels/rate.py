"""A limit on how much one person may send in a period."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable


class Allowance:
    """At most so many messages in any period of so many seconds."""

    def __init__(self, most: int, period: float, now: Callable[[], float]) -> None:
        self._most, self._period, self._now = most, period, now
        self._taken: deque[float] = deque()

    def take(self) -> float:
        """Count one message and return 0; at the limit return the seconds until one is free."""
        now = self._now()
        while self._taken and self._taken[0] <= now - self._period:
            self._taken.popleft()
        if len(self._taken) >= self._most:
            return self._taken[0] + self._period - now
        self._taken.append(now)
        return 0.0
