"""The self-monitoring worker: late pages, and a platform on which alerts cannot rely."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from bot.runtime import Runtime
from handlers.oncall.self_monitoring import tell_faults, tell_late

log = structlog.get_logger()
OFTEN = timedelta(minutes=1)
INSIST = timedelta(minutes=30)


@dataclass(slots=True)
class SelfMonitor:
    """Checks once a minute; `at_ease` is False while alerts may not reach people by phone."""

    runtime: Runtime
    at_ease: bool = field(default=True, init=False)
    _due: datetime | None = field(default=None, init=False)
    _insisted: datetime | None = field(default=None, init=False)

    async def step(self) -> bool:
        """Check once a minute; always False, as there is never more to do at once."""
        now = self.runtime.database.clock.now()
        if self._due is not None and now < self._due:
            return False
        self._insisted = self._insisted or now
        insist = now >= self._insisted + INSIST
        self.at_ease = False  # stays so if a check below fails
        async with self.runtime.database.open_write() as session:
            late = await tell_late(self.runtime.work(session))
        async with self.runtime.database.open_write() as session:
            refused = await tell_faults(self.runtime.work(session), insist=insist)
        if insist:
            self._insisted = now
        if late or refused:
            log.error("alerts.in_danger", late=late, refused=refused)
        self.at_ease, self._due = not (late or refused), now + OFTEN
        self.runtime.bell.ring()
        return False
