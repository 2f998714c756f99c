"""One text in the symbols of each language, the likeliest language first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.language.sentences.language import Language, language
from domain.language.sentences.line import SymbolLine, line_of
from domain.language.sentences.tokens import tokens_of
from domain.people.person import LOCALES


@dataclass(frozen=True, slots=True)
class Rendering:
    """A text as one language reads it."""

    language: Language
    line: SymbolLine


def render(said: str, names: tuple[str, ...], locale: str) -> list[Rendering]:
    """The text in every language; first the one that knows more of its words, else `locale`'s."""
    pieces = tokens_of(said)
    found = [Rendering(one, line_of(said, pieces, one, names)) for one in map(language, LOCALES)]

    def likely(rendering: Rendering) -> tuple[int, bool]:
        others = [one.language for one in found if one is not rendering]
        return _words_of_its_own(rendering, others), rendering.language.name == locale

    return sorted(found, key=likely, reverse=True)


def _words_of_its_own(rendering: Rendering, others: Sequence[Language]) -> int:
    return sum(
        1
        for symbol in rendering.line.symbols
        if _knows(rendering.language, symbol.text)
        and not any(_knows(other, symbol.text) for other in others)
    )


def _knows(spoken: Language, symbol: str) -> bool:
    word = symbol.rstrip("^").partition("_")[0]
    return word in spoken.vocabulary or word in spoken.fillers
