"""The unit of work: what a handler reads and writes, and the one commit that says it aloud."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.chat import Message
from domain.people.audit import SYSTEM, Act, Entry
from domain.rules import Rules
from domain.timeline import StepT, TimelineEntry
from storage.chat.inbound import StoredInbound, note_handled
from storage.chat.outbox import post
from storage.people.audit import write_entries


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
    entries: list[Entry] = field(default_factory=list)

    def audit(self, act: Act, subject: str = "", *, by: int = SYSTEM, **detail: int | str) -> None:
        """Write down with the commit what was done, by whom, to what; ids and words of ours."""
        self.entries.append(Entry(act=act, person_id=by, subject=subject, detail=detail))

    def happened(
        self, step: StepT, by: int = SYSTEM, note: str = "", order_id: int | None = None
    ) -> TimelineEntry[StepT]:
        """What happens now, for a timeline; nobody in a chat did it unless `by` says who."""
        return TimelineEntry(at=self.now, step=step, person_id=by, note=note, order_id=order_id)

    async def commit(self, *messages: Message) -> None:
        """Write everything at once."""
        for message in messages:
            await post(self.session, message, self.now)
        if self.inbound is not None:
            await note_handled(self.session, self.inbound.id, self.now)
        # Last of all that others wait for, as every audited commit passes here one by one.
        await write_entries(self.session, self.entries, self.now, self.rules.audit_key())
        await self.session.commit()
        self.committed = True
