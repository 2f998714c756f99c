"""The loop that does what time asks for requests to be called."""

from __future__ import annotations

from bot.runtime import Runtime
from handlers.callback_queue.schedule import advance_request


async def advance_requests(runtime: Runtime) -> bool:
    """Tend one request that is due; False if there is none."""
    async with runtime.database.open_write() as session:
        tended = await advance_request(runtime.work(session))
    if tended:
        runtime.bell.ring()
    return tended
