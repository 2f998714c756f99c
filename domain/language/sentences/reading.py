"""From a plain sentence to what was meant; what is not wholly understood is unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from domain.errors import InvalidTime, NumberFault
from domain.language.meanings import Doubt, Meaning, Party, Understood
from domain.language.sentences.language import Language
from domain.language.sentences.line import Symbol, SymbolLine
from domain.language.sentences.moments import Moment
from domain.language.sentences.needs import fulfilled, words_of
from domain.language.sentences.renderings import Rendering, render
from domain.language.sentences.shapes import filled
from domain.people.contact import name_key
from domain.people.person import DEFAULT_LOCALE
from domain.phone import PhoneNumber
from domain.text import bare

LONGEST = 4_000  # characters; no order is longer, and longer texts are not read at all
MOST_TRIES = 5_000  # shapes held against one sentence
_A_LINE = 25  # what finding the shapes that a line may have counts as
_MOST_TIMES = 3  # times in a sentence of which we can say that they are none
_LEAD_SIGNS = 80
_HEAD = 80
_ORDERS = frozenset({Meaning.CALL, Meaning.BRIDGE, Meaning.SMS, Meaning.ASK})
_ASKABLE = frozenset({Meaning.STATUS, Meaning.HELP, Meaning.CALLBACK, Meaning.CANCEL, Meaning.ACK})
_HARMLESS = frozenset({Meaning.STATUS, Meaning.HELP, Meaning.CANCEL, Meaning.ACK})
_LONGEST_TWICE = 20  # symbols
_EXPLICIT = frozenset({":", "¶", "-"})  # after these all is words to speak


def read(
    text: str,
    *,
    now: datetime,
    zone: ZoneInfo,
    names: Sequence[str] = (),
    locale: str = DEFAULT_LOCALE,
) -> Understood:
    """What a sentence means, said at `now` in `zone` by somebody who has contacts of these names.

    Both languages are tried, the one that it looks like first. What is longer than LONGEST, or
    needs more than MOST_TRIES, is not understood.
    """
    if len(text) > LONGEST:
        return Understood(meaning=Meaning.UNKNOWN, language=locale)
    renderings = render(text, tuple(names), locale)
    try:
        return _read(renderings, now, zone) or _not_understood(text, renderings, now, zone)
    except TooManyTries:
        return Understood(meaning=Meaning.UNKNOWN, language=renderings[0].language.name)


def _read(renderings: Sequence[Rendering], now: datetime, zone: ZoneInfo) -> Understood | None:
    readings = (_Reading(one.language, one.line, now, zone) for one in renderings)
    return next((found for one in readings if (found := one.understood())), None)


def _not_understood(
    text: str, renderings: Sequence[Rendering], now: datetime, zone: ZoneInfo
) -> Understood:
    first = renderings[0]
    if any(name_key(text) in one.language.answers for one in renderings):
        doubt: Doubt | None = Doubt.ANSWER
    else:
        doubt = _Reading(first.language, first.line, now, zone).doubt()
    return Understood(meaning=Meaning.UNKNOWN, language=first.language.name, doubt=doubt)


class TooManyTries(Exception):
    """A sentence takes more work than people's sentences do: it is not understood."""


@dataclass(frozen=True, slots=True)
class _Match:
    """A shape that matched the whole line, and what its slots took, each with its place."""

    meaning: Meaning
    text: str
    slots: Mapping[str, tuple[str, int]]


