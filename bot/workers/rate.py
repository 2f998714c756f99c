"""How fast a channel may be spoken to: limits as data, kept by all processes together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from domain.channel import Pace
from domain.chat import Address, ChatKind
from storage.chat import rate as spoken

SECOND = timedelta(seconds=1)


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
