"""For whom a sentence is made: their language, their zone, and who else reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from domain.chat import Address, ChatKind
from domain.people.person import DEFAULT_LOCALE, Person
from domain.phone import PhoneNumber
from domain.rules import Rules
from handlers.replies.sentences import say


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a sentence is made: their language, their zone, and the installation's."""

    locale: str
    zone: ZoneInfo
    home: ZoneInfo
    voices: Mapping[str, str] = field(default_factory=dict)
    opt_out_key: str = ""
    among_others: bool = False

    def number(self, number: PhoneNumber) -> str:
        """A number as it may be read here: whole only where nobody else reads along."""
        return number.masked if self.among_others else number.grouped

    def say(self, sentence: str, **parts: str | int) -> str:
        """A sentence in this reader's language."""
        return say(self.locale, sentence, **parts)


def reader_of(person: Person, rules: Rules, where: Address) -> Reader:
    """How this person reads in a chat: in the installation's zone unless they have their own."""
    zone = ZoneInfo(person.time_zone) if person.time_zone else rules.zone
    others = where.kind is ChatKind.GROUP
    return Reader(person.locale, zone, rules.zone, rules.voices, rules.opt_out_key, others)


def reader_of_all(rules: Rules, where: Address) -> Reader:
    """How a chat reads in which many read together: in the installation's language."""
    nobody = Person(id=0, name="", locale=DEFAULT_LOCALE, identities=frozenset())
    return reader_of(nobody, rules, where)
