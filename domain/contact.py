"""Saved people: whose name may stand for a number, and who was meant by a name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.folded import fold
from domain.phone import PhoneNumber

_NEAR = 0.75
_MOST = 4  # choices that fit on a card


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A saved person, private to the one who saved it or `shared` with the whole team."""

    id: int
    owner_id: int
    name: str
    number: PhoneNumber
    shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was saved, and what it took the place of.

    `before` is the same contact under its former name or with its former number; `replaced` is
    another one that had this name and is gone.
    """

    contact: Contact
    before: Contact | None = None
    replaced: Contact | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Who may have been meant: those called exactly so, and those called nearly so."""

    exact: tuple[Contact, ...] = ()
    near: tuple[Contact, ...] = ()


def name_key(name: str) -> str:
    """A name as it is compared: folded, its words one space apart."""
    return " ".join(re.findall(r"\w+", fold(name)))


def find_named(said: str, book: Iterable[Contact]) -> Found:
    """Who in the book is called so. Only an exact name may dial; a near one is only offered."""
    key = name_key(said)
    keys = [(name_key(contact.name), contact) for contact in book]
    exact = tuple(contact for name, contact in keys if name == key)
    if exact:
        return Found(exact=exact)
    close = set(difflib.get_close_matches(key, [name for name, _ in keys], n=_MOST, cutoff=_NEAR))
    words = set(key.split())
    near = [contact for name, contact in keys if name in close or words & set(name.split())]
    return Found(near=tuple(near[:_MOST]))
