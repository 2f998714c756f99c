"""How fast a channel may be spoken to: limits as data, kept by all processes together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from domain.chat import Address, ChatKind
from storage.chat import rate as spoken

SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """A channel's limits: messages a second in all, seconds between two in one chat or group.

    The seconds are at least one, so that no chat counts twice within one.
    """

    per_second: int
    chat_gap: float
    group_gap: float


# Telegram: 30 a second in all, 1 a second in a chat, 20 a minute in a group.
TELEGRAM = Pace(per_second=30, chat_gap=1.0, group_gap=3.0)
PACES: Mapping[str, Pace] = {"telegram": TELEGRAM}


class Paces:
    """How long a chat must rest, and which channels took all that they take in a second."""

    def __init__(self, paces: Mapping[str, Pace]) -> None:
        self._paces = paces

    def gap(self, to: Address) -> timedelta:
        """How long a chat must rest after a message; nothing on a channel without a pace."""
        pace = self._paces.get(to.channel)
        if pace is None:
            return timedelta(0)
        return timedelta(seconds=pace.group_gap if to.kind is ChatKind.GROUP else pace.chat_gap)

    async def stand_in_line(self, session: AsyncSession) -> None:
        """Where there are limits, one process at a time takes messages: the first thing it does."""
        if self._paces:
            await spoken.stand_in_line(session)

    async def full_channels(self, session: AsyncSession, now: datetime) -> set[str]:
        """The channels that took as much in the last second, from anybody, as they take.

        A chat that was spoken in within it is known by how long it still rests.
        """
        full = set()
        for name, pace in self._paces.items():
            chats = now - SECOND + timedelta(seconds=pace.chat_gap)
            groups = now - SECOND + timedelta(seconds=pace.group_gap)
            said = await spoken.count_resting(session, name, chats=chats, groups=groups)
            if said >= pace.per_second:
                full.add(name)
        return full
