"""The real clock."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC, datetime


class SystemClock:
    """This machine's time."""

    def now(self) -> datetime:
        """The present moment."""
        return datetime.now(UTC)

    async def wait(self, wake: asyncio.Event, seconds: float) -> None:
        """Rest until `wake` is set or the seconds have passed."""
        with suppress(TimeoutError):
            await asyncio.wait_for(wake.wait(), seconds)
