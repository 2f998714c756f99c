"""Several numbers and names before a colon, as people type them: `Maria, João e Ana: …`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.language.meanings import Party
from domain.language.name_matching import Names
from domain.language.number_phrases import read_number
from domain.language.vocabulary.files import any_of
from domain.language.vocabulary.words import WORDS
from domain.phone import plain_signs

_AND = re.compile(rf"\s*(?:(?:{any_of(WORDS.between_parties)})\s+|[+&/|]\s*)", re.IGNORECASE)
_LIKE_A_NUMBER = re.compile(r"\s*[+(]*[0-9]")
# A name that nobody knows, up to what may stand between two parties.
_UNKNOWN = re.compile(
    r"([^\s,;:?!][^,;:?!\n]{0,59}?)"
    rf"(?=\s{{0,3}}[,;:]|\s{{1,3}}(?:{any_of(WORDS.between_parties)})\s)\s{{0,3}}[,;:]?\s{{0,3}}",
    re.IGNORECASE,
)
_MOST = 200  # parties that are read, whatever may be done with them


@dataclass(frozen=True, slots=True)
class PartyList:
    """Two parties or more, and the words after the colon that ends their list."""

    parties: tuple[Party, ...]
    words: str


@dataclass(frozen=True, slots=True)
class _Item:
    party: Party
    rest: str
    ends: bool  # a colon follows


def read_party_list(text: str, names: Names) -> PartyList | None:
    """The list with which a text begins; None where it begins with no list that a colon ends.

    Who stands in it and is no contact keeps the name that was typed. Raises InvalidNumber.
    """
    parties: list[Party] = []
    while len(parties) < _MOST:
        found = _item(text, names)
        if found is None:
            return None
        parties.append(found.party)
        if found.ends:
            return PartyList(tuple(parties), found.rest) if len(parties) > 1 else None
        between = _AND.match(found.rest)
        taken = plain_signs(text[: len(text) - len(found.rest)]).rstrip()
        if not between and taken[-1:] not in (",", ";"):
            return None
        text = found.rest[between.end() :] if between else found.rest
    return None


def _item(text: str, names: Names) -> _Item | None:
    """The party with which a text begins; None for what can be none."""
    if named := names.at_start(text):
        party = Party(me=True) if named.me else Party(name=named.name)
        return _Item(party, named.rest, named.colon)
    plain = plain_signs(text)
    if _LIKE_A_NUMBER.match(plain):
        if ":" not in plain:
            return None
        return _number(text)
    found = _UNKNOWN.match(plain, len(plain) - len(plain.lstrip()))
    if found is None:
        return None
    name = text[found.start(1) : found.end(1)]
    return _Item(Party(name=name), text[found.end() :], ":" in plain[found.end(1) : found.end()])


def _number(text: str) -> _Item:
    reading = read_number(text)
    return _Item(Party(number=reading.number), reading.words, reading.colon)
