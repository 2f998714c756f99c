"""For whom something is done, and where: in a chat now, or by the clock on a yes given earlier."""

from __future__ import annotations

from dataclasses import dataclass

from domain.chat import Address
from domain.people.audit import Act
from domain.people.group import ALONE, GroupRules
from domain.people.person import Person
from handlers.replies.reader import Reader, reader_of
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Actor:
    """A person in a chat, in a unit of work: whose permission and whose limits count."""

    work: Work
    person: Person
    chat: Address
    group: GroupRules = ALONE

    @property
    def reader(self) -> Reader:
        """For whom sentences about orders are made."""
        return reader_of(self.person, self.work.rules, self.chat)

    def audit(self, act: Act, subject: str = "", **detail: int | str) -> None:
        """Write down with the commit that this person did it."""
        self.work.audit(act, subject, by=self.person.id, **detail)
