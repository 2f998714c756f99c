"""Whether more comes in than goes out: said once when it begins and once when it ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from bot.runtime import Runtime
from storage import backlog
from storage.backlog import Waiting
from storage.orders import lookups

log = structlog.get_logger()
OFTEN = timedelta(seconds=5)
# A backlog begins when the first of a kind waits so long, and ends below half of it.
LATE = {
    "inbounds": timedelta(seconds=5),
    "orders": timedelta(seconds=10),
    "messages": timedelta(seconds=10),
}


@dataclass(slots=True)
class BacklogWatch:
    """Looks every few seconds at what waits; `told` is for /readyz."""

    runtime: Runtime
    _at: datetime | None = field(default=None, init=False)
    _waiting: dict[str, Waiting] = field(default_factory=dict, init=False)
    _put_off: int = field(default=0, init=False)
    _late: set[str] = field(default_factory=set, init=False)

    async def step(self) -> bool:
        """Look once, if it is time; always False: there is nothing to do about it here."""
        now = self.runtime.database.clock.now()
        if self._at is not None and now < self._at + OFTEN:
            return False
        self._at = now
        async with self.runtime.database.read() as session:
            self._waiting = {
                "inbounds": await backlog.count_inbounds(session),
                "orders": await backlog.count_orders(session, now),
                "messages": await backlog.count_messages(session, now),
            }
            self._put_off = await lookups.count_put_off(session, now)
        for kind, waiting in self._waiting.items():
            self._note(kind, waiting)
        return False

    def told(self) -> Mapping[str, object]:
        """`backlog` is "ok" or "slow", beside how many wait of each kind and for how long.

        `records_put_off` orders are looked up later, as nothing more may be asked now.
        """
        kinds = {
            kind: {"count": waiting.count, "seconds": round(self._age(waiting), 1)}
            for kind, waiting in self._waiting.items()
        }
        slow = "slow" if self._late else "ok"
        return {"backlog": slow, "waiting": kinds, "records_put_off": self._put_off}

    def _note(self, kind: str, waiting: Waiting) -> None:
        age, was = self._age(waiting), kind in self._late
        limit = LATE[kind].total_seconds() * (0.5 if was else 1.0)
        if (age > limit) is was:
            return
        change = self._late.discard if was else self._late.add
        change(kind)
        said = log.info if was else log.warning
        event = "backlog.over" if was else "backlog.began"
        said(event, kind=kind, waiting=waiting.count, seconds=round(age, 1))

    def _age(self, waiting: Waiting) -> float:
        if waiting.since is None or self._at is None:
            return 0.0
        return max(0.0, (self._at - waiting.since).total_seconds())
