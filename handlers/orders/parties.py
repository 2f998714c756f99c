"""Who is at the ends of an order: names become numbers, and what must not be dialled is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.errors import InvalidNumber, NoLine, NumberFault, SameLine
from domain.language.meanings import Party
from domain.language.order_request import OrderRequest, Slot
from domain.orders.order import Kind
from domain.people.contact import Contact, find_named
from domain.people.person import Person
from domain.phone import NumberClass, PhoneNumber
from domain.rules import Rules

MOBILE = (NumberClass.MOBILE, NumberClass.FOREIGN)  # classes of numbers that can receive an SMS


@dataclass(frozen=True, slots=True)
class Unclear:
    """A name that does not say who is meant, the slot it stands in, and who it may be."""

    slot: Slot
    name: str
    candidates: tuple[Contact, ...] = ()


def settle_parties(
    wanted: OrderRequest, book: Sequence[Contact]
) -> tuple[OrderRequest, Unclear | None]:
    """Put numbers in the place of names that are exactly those of one contact each.

    The first name that is not is Unclear. Of a bridge the asker's own line is the first end.
    """
    parties, unclear = list(wanted.parties), None
    if wanted.kind is Kind.BRIDGE and len(parties) > 1 and parties[1].me:
        parties.reverse()
    for at, end in enumerate(parties):
        if end.me or end.number:
            continue
        found = find_named(end.name, book)
        if found.exact and all(c.number.same_line(found.exact[0].number) for c in found.exact):
            parties[at] = of_contact(found.exact[0])
        elif unclear is None:
            slot = Slot.DEST2 if at else Slot.DEST
            unclear = Unclear(slot, end.name, found.exact or found.near)
    return replace(wanted, parties=tuple(parties)), unclear


def of_contact(contact: Contact) -> Party:
    """A contact as a party of an order."""
    return Party(number=contact.number, name=contact.name)


def line_of(end: Party, person: Person) -> PhoneNumber:
    """The number of an end whose person is known; raises NoLine."""
    if end.number:
        return end.number
    if person.line is None:
        raise NoLine
    return person.line


def check_parties(wanted: OrderRequest, person: Person, rules: Rules) -> list[PhoneNumber]:
    """Raise InvalidNumber, SameLine or NoLine for parties that cannot be called together."""
    lines = [line_of(end, person) for end in wanted.parties if end.me or end.number]
    if any(line.same_line(own) for line in lines for own in rules.own_numbers):
        raise InvalidNumber(NumberFault.OWN)
    if wanted.kind is Kind.SMS and any(line.number_class not in MOBILE for line in lines):
        raise InvalidNumber(NumberFault.NOT_MOBILE)
    if wanted.kind is Kind.BRIDGE and len(lines) == 2 and lines[0].same_line(lines[1]):
        raise SameLine
    return lines
