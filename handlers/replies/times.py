"""Moments as people say them, on the clock that hangs on their wall."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.chat import Address, ChatKind
from domain.orders.order import Order, State
from domain.people.person import DEFAULT_LOCALE, Person
from domain.phone import PhoneNumber
from domain.rules import Rules
from domain.time_zones import same_clock
from handlers.replies.sentences import say

_BRASILIA = "America/Sao_Paulo"


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
        """A number as may be read here: whole only where nobody else reads."""
        return number.masked if self.among_others else number.grouped

    def say(self, sentence: str, **parts: str | int) -> str:
        """A sentence in this reader's language."""
        return say(self.locale, sentence, **parts)


def reader_of(person: Person, rules: Rules, where: Address) -> Reader:
    """How this person reads there: in the installation's zone unless they have their own."""
    zone = ZoneInfo(person.time_zone) if person.time_zone else rules.zone
    others = where.kind is ChatKind.GROUP
    return Reader(person.locale, zone, rules.zone, rules.voices, rules.opt_out_key, others)


def reader_of_all(rules: Rules, where: Address) -> Reader:
    """How a place is spoken to in which all read together: in the installation's language."""
    nobody = Person(id=0, name="", locale=DEFAULT_LOCALE, identities=frozenset())
    return reader_of(nobody, rules, where)


def due_words(order: Order, reader: Reader) -> str:
    """The day and the time at which an order is due; with the zone where it may be another's."""
    if order.due_at is None:
        return ""
    words = moment(order.due_at, reader)
    ends = [order.dest, order.dest2] if order.dest2 else [order.dest]
    same = all(same_clock(end, order.due_at, reader.zone) for end in ends)
    if same and reader.zone == reader.home:
        return words
    return reader.say("moment-in-zone", moment=words, zone=_zone_name(reader))


def due_line(order: Order, reader: Reader) -> str:
    """The line of a card that says when; while it is a question, also how near that is."""
    if order.due_at is None:
        return ""
    words = due_words(order, reader)
    asked = order.proposed_at.astimezone(reader.zone).date()
    ahead = order.due_at.astimezone(reader.zone).date() - asked
    if order.state is State.PROPOSED and ahead == timedelta(0):
        return reader.say("card-due-today", moment=words)
    if order.state is State.PROPOSED and ahead == timedelta(days=1):
        return reader.say("card-due-tomorrow", moment=words)
    return reader.say("card-due", moment=words)


def moment(at: datetime, reader: Reader) -> str:
    """A day and a time of day in words: weekday, day, month, clock."""
    local = at.astimezone(reader.zone)
    return reader.say(
        "moment-at-one" if local.hour == 1 else "moment",
        weekday=reader.say(f"weekday-{local.isoweekday()}"),
        day=reader.say("day-first") if local.day == 1 else str(local.day),
        month=reader.say(f"month-{local.month}"),
        clock=f"{local:%H:%M}",
    )


def _zone_name(reader: Reader) -> str:
    key = reader.zone.key
    if key == _BRASILIA:
        return reader.say("zone-brasilia")
    return reader.say("zone-of-city", city=key.rsplit("/", 1)[-1].replace("_", " "))
