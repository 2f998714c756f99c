"""Text as it is stored and compared: blanks and accents folded, each character's place known."""

from __future__ import annotations

import re
import unicodedata

from domain.phone import plain_signs

# Blanks, and signs that are read as blanks where a number may stand but join emoji alone. No line
# break is among them: it parts what is typed, and an SMS shows it.
_BLANKS = re.compile(r"(?:[^\S\n]|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]){2,}|[^\S\n]")
_BREAK = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_EMPTY_LINES = re.compile(r"\n(?: ?\n)+")


def fold_blanks(text: str) -> str:
    """A text with single spaces for blanks of any kind, and at most one empty line in a row.

    Nothing that is spoken or read differs by it. Single invisible signs stay: emoji need them.
    """
    return _EMPTY_LINES.sub("\n\n", _BLANKS.sub(" ", _BREAK.sub("\n", text)))


def fold(text: str) -> str:
    """A text without accents and capitals, as hurried people type it."""
    return "".join(_parts(text))


def bare(word: str) -> str:
    """A word folded and without its apostrophes, as hurried people type `im` and `whats`."""
    return fold(word).replace("'", "").replace("’", "")


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """A folded text, and each of its characters' place in `text`; last the place of the end."""
    plain = plain_signs(text)
    if plain.isascii():
        return plain.lower(), [*range(len(plain) + 1)]
    signs, places = [], []
    for place, sign in enumerate(plain):
        for part in _parts(sign):
            signs.append(part)
            places.append(place)
    return "".join(signs), [*places, len(text)]


def _parts(text: str) -> list[str]:
    split = unicodedata.normalize("NFKD", text.casefold())
    return [part for part in split if not unicodedata.combining(part)]
