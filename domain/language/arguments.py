"""The arguments of a command: perhaps a time, then phone numbers or names, then message text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.errors import InvalidNumber, InvalidTime, NumberFault
from domain.language.meanings import Party
from domain.language.name_matching import Named, Names
from domain.language.number_phrases import read_number
from domain.language.party_lists import read_party_list
from domain.language.time_phrases import (
    Said,
    find_time,
    refuse_swallowed_date,
    take_after,
    take_before,
)
from domain.language.vocabulary.files import any_of
from domain.language.vocabulary.words import WORDS
from domain.phone import plain_signs

_LIKE_A_NUMBER = re.compile(r"[+(]*[0-9]")
_NUMBER_INSIDE = re.compile(r"[0-9](?:[ ().\-]*[0-9]){7}")
# What people type between the two parties of a bridge; it counts only if a party follows.
_BETWEEN = re.compile(rf"(?:(?:{any_of(WORDS.between_parties)})\s+|[+&/,|]\s*)", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[,;:]?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """The parsed arguments of a command: parties, a time as it was typed, and the message text.

    `sure` and `ended` mean what they mean in OrderRequest.
    """

    parties: tuple[Party, ...] = ()
    words: str
    said: Said | None = None
    sure: bool = True
    ended: bool = True


@dataclass(frozen=True, slots=True)
class _Stand:
    """One party at the beginning of a text, and what comes after it."""

    end: Party
    words: str
    colon: bool
    sure: bool = True
    ended: bool = True


def read_arguments(rest: str, names: Names, *, two: bool = False, many: bool = False) -> Arguments:
    """Parse time, party and message text; where there may be `two` parties or `many`, all.

    Raises InvalidNumber, InvalidTime. What looks like a second number but is none is never words.
    """
    said, rest = _time_before(rest, names)
    if many and (several := read_party_list(rest, names)):
        return Arguments(parties=several.parties, words=several.words, said=said)
    first = _stand(rest, names) or _near(rest, names)
    if first is None:
        return Arguments(words=rest.strip(), said=said)
    after, words = _ended(first, said)
    if not two or first.colon or after is not said:
        return _rest(first, after, words)
    joined = _BETWEEN.match(first.words)
    second = _second(first.words, joined.end() if joined else 0, names)
    if second is None:
        return _rest(first, after, words)
    after, words = _ended(second, said)
    return Arguments(
        parties=(first.end, second.end),
        words=words,
        said=after,
        sure=first.sure and second.sure,
        ended=(first.ended or joined is not None) and second.ended,
    )


def _rest(one: _Stand, said: Said | None, words: str) -> Arguments:
    return Arguments(parties=(one.end,), words=words, said=said, sure=one.sure, ended=one.ended)


def _time_before(text: str, names: Names) -> tuple[Said | None, str]:
    """Split the time before a party from the rest; a name may begin like a day. InvalidTime."""
    if names.at_start(text):
        return None, text
    try:
        return take_before(text)
    except InvalidTime:
        said = find_time(text)
        if said is None:
            raise
        rest = text[said.end :]
        separator = _SEPARATOR.match(plain_signs(rest))
        rest = rest[separator.end() if separator else 0 :]
        if not names.at_start(rest):
            raise
        return said, rest


def _stand(text: str, names: Names) -> _Stand | None:
    """The number or name with which a text begins; raises InvalidNumber, InvalidTime."""
    named = names.at_start(text)
    try:
        return _number(text)
    except InvalidNumber as error:
        if named:
            return _person(named)
        if error.fault is NumberFault.MISSING:
            return None
        raise


def _number(text: str) -> _Stand:
    reading = read_number(text)
    text = text.strip()
    refuse_swallowed_date(text[: len(text) - len(reading.words)])
    return _Stand(Party(number=reading.number), reading.words, reading.colon, reading.sure)


def _person(named: Named) -> _Stand:
    end = Party(me=True) if named.me else Party(name=named.name)
    return _Stand(end, named.rest, named.colon, ended=named.colon or not named.rest)


def _near(text: str, names: Names) -> _Stand | None:
    named = names.near_start(text)
    return _person(named) if named else None


def _second(words: str, joined: int, names: Names) -> _Stand | None:
    """The second party, if one follows the first; raises InvalidNumber, InvalidTime."""
    after = words[joined:]
    plain = plain_signs(after)
    if _LIKE_A_NUMBER.match(plain):
        return _number(after)
    named = names.at_start(after)
    # "Me" before other words is message text; "e eu", or "me" alone, is the asker.
    if named and (joined or names.whole_start(after)):
        return _person(named)
    if _NUMBER_INSIDE.search(plain):
        return _number(after)
    return _near(after, names) if joined else None


def _ended(stand: _Stand, said: Said | None) -> tuple[Said | None, str]:
    """The time and the message text after a party; a colon ends everything but the text."""
    if stand.colon or said is not None:
        return said, stand.words
    return take_after(stand.words)
