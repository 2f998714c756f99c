"""A small server on a free port."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web


@asynccontextmanager
async def serving(
    app: web.Application, before: Callable[[], Awaitable[None]] | None = None
) -> AsyncIterator[str]:
    """An application on a free port: its root; `before` runs before it closes."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.05, handler_cancellation=True)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port: int = runner.addresses[0][1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        if before:
            await before()
        await runner.cleanup()
