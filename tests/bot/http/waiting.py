"""Waiting for what another part of the same loop does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


async def until(holds: Callable[[], bool]) -> None:
    """Let the loop go on until a condition holds."""
    while not holds():  # noqa: ASYNC110 - what is waited for has no event to set
        await asyncio.sleep(0)
