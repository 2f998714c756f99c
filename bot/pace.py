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
    """How long a chat must rest, and which channels took from us all that they take in a second."""

    def __init__(self, paces: Mapping[str, Pace]) -> None:
        self._paces = paces
        self._sent: dict[str, deque[datetime]] = {name: deque() for name in paces}

    def gap(self, to: Address) -> timedelta:
        """How long a chat must rest after a message; nothing on a channel without a pace."""
        pace = self._paces.get(to.channel)
        if pace is None:
            return timedelta(0)
        return timedelta(seconds=pace.group_gap if to.kind is ChatKind.GROUP else pace.chat_gap)

    def note(self, to: Address, now: datetime) -> None:
        """A message goes out now."""
        if to.channel in self._sent:
            self._sent[to.channel].append(now)

    def full_channels(self, now: datetime) -> set[str]:
        """The channels that took as much in the last second as they take."""
        full = set()
        for name, sent in self._sent.items():
            while sent and now - sent[0] >= timedelta(seconds=1):
                sent.popleft()
            if len(sent) >= self._paces[name].per_second:
                full.add(name)
        return full
