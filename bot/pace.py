"""How fast a channel may be spoken to: limits as data, and what was said lately."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.chat import Address, ChatKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """A channel's limits: messages a second in all, seconds between two in one chat or group."""

    per_second: int
    chat_gap: float
    group_gap: float


# Telegram: 30 a second in all, 1 a second in a chat, 20 a minute in a group.
TELEGRAM = Pace(per_second=30, chat_gap=1.0, group_gap=3.0)
PACES: Mapping[str, Pace] = {"telegram": TELEGRAM}


class Paces:
    """What must rest now; a channel without a pace never does."""

    def __init__(self, paces: Mapping[str, Pace]) -> None:
        self._paces = paces
        self._sent: dict[str, deque[datetime]] = {name: deque() for name in paces}
        self._chats: dict[int, datetime] = {}
        self._rests: dict[str, datetime] = {}

    def note(self, to: Address, chat_id: int, now: datetime) -> None:
        """A message goes out now."""
        pace = self._paces.get(to.channel)
        if pace is None:
            return
        gap = pace.group_gap if to.kind is ChatKind.GROUP else pace.chat_gap
        self._chats[chat_id] = now + timedelta(seconds=gap)
        self._sent[to.channel].append(now)

    def rest(self, channel: str, until: datetime) -> None:
        """The channel asked us to be silent until then."""
        self._rests[channel] = until

    def resting_chats(self, now: datetime) -> set[int]:
        """The chats that were spoken to a moment ago."""
        self._chats = {chat: until for chat, until in self._chats.items() if until > now}
        return set(self._chats)

    def resting_channels(self, now: datetime) -> set[str]:
        """The channels that took as much as they take, or asked for silence."""
        resting = {name for name, until in self._rests.items() if until > now}
        for name, sent in self._sent.items():
            while sent and now - sent[0] >= timedelta(seconds=1):
                sent.popleft()
            if len(sent) >= self._paces[name].per_second:
                resting.add(name)
        return resting
