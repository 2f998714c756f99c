"""The rate limits of channels, kept by all processes together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from domain.channel import Pace
from domain.chat import Address, ChatKind
from storage.chat import rate as spoken

SECOND = timedelta(seconds=1)


class Paces:
    """Tells how long a chat must rest, and which channels have reached their limit."""

    def __init__(self, paces: Mapping[str, Pace]) -> None:
        self._paces = paces

    def gap(self, to: Address) -> timedelta:
        """How long a chat must rest after a message; zero on a channel without limits."""
        pace = self._paces.get(to.channel)
        if pace is None:
            return timedelta(0)
        return timedelta(seconds=pace.group_gap if to.kind is ChatKind.GROUP else pace.chat_gap)

    async def stand_in_line(self, session: AsyncSession) -> None:
        """Let one process at a time claim messages, where limits exist; call it first."""
        if self._paces:
            await spoken.stand_in_line(session)

    async def full_channels(self, session: AsyncSession, now: datetime) -> set[str]:
        """The channels that sent as much in the last second, from all processes, as they may.

        A chat that got a message in that second is found by the rest that it still has to wait.
        """
        full = set()
        for name, pace in self._paces.items():
            chats = now - SECOND + timedelta(seconds=pace.chat_gap)
            groups = now - SECOND + timedelta(seconds=pace.group_gap)
            said = await spoken.count_resting(session, name, chats=chats, groups=groups)
            if said >= pace.per_second:
                full.add(name)
        return full
