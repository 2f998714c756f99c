"""Who is told something, and in which chat: what a notification is addressed to."""

from __future__ import annotations

from dataclasses import dataclass

from domain.chat import Address
from domain.people.person import Person
from domain.rules import Rules
from handlers.replies.reader import Reader, reader_of


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person, and the chat in which they are told."""

    person: Person
    to: Address

    def reader(self, rules: Rules) -> Reader:
        """For whom the sentences of the notification are made."""
        return reader_of(self.person, rules, self.to)
