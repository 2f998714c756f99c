"""A clock that stands still until a test turns it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

NOON = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)  # noon in São Paulo


class FrozenClock:
    """The Clock port; `turn` moves it and wakes whoever waited for that moment."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at
        self._waiting: list[tuple[datetime, asyncio.Event]] = []

    def now(self) -> datetime:
        return self.at

    @property
    def rests(self) -> bool:
        """Whether anybody waits for a moment to come."""
        return bool(self._waiting)

    def turn(self, **by: float) -> None:
        self.at += timedelta(**by)
        for until, event in self._waiting:
            if until <= self.at:
                event.set()

    async def wait(self, wake: asyncio.Event, seconds: float) -> None:
        entry = (self.at + timedelta(seconds=seconds), wake)
        self._waiting.append(entry)
        try:
            await wake.wait()
        finally:
            self._waiting.remove(entry)
