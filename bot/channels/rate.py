"""How much one person may send in a while."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable


class Allowance:
    """So many messages in a period, and no more."""

    def __init__(self, most: int, period: float, now: Callable[[], float]) -> None:
        self._most, self._period, self._now = most, period, now
        self._taken: deque[float] = deque()

    def take(self) -> float:
        """Take one; 0, or how many seconds to wait before there is one to take."""
        now = self._now()
        while self._taken and self._taken[0] <= now - self._period:
            self._taken.popleft()
        if len(self._taken) >= self._most:
            return self._taken[0] + self._period - now
        self._taken.append(now)
        return 0.0
