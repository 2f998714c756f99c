"""Telephone numbers in a sentence, in digits, in words, or in both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.errors import InvalidNumber, NumberFault
from domain.language.sentences.spoken import STYLES, Speller, Style
from domain.language.sentences.tokens import Token
from domain.phone import PhoneNumber, parse_number

_BETWEEN = frozenset("()-./,")
_LONGEST = 15
_SHORTEST_WHOLE = 8
_LAST_GROUP = 4
_SHORTEST = 3  # emergency codes: named, never dialled


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number, or the reason why it is invalid; where it ends, and whether that is certain."""

    after: int
    number: PhoneNumber | None = None
    fault: NumberFault | None = None
    sure: bool = True


class NumberReader:
    """Finds telephone numbers; `inside` are words that people put into them (`ddd`, `dash`)."""

    def __init__(self, speller: Speller, inside: frozenset[str], plus: frozenset[str]) -> None:
        self._speller, self._inside, self._plus = speller, inside, plus

    def read(self, tokens: Sequence[Token], at: int) -> Spelled | None:
        """The number that begins here: the longest valid one, else why it is invalid, if any."""
        runs = [list(self._run(tokens, at, style)) for style in STYLES]
        ends = sorted({end for run in runs for _, end in run}, reverse=True)
        longest = ends[0] if ends else at
        for end in ends:
            valid = list(dict.fromkeys(n for run in runs for n in _valid(run, end)))
            if valid:
                return Spelled(end, valid[0], sure=len(valid) == 1 and end == longest)
        return _bad(runs[0])

    def _run(self, tokens: Sequence[Token], at: int, style: Style) -> Iterator[tuple[str, int]]:
        """Digits so far, and where they end, for each place where they may."""
        digits, hyphen = "", False
        while at < len(tokens) and len(digits) <= _LONGEST:
            token = tokens[at]
            if token.text in self._plus and not digits and at + 1 < len(tokens):
                digits, at = "+", at + 1
                continue
            if token.is_number:
                digits, at = digits + token.text, at + 1
            elif spoken := self._speller.digits(tokens, at, style):
                digits, at = digits + spoken[0], spoken[1]
            else:
                following = self._past_marks(tokens, at)
                if following == at or not (digits or token.text in self._inside | {"("}):
                    return
                hyphen = token.text == "-" and token.start == tokens[at - 1].end
                at = following
                continue
            yield digits, at
            whole = hyphen and len(token.text) == _LAST_GROUP and len(digits) >= _SHORTEST_WHOLE
            if whole and (at == len(tokens) or tokens[at].text != "-"):
                return  # nothing is joined to 98765-4321

    def _past_marks(self, tokens: Sequence[Token], at: int) -> int:
        """The place after marks and words between digits, if more digits follow."""
        joins = 0
        after = at
        while after < len(tokens):
            text = tokens[after].text
            if text in _BETWEEN or text in self._inside:
                after += 1
            elif text in self._speller.joins and not joins:
                after, joins = after + 1, 1
            else:
                break
        if after == len(tokens):
            return at
        more = tokens[after].is_number or self._speller.digits(tokens, after)
        return after if more else at


def _valid(run: Sequence[tuple[str, int]], end: int) -> Iterator[PhoneNumber]:
    for digits, after in run:
        if after == end and _SHORTEST_WHOLE <= len(digits.lstrip("+")) <= _LONGEST:
            try:
                yield parse_number(digits)
            except InvalidNumber:
                continue


def _bad(run: Sequence[tuple[str, int]]) -> Spelled | None:
    """What is wrong with digits that are no valid number; None for fewer than three digits."""
    if not run or len(run[-1][0].lstrip("+")) < _SHORTEST:
        return None
    digits, after = run[-1]
    try:
        parse_number(digits)
    except InvalidNumber as error:
        return Spelled(after, fault=error.fault)
    return None
