"""Numbers in words: `noventa e oito`, `oito mil e sete`, `double one`, `eight hundred`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from domain.language.sentences.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """The number words of a language: by word, its value."""

    units: Mapping[str, int]
    digits: Mapping[str, int]  # only where digits are read out: `meia`, `oh`
    teens: Mapping[str, int]
    tens: Mapping[str, int]
    hundreds: Mapping[str, int]
    repeats: Mapping[str, int]
    hundred: frozenset[str] = field(default=frozenset())
    thousand: frozenset[str] = field(default=frozenset())
    joins: frozenset[str] = field(default=frozenset())
    spaced: bool = False  # `twenty one` is 21 without a word between

    @property
    def every(self) -> frozenset[str]:
        """Every word that is a number."""
        tables = (self.units, self.digits, self.teens, self.tens, self.hundreds, self.repeats)
        return frozenset().union(*tables, self.hundred, self.thousand)


@dataclass(frozen=True, slots=True)
class Style:
    """How words that stand side by side are read: `twenty one` as 21 or 20 1, and so on."""

    join_units: bool = True
    absorb: bool = True


STYLES = (Style(), Style(join_units=False), Style(absorb=False))
Read = tuple[int, int]  # a value, and the place after it


class Speller:
    """Reads numbers in one language's words."""

    def __init__(self, words: NumberWords) -> None:
        self._words = words
        self.joins = words.joins
        self.every = words.every

    def value(self, tokens: Sequence[Token], at: int, style: Style = STYLES[0]) -> Read | None:
        """The number in words that begins here; None if there is none."""
        found = self._below_thousand(tokens, at, style)
        if found is None:
            if self._text(tokens, at) not in self._words.thousand:
                return None
            found = (1, at)
        value, after = found
        if not 0 < value < 1000 or self._text(tokens, after) not in self._words.thousand:
            return found
        after += 1
        if not style.absorb:
            return value * 1000, after
        rest = self._below_thousand(tokens, self._past_join(tokens, after), style)
        return (value * 1000 + rest[0], rest[1]) if rest else (value * 1000, after)

    def digits(
        self, tokens: Sequence[Token], at: int, style: Style = STYLES[0]
    ) -> tuple[str, int] | None:
        """A number as digits that are read out one after the other."""
        text = self._text(tokens, at)
        if text in self._words.digits:
            return str(self._words.digits[text]), at + 1
        if text in self._words.repeats:
            following = self._text(tokens, at + 1)
            unit = {**self._words.units, **self._words.digits}.get(following)
            if unit is None and following.isdecimal() and len(following) == 1:
                unit = int(following)
            return (str(unit) * self._words.repeats[text], at + 2) if unit is not None else None
        found = self.value(tokens, at, style)
        return (str(found[0]), found[1]) if found else None

    def _below_thousand(self, tokens: Sequence[Token], at: int, style: Style) -> Read | None:
        words, text = self._words, self._text(tokens, at)
        if text in words.hundreds:
            return self._more(tokens, at + 1, words.hundreds[text], style)
        if text in words.units and self._text(tokens, at + 1) in words.hundred:
            return self._more(tokens, at + 2, words.units[text] * 100, style)
        return self._below_hundred(tokens, at, style)

    def _more(self, tokens: Sequence[Token], at: int, hundreds: int, style: Style) -> Read:
        """The tens and units after hundreds: only joined ones, else `800 20` would be 820."""
        joined = self._past_join(tokens, at)
        if joined == at:
            return hundreds, at
        rest = self._below_hundred(tokens, joined, style)
        return (hundreds + rest[0], rest[1]) if rest else (hundreds, at)

    def _below_hundred(self, tokens: Sequence[Token], at: int, style: Style) -> Read | None:
        words, text = self._words, self._text(tokens, at)
        if text in words.teens:
            return words.teens[text], at + 1
        if text in words.units:
            return words.units[text], at + 1
        ten, hyphen, unit = text.partition("-")
        if ten not in words.tens:
            return None
        value = words.tens[ten]
        if hyphen:
            return (value + words.units[unit], at + 1) if unit in words.units else None
        after = self._past_join(tokens, at + 1)
        joined = after > at + 1 or (style.join_units and words.spaced)
        following = words.units.get(self._text(tokens, after), 0) if joined else 0
        return (value + following, after + 1) if following else (value, at + 1)

    def _past_join(self, tokens: Sequence[Token], at: int) -> int:
        return at + 1 if self._text(tokens, at) in self._words.joins else at

    @staticmethod
    def _text(tokens: Sequence[Token], at: int) -> str:
        return tokens[at].text if at < len(tokens) else ""
