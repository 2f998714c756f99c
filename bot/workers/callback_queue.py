"""The worker of the callback queue: takes the steps that are due for customers' requests."""

from __future__ import annotations

from bot.runtime import Runtime
from handlers.callback_queue.schedule import advance_request


async def advance_requests(runtime: Runtime) -> bool:
    """Take the step that is due for one request; False if none is due."""
    async with runtime.database.open_write() as session:
        tended = await advance_request(runtime.work(session))
    if tended:
        runtime.bell.ring()
    return tended