class _Reading:
    """The matching of one sentence against one language."""

    def __init__(self, spoken: Language, line: SymbolLine, now: datetime, zone: ZoneInfo) -> None:
        self._spoken, self._line, self._now, self._zone = spoken, line, now, zone
        self._tries = 0

    def understood(self) -> Understood | None:
        match = self._match(self._line.text) or self._twice()
        if match is None:
            return None
        words, sure = self._words(match)
        if words == "" or self._two_orders():
            return None
        tail = self._tail(match)
        times = [s.thing for s in self._line.marked("T") if s.start < tail]
        try:
            due = [t.resolve(self._now, self._zone) for t in times if isinstance(t, Moment)]
        except InvalidTime:
            return None
        if len(due) > 1:
            return None
        dest, dest2 = self._ends(match)
        return Understood(
            meaning=match.meaning,
            language=self._spoken.name,
            dest=dest,
            dest2=dest2,
            words=words,
            due=due[0] if due else None,
            sure=sure
            and all(s.sure for s in self._line.marked("N") if s.start < self._tail(match)),
        )

    def _match(self, text: str) -> _Match | None:
        """The first shape that the whole line has. Only can-you questions are requests."""
        question = text.endswith("? ")
        asked = question and bool(self._spoken.asks.match(text))
        plain = text.removesuffix("? ")
        begins, spoken = self._leads(text), self._spoken_from(text)
        words = words_of(text)
        self._count(_A_LINE)
        for number in self._spoken.by_need.numbers(words):
            shape = self._spoken.shapes[number]
            if not fulfilled(shape.needs, words):
                continue
            whole = plain if asked or (question and shape.meaning in _ASKABLE) else text
            ends = spoken if shape.speaks else [(len(whole), -1)]
            for place in begins if shape.led else (0,):
                self._count(len(ends))
                for end, tail in ends:
                    if found := shape.pattern.fullmatch(whole, place, end):
                        said = {"words": (text[tail:], tail)} if shape.speaks else {}
                        return _Match(shape.meaning, text, {**filled(found), **said})
        return None

    def _count(self, tries: int) -> None:
        """Count work before it is done; raises TooManyTries."""
        self._tries += tries
        if self._tries > MOST_TRIES:
            raise TooManyTries

    def _twice(self) -> _Match | None:
        """One meaning said in two ways (`never mind, cancel it`), of what dials nothing."""
        if len(self._line.symbols) > _LONGEST_TWICE:
            return None
        for place in self._line.places[1:]:
            left, right = (
                self._match(t) for t in (self._line.text[:place], self._line.text[place:])
            )
            if left and right and left.meaning is right.meaning and left.meaning in _HARMLESS:
                return left if left.slots else _Match(right.meaning, self._line.text, {})
        return None

    def _spoken_from(self, text: str) -> list[tuple[int, int]]:
        """Where each lead-in to the words to speak begins, and where the words after it do."""
        found = []
        for space in islice(re.finditer(" ", text), _HEAD):
            match = self._spoken.say.match(text, place := space.end())
            if match and match.end() < len(text):
                found.append((place, match.end()))
        return found

    def _leads(self, text: str) -> list[int]:
        """Where an order may begin: at once, or after each way in which it may be led in."""
        places = [0]
        for space in re.finditer("(?<!\\^) ", text[:_LEAD_SIGNS]):  # shapes skip fillers themselves
            if self._spoken.lead.fullmatch(text, 0, space.end()):
                places.append(space.end())
        return places

    def _tail(self, match: _Match) -> int:
        """Where the words to speak begin in the sentence; the sentence's end if there are none."""
        parts = match.slots
        tail = parts.get("words") or parts.get("bare")
        if tail is None or self._spoken_quotation(match):
            return len(self._line.said)
        return self._line.symbols[self._line.at(tail[1])].start

    @staticmethod
    def _spoken_quotation(match: _Match) -> bool:
        words = match.slots.get("words", ("", 0))[0]
        return re.match(r"Q[0-9]+ (?:[^ ]+\^ |T[0-9]+ |\? )*$", words) is not None

    def _words(self, match: _Match) -> tuple[str | None, bool]:
        """The words as they were said, and whether it is certain where they begin."""
        parts = match.slots
        if "bare" in parts:
            return self._stripped(self._line.said[self._tail(match) :], match), False
        if "words" not in parts:
            return None, True
        begins = parts["words"][1]
        first = self._line.symbols[self._line.at(begins)]
        if self._spoken_quotation(match) and isinstance(first.thing, tuple):
            start, end = first.thing
            return self._line.said[start:end].strip(), True
        # Characters without a symbol, as a bracket before the first word, are words to speak.
        before = self._line.symbols[self._line.at(begins) - 1]
        words = self._line.said[before.end :].strip()
        if before.text in _EXPLICIT:
            return words, True
        return self._stripped(words, match), True

    def _stripped(self, words: str, match: _Match) -> str:
        """The words to speak without a courtesy at their end or a can-you question's mark.

        Empty where the request was taken back at its end.
        """
        if words.endswith("?") and self._spoken.asks.match(match.text):
            words = words.removesuffix("?")
        return self._spoken.endings.stripped(words)

    def _ends(self, match: _Match) -> tuple[Party | None, Party | None]:
        parts = match.slots
        dest = self._end(match, "to")
        dest2 = self._end(match, "and")
        if "mine" in parts and dest is None:
            dest = Party(me=True)
        if match.meaning is Meaning.CALLBACK:
            return dest or Party(me=True), None
        if match.meaning is Meaning.BRIDGE and dest is not None and dest2 is None:
            return Party(me=True), dest
        return dest, dest2

    def _end(self, match: _Match, name: str) -> Party | None:
        text, begins = match.slots.get(name, ("", 0))
        if not text:
            return None
        first = self._line.at(begins)
        symbols = self._line.symbols[first : first + text.count(" ")]
        for symbol in symbols:
            if isinstance(symbol.thing, PhoneNumber):
                return Party(number=symbol.thing)
        if symbols[0].text[0] == "M":
            return Party(me=True)
        if len(symbols) > 1 and symbols[0].text in self._spoken.articles:
            symbols = symbols[1:]
        return Party(name=self._line.said[symbols[0].start : symbols[-1].end].lower())

    def _two_orders(self) -> bool:
        """Whether two orders are joined in one sentence: neither is carried out."""
        return any(
            self._is_order(left) and (second or self._is_order(right))
            for left, right, second in self._halves()
        )

    def _halves(self) -> Iterator[tuple[str, str, bool]]:
        """Both sides of each join, and whether the right one surely begins another order."""
        symbols, places = self._line.symbols, self._line.places
        for at in range(2, len(symbols) - 1):
            if symbols[at - 1].text == ":" or symbols[at - 1].text == "¶":
                return  # everything after this is words to speak
            begins = at + 1 if self._said(symbols[at]) in self._spoken.joins else at
            joined = begins > at or self._marked_off(symbols[at - 1], symbols[at])
            if joined and symbols[begins].text in self._spoken.orders:
                text, place = self._line.text, places[begins]
                then = self._said(symbols[begins - 1]).rpartition(" ")[2] in self._spoken.then
                second = then and self._spoken.second.match(text, place) is not None
                yield text[: places[at]], text[place:], second

    def _marked_off(self, before: Symbol, symbol: Symbol) -> bool:
        """Whether something was written between the two: `Maria diz que liga` is one breath."""
        join = self._said(before) in self._spoken.joins
        return join or bool(self._line.said[before.end : symbol.start].strip())

    def _said(self, symbol: Symbol) -> str:
        return bare(self._line.said[symbol.start : symbol.end])

    def _is_order(self, text: str) -> bool:
        found = self._match(text)
        return found is not None and found.meaning in _ORDERS and "to" in found.slots

    def doubt(self) -> Doubt | None:
        """Why nothing was understood, where there is more to say than that; else None."""
        if self._two_orders():
            return Doubt.TWO_ORDERS
        words = [symbol.text for symbol in self._line.symbols]
        ordered = [at for at, word in enumerate(words) if word in self._spoken.orders]
        if any(set(words[max(0, at - 3) : at]) & self._spoken.negations for at in ordered):
            return Doubt.NEGATED
        plain = [word for word in words if not word.endswith("^")]
        if wrong := self._line.marked("X"):
            emergency = any(symbol.thing is NumberFault.EMERGENCY for symbol in wrong)
            if ordered or len(plain) == 1:
                return Doubt.EMERGENCY if emergency else Doubt.NUMBER
        if len(plain) == 1 and plain[0][0] == "N":
            return Doubt.ALONE
        if len(self._line.marked("T")) + len(self._line.marked("V")) > _MOST_TIMES:
            return None
        sharp = re.sub(r"V[0-9]+ |T[0-9]+ ", "", self._line.text)
        return Doubt.TIME if sharp != self._line.text and self._match(sharp) else None
