"""Deletes what is kept only for a while: sounds, pictures, networks of visits, resolved alerts."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.runtime import Runtime
from domain.callback_queue.strangers import NUMBERS_KEPT
from storage import turns
from storage.callback_queue import strangers
from storage.chat import pictures, sounds
from storage.oncall import history
from storage.people import logins

OFTEN = timedelta(hours=1)
KEPT = timedelta(days=30)
ALERTS_KEPT = timedelta(days=400)  # over a year, so that the same month can be compared


class Retention:
    """Runs once an hour in one of several processes."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._due: datetime | None = None

    async def step(self) -> bool:
        """Delete what is old, once an hour; always False, as no more is to do at once."""
        now = self._runtime.database.clock.now()
        if self._due is not None and now < self._due:
            return False
        self._due = now + OFTEN
        async with self._runtime.database.write() as session:
            now = await self._runtime.database.now(session)
            if await turns.take_turn(session, "forgetting", self._runtime.owner, now, rest=OFTEN):
                await sounds.forget_old(session, now - KEPT)
                await pictures.forget_pictures(session, now - KEPT)
                await strangers.forget_strangers(session, now - NUMBERS_KEPT)
                await logins.forget_ended(session, now)
                await history.forget_old(session, now - ALERTS_KEPT)
        return False
