"""What every loop of the program works with."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.bell import Bell
from domain.ports import Telephony
from domain.rules import Rules
from storage.database import Database
from storage.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Runtime:
    """The database, the platform, the rules; `owner` names this process in leases.

    `stopping` is set when the program ends: what was not begun by then is left to the next one.
    """

    database: Database
    rules: Rules
    telephony: Telephony
    bell: Bell
    zone: ZoneInfo
    owner: str
    stopping: asyncio.Event = field(default_factory=asyncio.Event)

    def work(self, session: AsyncSession) -> Work:
        """A unit of work at this moment that answers no inbound."""
        return Work(session, self.database.clock.now(), self.rules)
