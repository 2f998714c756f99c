"""The shared context of all workers."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.bell import Bell
from domain.ports import Telephony
from domain.rules import Rules
from storage.database import Database
from storage.work import Work

T = TypeVar("T")


@dataclass(slots=True)
class Current(Generic[T]):
    """The current value of something replaceable; a unit of work reads it once at its start.

    `value` is replaced in one step without an await, so that no reader sees half a change.
    """

    value: T


@dataclass(frozen=True, slots=True, kw_only=True)
class Runtime:
    """The database, the platform, the current rules; `owner` names this process in leases.

    `stopping` is set when the program ends: after that no worker begins anything new.
    """

    database: Database
    current: Current[Rules]
    telephony: Telephony
    bell: Bell
    zone: ZoneInfo
    owner: str
    stopping: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def rules(self) -> Rules:
        """The rules as they are at this moment; a unit of work keeps those that it began with."""
        return self.current.value

    def work(self, session: AsyncSession) -> Work:
        """A unit of work at the present time that answers no inbound."""
        return Work(session, self.database.clock.now(), self.rules)
