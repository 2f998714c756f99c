"""A sentence as one line of symbols: times, numbers, people and quotations marked, words folded."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from domain.errors import NumberFault
from domain.language.sentences.language import Language, Phrases
from domain.language.sentences.moments import Moment
from domain.language.sentences.tokens import Token
from domain.people.contact import name_key
from domain.phone import PhoneNumber
from domain.text import bare

# Times, numbers and people are looked for in these many pieces: later ones are words to speak.
_HEAD = 80
# Pieces that have a symbol each: as many as the longest words of a call, and their order. All that
# follows is one symbol, which only words to speak can hold.
MOST_PIECES = 260
_REST = "…"
# Fillers and times that stand side by side and may be skipped: nobody says more. Each could be
# skipped in several ways, so that a long run would cost far more than its length.
MOST_SKIPPED = 5
_QUOTES = {'"': '"', "“": "”", "”": "”", "«": "»", "„": "“", "‘": "’"}
_KEPT = frozenset(":?-")

Thing = PhoneNumber | NumberFault | Moment | tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Symbol:
    """A word or a marked thing, and its place in the sentence."""

    text: str
    start: int
    end: int
    thing: Thing = None
    sure: bool = True

    @property
    def may_be_skipped(self) -> bool:
        """Whether it is a filler or a time, which may stand anywhere but in the words."""
        return self.text.endswith("^") or self.text[0] == "T"

    @property
    def unskipped(self) -> Symbol:
        """A filler as a plain word, a time as a mere day: nothing passes over those."""
        text = "V" + self.text[1:] if self.text[0] == "T" else self.text.removesuffix("^")
        return replace(self, text=text)


@dataclass(slots=True)
class SymbolLine:
    """The symbols of a sentence, each followed by one space in `text`."""

    said: str
    symbols: list[Symbol] = field(default_factory=list)
    text: str = ""
    places: list[int] = field(default_factory=list)

    def add(self, symbol: Symbol) -> None:
        """Put a symbol at the end."""
        self.symbols.append(symbol)
        self.places.append(len(self.text))
        self.text += symbol.text + " "

    def at(self, place: int) -> int:
        """The number of the symbol that stands at this place of the text."""
        return self.places.index(place)

    def marked(self, mark: str) -> list[Symbol]:
        """The symbols of one kind: T times, N numbers, X what is no number, V vague times."""
        return [s for s in self.symbols if s.text[0] == mark]


def line_of(
    said: str, tokens: Sequence[Token], language: Language, names: tuple[str, ...]
) -> SymbolLine:
    """The symbol line of a sentence in a language, from its pieces; `names` are of contacts."""
    spelled = [
        replace(t, text=language.typos[t.text]) if t.text in language.typos else t
        for t in tokens[:MOST_PIECES]
    ]
    return _Marker(said, [*spelled, *tokens[MOST_PIECES:]], language, _index(names)).line()


class _Marker:
    def __init__(self, said: str, tokens: list[Token], language: Language, book: Phrases) -> None:
        self._said, self._tokens, self._language, self._book = said, tokens, language, book
        self._head = tokens[: 2 * _HEAD]
        self._moments, self._places = language.moments.lead(self._head)
        self._closings = {mark: _places_of(mark, tokens) for mark in set(_QUOTES.values())}
        self._last_word = max((n for n, t in enumerate(tokens) if t.text.isalnum()), default=-1)
        self._line = SymbolLine(said)

    def line(self) -> SymbolLine:
        at = skipped = 0
        while at < min(len(self._tokens), MOST_PIECES):
            marked = self._marked(at) if at < _HEAD else None
            if marked:
                symbol, at = marked
                skipped = skipped + 1 if symbol.may_be_skipped else 0
                self._line.add(symbol if skipped <= MOST_SKIPPED else symbol.unskipped)
                continue
            before = len(self._line.symbols)
            self._plain(at)  # most marks have no symbol, and part no run
            skipped = skipped if len(self._line.symbols) == before else 0
            at += 1
        self._rest(at)
        return self._line

    def _rest(self, at: int) -> None:
        """One symbol for all pieces from here on, and a question mark where they end with one."""
        if at < len(self._tokens):
            last = self._tokens[-1]
            self._line.add(Symbol(_REST, self._tokens[at].start, last.end))
            if last.text == "?":
                self._question(last)

    def _marked(self, at: int) -> tuple[Symbol, int] | None:
        return (
            self._quotation(at)
            or self._moment(at)
            or self._phrase(at, self._language.vague, "V")
            or self._number(at)
            or (self._hail(at) and self._filler(at))
            or self._contact(at)
            or self._phrase(at, self._language.me, "M")
            or self._filler(at)
        )

    def _symbol(self, mark: str, at: int, after: int, thing: Thing, *, sure: bool = True) -> Symbol:
        start, end = self._tokens[at].start, self._tokens[after - 1].end
        number = str(len(self._line.symbols)) if mark else ""
        return Symbol(mark + number, start, end, thing, sure)

    def _quotation(self, at: int) -> tuple[Symbol, int] | None:
        closing = _QUOTES.get(self._tokens[at].text)
        if closing is None:
            return None
        ends = self._closings[closing]
        first = bisect_right(ends, at)
        if first == len(ends):
            return None
        end = ends[-1] if ends[-1] >= self._last_word else ends[first]
        inner = (self._tokens[at].end, self._tokens[end].start)
        return self._symbol("Q", at, end + 1, inner), end + 1

    def _moment(self, at: int) -> tuple[Symbol, int] | None:
        found = self._language.moments.read(self._moments, self._places, at)
        if found is None:
            return None
        mark = "V" if found.clock is None and found.minutes is None else "T"
        return self._symbol(mark, at, found.after, found), found.after

    def _number(self, at: int) -> tuple[Symbol, int] | None:
        found = self._language.numbers.read(self._head, at)
        if found is None:
            return None
        mark, thing = ("N", found.number) if found.number else ("X", found.fault)
        return self._symbol(mark, at, found.after, thing, sure=found.sure), found.after

    def _contact(self, at: int) -> tuple[Symbol, int] | None:
        return self._phrase(at, self._book, "C")

    def _phrase(self, at: int, phrases: Phrases, mark: str) -> tuple[Symbol, int] | None:
        for phrase in phrases.get(self._tokens[at].text, ()):
            if self._stands(at, phrase):
                after = at + len(phrase)
                return self._symbol(mark, at, after, None), after
        return None

    def _filler(self, at: int) -> tuple[Symbol, int] | None:
        found = self._hail(at) or self._phrase(at, self._language.fillers, "")
        if found is None:
            return None
        words = "_".join(token.text for token in self._tokens[at : found[1]])
        return Symbol(words + "^", found[0].start, found[0].end), found[1]

    def _hail(self, at: int) -> tuple[Symbol, int] | None:
        """Who is addressed at the beginning or between commas: `my dear, call…`; None if nobody."""
        found = self._phrase(at, self._language.hails, "")
        if found is None or all(symbol.text.endswith("^") for symbol in self._line.symbols):
            return found
        before, after = self._tokens[at - 1], self._tokens[found[1] : found[1] + 1]
        return found if before.text == "," and [t.text for t in after] == [","] else None

    def _stands(self, at: int, phrase: Sequence[str]) -> bool:
        following = self._tokens[at : at + len(phrase)]
        return [token.text for token in following] == list(phrase)

    def _plain(self, at: int) -> None:
        token = self._tokens[at]
        if token.text == "\n":
            self._line.add(Symbol("¶", token.start, token.end))
        elif token.text[0].isalpha() or (token.text[0] == "-" and len(token.text) > 1):
            known = token.text in self._language.vocabulary
            word = token.text if known else token.text + "~"
            self._line.add(Symbol(word, token.start, token.end))
        elif token.text == "?":
            self._question(token)
        elif token.text[0].isdigit() or (token.text in _KEPT and self._counts(at)):
            self._line.add(Symbol(token.text, token.start, token.end))

    def _question(self, token: Token) -> None:
        """Note a question mark, once, and not after a mere `well?`."""
        text = self._line.text
        if not text.endswith("? ") and any(not s.text.endswith("^") for s in self._line.symbols):
            self._line.add(Symbol("?", token.start, token.end))

    def _counts(self, at: int) -> bool:
        """Whether a mark means something: a dash only between spaces."""
        token, tokens = self._tokens[at], self._tokens
        if token.text != "-":
            return True
        before = at > 0 and tokens[at - 1].end < token.start
        return before and at + 1 < len(tokens) and token.end < tokens[at + 1].start


def _places_of(mark: str, tokens: Sequence[Token]) -> list[int]:
    return [n for n, token in enumerate(tokens) if token.text == mark]


@lru_cache(maxsize=64)
def _index(names: tuple[str, ...]) -> Phrases:
    """Names by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(bare(name_key(name)).split())
        if words:
            found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(many, key=len, reverse=True)) for first, many in found.items()}
