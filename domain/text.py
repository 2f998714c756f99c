"""Text as it is compared: without accents and capitals, with each character's original place."""

from __future__ import annotations

import unicodedata

from domain.phone import plain_signs


def fold(text: str) -> str:
    """A text without accents and capitals, as hurried people type it."""
    return "".join(_parts(text))


def bare(word: str) -> str:
    """A word folded and without its apostrophes, as hurried people type `im` and `whats`."""
    return fold(word).replace("'", "").replace("’", "")


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """A folded text, and each of its characters' place in `text`; last the place of the end."""
    signs, places = [], []
    for place, sign in enumerate(plain_signs(text)):
        for part in _parts(sign):
            signs.append(part)
            places.append(place)
    return "".join(signs), [*places, len(text)]


def _parts(text: str) -> list[str]:
    split = unicodedata.normalize("NFKD", text.casefold())
    return [part for part in split if not unicodedata.combining(part)]
