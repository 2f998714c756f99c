"""Saved contacts: names that stand for phone numbers, and finding the one that was meant."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from domain.errors import ContactFault, InvalidContact, InvalidNumber
from domain.people.nicknames import kindred
from domain.phone import PhoneNumber, parse_number
from domain.text import fold

MOST_CONTACTS = 5_000  # contacts of one person
LONGEST_NAME = 60
_NEAR = 0.75
_MOST = 4  # candidates that a card offers
_WORDS = 4  # words of a typed name that are compared with the contacts
# The dot that parts the columns of our lists, and signs that look like it. `Gal·la` is a name.
_DOT = "[·•‧∙⋅・･·᛫⸱ꞏ●▪◦]"
_DOTS = re.compile(rf"(?<![lL]){_DOT}|{_DOT}(?![lL])")
_JOINER = "\u200d"  # emoji and some scripts need it
# A name with this many digits looks like a number, and a card must not show two numbers.
_DIGITS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A saved contact, private to the person who saved it or `shared` with the whole team."""

    id: int
    owner_id: int
    name: str
    number: PhoneNumber
    shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The result of saving a contact, and the contacts that changed for it.

    `before` is the same contact under its former name or with its former number; `replaced` is
    another one that had this name and is gone.
    """

    contact: Contact
    before: Contact | None = None
    replaced: Contact | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The contacts that a name may mean: exact matches and near ones."""

    exact: tuple[Contact, ...] = ()
    near: tuple[Contact, ...] = ()


def name_key(name: str) -> str:
    """A name as it is compared: folded, its words one space apart."""
    return " ".join(re.findall(r"\w+", fold(name)))


def tidy_name(typed: str) -> str:
    """A name as it is stored: on one line, without invisible characters; raises InvalidContact."""
    seen = "".join(sign for sign in typed if _is_seen(sign))
    name = " ".join(without_dots(seen).split()).strip(" :,;=-–—")
    if not name_key(name):
        raise InvalidContact(ContactFault.EMPTY)
    if len(name) > LONGEST_NAME:
        raise InvalidContact(ContactFault.LONG)
    if not any(sign.isalpha() for sign in name) or sum(map(str.isdigit, name)) > _DIGITS:
        raise InvalidContact(ContactFault.NUMBER)
    return name


def without_dots(name: str) -> str:
    """A name with blanks for the dots that part the columns of our lists."""
    return _DOTS.sub(" ", name)


def number_of_card(written: str) -> PhoneNumber:
    """The phone number of a shared contact card, which may have a plus sign too few or too many.

    Raises InvalidNumber.
    """
    bare = written.strip()
    other = bare[1:] if bare.startswith("+") else f"+{bare}"
    try:
        return parse_number(bare)
    except InvalidNumber as error:
        try:
            return parse_number(other)
        except InvalidNumber:
            raise error from None


def may_change(contact: Contact, person_id: int, *, admin: bool) -> bool:
    """Whether a person may change a contact: their own, or as an administrator a shared one."""
    return contact.owner_id == person_id or (admin and contact.shared)


def find_named(said: str, book: Iterable[Contact]) -> Found:
    """Find contacts by a name. Only an exact match may be dialled; a near one is only offered."""
    key = name_key(said)
    if not key:
        return Found()
    keys = [(name_key(contact.name), contact) for contact in book]
    exact = tuple(contact for name, contact in keys if name == key)
    if exact:
        return Found(exact=exact)
    near = _near_words(key.split()[:_WORDS], {word for name, _ in keys for word in name.split()})
    close = difflib.get_close_matches(key, {name for name, _ in keys}, n=_MOST, cutoff=_NEAR)
    ranked = [(_likeness(name, near, close), contact) for name, contact in keys]
    ranked.sort(key=lambda pair: -pair[0])
    return Found(near=tuple(contact for likeness, contact in ranked[:_MOST] if likeness))


def find_like(typed: str, book: Iterable[Contact]) -> list[Contact]:
    """Contacts whose name or number contains the typed text, for a list to read."""
    key, digits = name_key(typed), re.sub(r"\D", "", typed)
    number = len(digits) > 2 and not any(sign.isalpha() for sign in typed)
    return [
        contact
        for contact in book
        if (key and key in name_key(contact.name)) or (number and digits in contact.number.digits)
    ]


def _is_seen(sign: str) -> bool:
    # Characters that reverse the writing could make a card show one number and dial another.
    return sign == _JOINER or sign.isspace() or unicodedata.category(sign)[0] != "C"


def _near_words(said: list[str], known: Collection[str]) -> list[dict[str, float]]:
    """For each said word the similar words of the contacts' names, with their likeness."""
    found = []
    for word in said:
        alike = dict.fromkeys(difflib.get_close_matches(word, known, n=8, cutoff=_NEAR), 0.8)
        found.append(alike | dict.fromkeys(kindred(word), 0.9) | {word: 1.0})
    return found


def _likeness(name: str, near: list[dict[str, float]], close: list[str]) -> float:
    """How like a name is to the said words; between equals, fewer extra words win."""
    words = name.split()
    shared = sum(max((alike.get(word, 0.0) for word in words), default=0.0) for alike in near)
    likeness = max(shared / len(near), _NEAR if name in close else 0.0)
    return likeness - len(words) / 1_000 if likeness else 0.0
