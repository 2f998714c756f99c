"""The loop that does what time asks for requests to be called."""

from __future__ import annotations

from bot.runtime import Desk
from handlers.callback_queue.schedule import tend_request


async def tend_requests(desk: Desk) -> bool:
    """Tend one request that is due; False if there is none."""
    async with desk.database.open_write() as session:
        tended = await tend_request(desk.work(session))
    if tended:
        desk.bell.ring()
    return tended
