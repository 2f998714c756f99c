"""The Clock port over this machine's clock."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC, datetime


class SystemClock:
    """This machine's clock."""

    def now(self) -> datetime:
        """The present time in UTC."""
        return datetime.now(UTC)

    async def wait(self, wake: asyncio.Event, seconds: float) -> None:
        """Wait until `wake` is set or the seconds have passed."""
        # Not wait_for: on Python 3.11 it may swallow a cancellation that comes with the event.
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await wake.wait()
