"""A sentence in pieces: words, digits and marks, each with its place in what was said."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.text import fold_with_places

# A time written whole (16:30, 16h30) is one piece; a word keeps its hyphens and apostrophes.
_PIECE = re.compile(
    r"(?<![0-9])[0-9]{1,2}[:h][0-9]{2}(?![0-9:])|[0-9]+|[a-z]+(?:[-'’][a-z]+)*|\n|\S"
)
# `ligue-me`, `avisá-la`: the pronoun is a piece of its own.
_PRONOUN = re.compile(r"([a-z]{3,}?r?)(-(?:me|lhes?|l?[ao]s?|nos|se))")
_CLOCK = re.compile(r"([0-9]{1,2})[:h]([0-9]{2})")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece as it is compared, and its place in the sentence as it was said."""

    text: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits alone."""
        return self.text.isdecimal()


def tokens_of(said: str) -> list[Token]:
    """The pieces of a sentence, in order."""
    folded, places = fold_with_places(said)
    found = []
    for piece in _PIECE.finditer(folded):
        start, end = piece.span()
        if split := _PRONOUN.fullmatch(piece.group()):
            middle = start + len(split[1])
            found.append(_token(split[1], start, middle, places))
            start = middle
        found.append(_token(folded[start:end], start, end, places))
    return found


def _token(text: str, start: int, end: int, places: list[int]) -> Token:
    clock = _CLOCK.fullmatch(text)
    text = f"{clock[1]}:{clock[2]}" if clock else text.replace("’", "").replace("'", "") or text
    return Token(text, places[start], places[end - 1] + 1)
