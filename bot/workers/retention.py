"""What is kept for a while only: sounds and pictures of chats, and alerts that are long over."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.runtime import Runtime
from storage import turns
from storage.chat import pictures, sounds
from storage.oncall import history

OFTEN = timedelta(hours=1)
KEPT = timedelta(days=30)
ALERTS_KEPT = timedelta(days=400)  # a year and a little: the same month can be compared


class Retention:
    """Looks once an hour, and of several processes one."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._due: datetime | None = None

    async def step(self) -> bool:
        """Forget what is old, if it is time; there is never more to do at once."""
        now = self._runtime.database.clock.now()
        if self._due is not None and now < self._due:
            return False
        self._due = now + OFTEN
        async with self._runtime.database.write() as session:
            now = await self._runtime.database.now(session)
            if await turns.take_turn(session, "forgetting", self._runtime.owner, now, rest=OFTEN):
                await sounds.forget_old(session, now - KEPT)
                await pictures.forget_pictures(session, now - KEPT)
                await history.forget_old(session, now - ALERTS_KEPT)
        return False
