"""How much a source may send: enough for the largest outage at once, and a steady rate after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rate:
    """So much at once, and so much more each second."""

    at_once: float
    each_second: float


# A source may send a storm of thousands of messages, or some of the largest, in one go. What it may
# send for ever costs a few hundredths of a processor to read.
MESSAGES = Rate(at_once=20_000, each_second=50)
ALERTS = Rate(at_once=20_000, each_second=200)
BYTES = Rate(at_once=64 * 1024 * 1024, each_second=512 * 1024)


@dataclass(slots=True)
class _Balance:
    rate: Rate
    left: float
    at: float

    def take(self, amount: float, now: float) -> None:
        self.left = min(self.rate.at_once, self.left + (now - self.at) * self.rate.each_second)
        self.left -= amount
        self.at = now

    def wait(self, now: float) -> float:
        self.take(0, now)
        return max(-self.left / self.rate.each_second, 0.0)


@dataclass(slots=True)
class SourceRates:
    """What each source has left; `now` is a clock in seconds that never jumps."""

    now: Callable[[], float]
    _left: dict[str, tuple[_Balance, ...]] = field(default_factory=dict)

    def take(self, source: str, *, messages: int = 0, alerts: int = 0, count: int = 0) -> None:
        """Count what a source sent, `count` bytes of it, though it was more than it had left."""
        now = self.now()
        amounts = (messages, alerts, count)
        for balance, amount in zip(self._balances(source), amounts, strict=True):
            balance.take(amount, now)

    def wait(self, source: str) -> float:
        """The seconds until a source may send again; 0 while it may."""
        now = self.now()
        return max(balance.wait(now) for balance in self._balances(source))

    def _balances(self, source: str) -> tuple[_Balance, ...]:
        if source not in self._left:
            rates, now = (MESSAGES, ALERTS, BYTES), self.now()
            self._left[source] = tuple(_Balance(rate, rate.at_once, now) for rate in rates)
        return self._left[source]
