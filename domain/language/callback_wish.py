"""Reading a request to be called: a number, a time, and what it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from domain.errors import InvalidNumber, InvalidTime, NumberFault, TimeFault
from domain.language.number_phrases import read_number
from domain.language.time_phrases import begins_like_time, find_time
from domain.phone import PhoneNumber

_NUMBER = re.compile(r"\+?\(?[0-9][0-9\s().-]{8,18}[0-9]")
# The words that introduce a phone number; they are cut out with it. Looked for in the last signs
# before it alone, once blanks and marks are cut off.
_LEAD = re.compile(
    r"(?<!\w)(?:(?:o )?meu (?:n[uú]mero|telefone|celular) (?:é|e)|my (?:number|phone) is"
    r"|n[oa]|para|pro|on|at|to)\Z",
    re.IGNORECASE,
)
_LONGEST_LEAD = 40
_MARKS = " \t\n,;:"
MOST_NUMBERS = 8  # places where a number is looked for; later ones are not read, nor shown
_SEPARATOR = re.compile(r"\s*[,;:.–-]?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class CallbackWish:
    """The parsed parts of a request to be called; `why` never contains the phone number."""

    number: PhoneNumber | None
    due_at: datetime | None
    why: str


def read_wish(typed: str, said_at: datetime, zone: ZoneInfo) -> CallbackWish:
    """Parse a time, a number and what the request is about, in any order.

    Raises InvalidNumber, InvalidTime.
    """
    due, rest = _take_time(typed.strip(), said_at, zone)
    number, why = _take_number(rest)
    if due is None and number is not None:
        due, why = _take_time(why, said_at, zone)
    # `why` is shown and spoken to the agent: it must not contain a phone number.
    why = " ".join(_NUMBER.sub("…", why).split()).strip(" ,;:–-")
    return CallbackWish(number=number, due_at=due, why=why)


def _take_number(text: str) -> tuple[PhoneNumber | None, str]:
    """Cut the phone number out of a text, wherever it stands; raises InvalidNumber."""
    fault: InvalidNumber | None = None
    places = (found.start() for found in islice(_NUMBER.finditer(text), MOST_NUMBERS))
    for begins in [0, *places]:
        try:
            reading = read_number(text[begins:])
        except InvalidNumber as error:
            if error.fault is not NumberFault.MISSING:
                fault = fault or error
            continue
        before = _without_lead(text[:begins])
        return reading.number, " ".join(filter(None, (before, reading.words.strip())))
    if fault is not None:
        raise fault
    return None, text


def _without_lead(text: str) -> str:
    """A text without the words at its end that introduce what follows."""
    text = text.rstrip(_MARKS)
    last = " ".join(text[-_LONGEST_LEAD:].split())
    if found := _LEAD.search(last):
        words = found[0].count(" ") + 1
        parts = text.rsplit(maxsplit=words)
        text = parts[0].rstrip(_MARKS) if len(parts) > words else ""
    return text.strip()


def _take_time(text: str, said_at: datetime, zone: ZoneInfo) -> tuple[datetime | None, str]:
    said = find_time(text)
    if said is None and begins_like_time(text):
        raise InvalidTime(TimeFault.UNREADABLE)
    if said is None:
        return None, text
    due = said.resolve(said_at, zone)
    rest = text[said.end :]
    found = _SEPARATOR.match(rest)
    return due.at, rest[found.end() if found else 0 :]
