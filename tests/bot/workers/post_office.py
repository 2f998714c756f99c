"""A courier, its outbox, and a channel that remembers what it took."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from bot.workers.courier import Courier
from domain.channel import Pace
from domain.chat import Address, Message
from storage.chat import outbox
from storage.chat.outbox import OutboxRow
from storage.database import Database
from tests.clocks import FrozenClock
from tests.storage.samples import message

ANA, BIA = Address("post", "ana"), Address("post", "bia")


@dataclass
class Recorded:
    """A channel that remembers what it took and fails when told to."""

    name: str = "post"
    taken: list[str] = field(default_factory=list)
    edited: dict[str, str] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)
    faults: list[Exception] = field(default_factory=list)

    async def send(self, message: Message, edits: str, key: str) -> str:
        self.keys.append(key)
        if self.faults:
            raise self.faults.pop(0)
        self.taken.append(message.event)
        self.edited[message.event] = edits
        return f"m-{len(self.taken)}"


@dataclass
class Post:
    """A courier beside its outbox."""

    database: Database
    clock: FrozenClock
    channel: Recorded
    courier: Courier

    async def post(self, *events: str, to: Address = ANA, **more: str) -> None:
        async with self.database.write() as session:
            for event in events:
                await outbox.post(session, message(event, to, **more), self.clock.now())

    async def finish(self) -> list[str]:
        """Deliver all that is due now; what the channel took since the last time."""
        before = len(self.channel.taken)
        while await self.courier.step():
            pass
        return self.channel.taken[before:]

    async def row(self, number: int) -> OutboxRow:
        async with self.database.read() as session:
            return await session.get_one(OutboxRow, number)


@pytest.fixture
def paces() -> Mapping[str, Pace]:
    """No limits, unless a test says otherwise."""
    return {}


@pytest.fixture
def post(database: Database, clock: FrozenClock, paces: Mapping[str, Pace]) -> Post:
    channel = Recorded()
    return Post(database, clock, channel, Courier(database, {"post": channel}, paces))
