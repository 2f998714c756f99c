"""What stands behind `/contato`: somebody to save, to change, or to look for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.errors import ContactFault, InvalidContact, InvalidNumber, NumberFault
from domain.language.number_phrases import Reading, read_number
from domain.language.vocabulary.times import TIMES
from domain.language.vocabulary.words import WORDS, ContactVerb
from domain.people.contact import name_key, tidy_name
from domain.phone import PhoneNumber, plain_signs

_LONGEST = 160  # no name and number are longer together
_START = re.compile(r"(?<![^\s,;])[+(]*[0-9]")
_TOO_SHORT = re.compile(r"(?:\D*\d){1,2}\D*")  # a name may hold so many digits: Loja 12
# Words with a meaning of their own in a sentence: a contact of that name could not be meant.
_DAYS = frozenset((*TIMES.now, *TIMES.today, *TIMES.tomorrow))
_RESERVED = WORDS.me | _DAYS | WORDS.contact.keys() | WORDS.commands.keys()


@dataclass(frozen=True, slots=True)
class Save:
    """Save this number by this name."""

    name: str
    number: PhoneNumber


@dataclass(frozen=True, slots=True)
class Change:
    """Do `verb` with the contact of this name or number."""

    verb: ContactVerb
    who: str


@dataclass(frozen=True, slots=True)
class Look:
    """Show the contacts that match; `fault` tells why what may have been a number is none."""

    typed: str
    fault: InvalidNumber | None = None


def read_contact(rest: str) -> Save | Change | Look:
    """Read the arguments of `/contato`; raises InvalidContact, InvalidNumber.

    A colon between name and number settles all; without one a verb comes first.
    """
    if len(rest) > _LONGEST:
        raise InvalidContact(ContactFault.LONG)
    before, colon, after = _parted(rest)
    if colon:
        return _saved(before, after)
    first, *others = rest.split(maxsplit=1) or [""]
    if verb := WORDS.contact.get(name_key(first)):
        return Change(verb, "".join(others).strip())
    return _found(rest)


def kept_name(typed: str) -> str:
    """A name that may be kept; raises InvalidContact."""
    name = tidy_name(typed)
    if name_key(name) in _RESERVED:
        raise InvalidContact(ContactFault.RESERVED)
    return name


def _parted(rest: str) -> tuple[str, str, str]:
    at = plain_signs(rest).find(":")
    return (rest, "", "") if at < 0 else (rest[:at], ":", rest[at + 1 :])


def _saved(before: str, after: str) -> Save:
    try:
        number, name = _whole_number(before), after
    except InvalidNumber:
        name, number = kept_name(before), _whole_number(after)
    return Save(kept_name(name), number)


def _whole_number(typed: str) -> PhoneNumber:
    reading = read_number(typed)
    if reading.words:
        raise InvalidContact(ContactFault.UNCLEAR)
    return reading.number


def _found(rest: str) -> Save | Look:
    """The one number in a text, and the name before or after it."""
    readings, faults = _readings(rest)
    if not readings:
        return Look(rest, _worst(faults))
    start, reading = readings[0]
    before, after = rest[:start], reading.words
    alone = rest[start] == "+" or all(r.number.same_line(reading.number) for _, r in readings)
    if not alone or (before.strip() and after):
        raise InvalidContact(ContactFault.UNCLEAR)
    return Save(kept_name(before or after), reading.number)


def _readings(rest: str) -> tuple[list[tuple[int, Reading]], list[InvalidNumber]]:
    """Every place where a number may begin, with the number or the fault that is there."""
    readings, faults = [], []
    for found in _START.finditer(plain_signs(rest)):
        if _TOO_SHORT.fullmatch(rest[found.start() :]):
            continue
        try:
            readings.append((found.start(), read_number(rest[found.start() :])))
        except InvalidNumber as error:
            faults.append(error)
    return readings, faults


def _worst(faults: list[InvalidNumber]) -> InvalidNumber | None:
    """The fault that is told: an emergency code's before that of the longest reading."""
    emergency = (fault for fault in faults if fault.fault is NumberFault.EMERGENCY)
    return next(emergency, faults[0] if faults else None)
