"""Splitting a phone number from the words after it, as people type both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.errors import InvalidNumber, NumberFault
from domain.phone import PhoneNumber, parse_number, plain_signs

# No number is longer than this, however it is grouped: the rest is words.
_RUN = re.compile(r"[+(]?\s*\(?[0-9][0-9 ().\-/]{0,40}")
_AFTER = re.compile(r"\s*[:,;]?\s*")
_LAST_HYPHEN = re.compile(r"-\s*([0-9]+)$")
_SHORT_GROUP = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """A number and the words after it.

    `sure` is False where the number may have swallowed digits of the words: enough for a card that
    a person reads before the yes, not for an order that nobody sees.
    """

    number: PhoneNumber
    words: str
    sure: bool
    colon: bool


def take_number(text: str) -> tuple[PhoneNumber, str]:
    """Split the number that a text begins with from the rest; raises InvalidNumber."""
    reading = read_number(text)
    return reading.number, reading.words


def read_number(text: str) -> Reading:
    """The number that a text begins with; raises InvalidNumber.

    Of the digits that stand there the longest valid number wins; `:` ends it at once. Digits that
    follow a hyphenated group (`9876-5432 2 vias`) are never joined to it.
    """
    text = text.strip()
    plain = plain_signs(text)
    start = len(plain) - len(plain.lstrip())
    plain, text = plain[start:], text[start:]
    run = _RUN.match(plain)
    if not run:
        raise InvalidNumber(NumberFault.MISSING)
    faults: list[NumberFault] = []
    for end in _ends(run.group()):
        typed = plain[:end].rstrip(" .-/(")
        if not _may_end(plain, end):
            faults.append(NumberFault.UNREADABLE)
            continue
        if "-" in typed and not _LAST_HYPHEN.search(typed):
            continue
        try:
            number = parse_number(typed)
        except InvalidNumber as error:
            faults.append(error.fault)
            continue
        return _reading(number, typed, plain, text, end)
    # The longest reading tells best what was meant; an emergency code is named wherever it stands.
    emergency = NumberFault.EMERGENCY in faults
    raise InvalidNumber(
        NumberFault.EMERGENCY if emergency else (faults or [NumberFault.UNREADABLE])[0]
    )


def _reading(number: PhoneNumber, typed: str, plain: str, text: str, end: int) -> Reading:
    after = _AFTER.match(plain, end)
    begins = after.end() if after else end
    colon = ":" in plain[end:begins]
    last_group = len(re.sub(r"[^0-9]", "", typed.split()[-1]))
    sure = colon or last_group >= _SHORT_GROUP or begins == len(plain)
    return Reading(number, text[begins:], sure, colon)


def _ends(run: str) -> Iterator[int]:
    """Where the number may end, longest first: only between words, never inside one."""
    cuts = {len(run.rstrip())} | {m.start() for m in re.finditer(r"\s+", run)}
    return iter(sorted(cuts, reverse=True))


def _may_end(plain: str, end: int) -> bool:
    """Only before a space or a mark of punctuation: not inside a word, nor at an unknown sign."""
    following = plain[end : end + 1]
    return not following or following.isspace() or following in ":,;"
