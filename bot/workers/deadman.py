"""The dead man's switch: an outside service is called once a minute while we are well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import aiohttp
import structlog

from domain.ports import Clock

log = structlog.get_logger()
OFTEN = timedelta(minutes=1)
_DEADLINE = aiohttp.ClientTimeout(total=10)


@dataclass(slots=True)
class DeadManSwitch:
    """Calls `url`, which is never logged, while `well` says that alerts reach people."""

    url: str
    session: aiohttp.ClientSession
    clock: Clock
    well: Callable[[], bool]
    _due: datetime | None = field(default=None, init=False)

    async def step(self) -> bool:
        """Call once a minute; always False, as there is never more to do at once."""
        now = self.clock.now()
        if (self._due is not None and now < self._due) or not self.well():
            return False
        self._due = now + OFTEN
        try:
            async with self.session.get(self.url, timeout=_DEADLINE, allow_redirects=False) as said:
                if said.status >= 400:
                    log.warning("deadman.refused", status=said.status)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            log.warning("deadman.unreachable", error=type(error).__name__)
        return False
