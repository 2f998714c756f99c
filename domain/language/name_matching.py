"""Contact names at the beginning of a text, where a phone number could stand; the longest wins."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.language.vocabulary.words import WORDS
from domain.people.contact import Contact, name_key
from domain.phone import plain_signs
from domain.text import fold_with_places

_WORD = re.compile(r"\w+")
_INSIDE = re.compile(r"[\s'’.()\-]*")  # what may stand between two words of one name
_AFTER = re.compile(r"\s*[:,;]?\s*")
# A name before a colon, of at most four words, none of them longer than a name may be.
_COLON = re.compile(r"([^\W\d_][^\s:0-9]{0,60}(?: [^\s:0-9]{1,60}){0,3})\s*:")
_LONGEST, _HEAD = 6, 400  # most words of a name, and characters searched for them
_NEAR, _SHORTEST = 0.75, 3


@dataclass(frozen=True, slots=True)
class Named:
    """A named person, and the rest of the text; `colon` where a colon ends the name."""

    name: str
    rest: str
    colon: bool
    me: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


class Names:
    """The names that one person may use: their contacts, and the words for themselves."""

    def __init__(self, book: Iterable[Contact] = ()) -> None:
        self.book = tuple(book)
        self._keys = frozenset(name_key(contact.name) for contact in self.book) - {""}

    def at_start(self, text: str) -> Named | None:
        """The contact, or the asker, with whose name a text begins; None without one."""
        words = list(_words(text))
        for count in range(len(words), 0, -1):
            key = " ".join(word.text for word in words[:count])
            if key in self._keys or (count == 1 and key in WORDS.me):
                named = _named(text, words[count - 1].end, me=key in WORDS.me)
                if named:
                    return named
        return None

    def whole_start(self, text: str) -> bool:
        """Whether a text begins with a contact, or consists of a name for the asker alone."""
        named = self.at_start(text)
        return named is not None and not (named.me and named.rest and not named.colon)

    def near_start(self, text: str) -> Named | None:
        """A name ended by a colon, or words that nearly match a contact's; None without either."""
        plain = plain_signs(text)
        if found := _COLON.match(plain, len(plain) - len(plain.lstrip())):
            return _named(text, found.end(1))
        left = [set(name_key(contact.name).split()) for contact in self.book]
        end = 0
        for word in _words(text):
            near = (
                _near(word.text, set().union(*left)) if end or len(word.text) >= _SHORTEST else []
            )
            left = [known for known in left if known & set(near)]
            if not left:
                break
            end = word.end
        return _named(text, end) if end else None


def _words(text: str) -> Iterator[_Word]:
    """The first words of a text, as long as they may be one name, and where they stand."""
    folded, places = fold_with_places(text[:_HEAD])
    before = 0
    for count, found in enumerate(_WORD.finditer(folded)):
        if count == _LONGEST or not _INSIDE.fullmatch(folded[before : found.start()]):
            return
        before = found.end()
        yield _Word(found.group(), places[found.start()], places[found.end()])


def _named(text: str, end: int, *, me: bool = False) -> Named | None:
    """A name that ends there, if it may end there."""
    plain = plain_signs(text)
    following = plain[end : end + 1]
    if following and not following.isspace() and following not in ":,;)":
        return None
    after = _AFTER.match(plain, end)
    begins = after.end() if after else end
    return Named(text[:end].strip(), text[begins:], ":" in plain[end:begins], me)


def _near(word: str, known: set[str]) -> list[str]:
    return difflib.get_close_matches(word, known, n=20, cutoff=_NEAR)
