"""The unit of work: what a handler reads and writes, and the one commit that says it aloud."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.chat import Message
from domain.rules import Rules
from storage.inbound import StoredInbound, note_handled
from storage.outbox import post


@dataclass(slots=True)
class Work:
    """One open write transaction, the moment it happens at, and what it answers.

    `commit` writes the state, the messages and the `handled` mark of the inbound together: either
    all of it happened or none of it.
    """

    session: AsyncSession
    now: datetime
    rules: Rules
    inbound: StoredInbound | None = None
    committed: bool = False

    async def commit(self, *messages: Message) -> None:
        """Write everything at once."""
        for message in messages:
            await post(self.session, message, self.now)
        if self.inbound is not None:
            await note_handled(self.session, self.inbound.id, self.now)
        await self.session.commit()
        self.committed = True
