"""Shapes of sentences, as translators write them, made into patterns.

`word` stands for itself, `[x]` may be missing, `(a|b)` is a choice, `<name>` is a group of the same
file, `{slot}` takes something: a number, a name, a time of day, the words to speak.

A pattern reads a line of symbols, each followed by one space. A symbol that ends in `^` is a
filler, one that ends in `~` may be part of a name, `T0` is a time, `¶` a line break: fillers and
times may stand anywhere but in the words. What may be missing as a whole must not be empty inside.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from domain.language.sentences.needs import Needs, NeedsOf
from domain.text import bare

SKIP = r"(?:[^ ]+\^ |T[0-9]+ )*"
_PIECE = re.compile(r"[\[\]()|]|<\w+>|\{\w+\}|[^\s\[\]()|<>{}]+")
_CLOSERS = {"[": "))?", "(": ")"}


class BadShape(Exception):
    """A shape in a language's file cannot be read: a fault of that file, found when it loads."""


class Shapes:
    """Makes the patterns of one language from its groups and slots."""

    def __init__(
        self,
        groups: Mapping[str, str],
        slots: Mapping[str, str],
        *,
        skip: str = SKIP,
        me: frozenset[str] = frozenset(),
    ) -> None:
        self._groups, self._slots, self._skip, self._me = groups, slots, skip, me
        self._slots_used = 0
        self._group_needs: dict[str, Needs] = {}
        self.vocabulary: set[str] = set()

    def pattern(self, shape: str) -> re.Pattern[str]:
        """The pattern of one shape; raises BadShape."""
        return re.compile(self.source(shape))

    def source(self, shape: str, *, led: bool = False) -> str:
        """The expression's text, for use in a larger one; `led` where fillers were skipped before.

        They are skipped once before a choice, not once in each of its branches.
        """
        made: list[str] = []
        closers: list[str] = []
        for piece in _PIECE.findall(shape):
            skip = "" if led else self._skip
            if piece in _CLOSERS:
                made.append(f"(?:{skip}(?:" if piece == "[" else f"{skip}(?:")
                closers.append(_CLOSERS[piece])
            elif piece in ("]", ")"):
                if not closers:
                    raise BadShape(shape)
                made.append(closers.pop())
            else:
                made.append("|" if piece == "|" else self._one(piece, shape, skip))
            led = piece in "[(|"
        if closers:
            raise BadShape(shape)
        return "".join(made)

    def needs(self, shape: str) -> Needs:
        """The words that a sentence must have for this shape to match."""
        return NeedsOf(self._needs_of).of(iter(_PIECE.findall(shape)))

    def _needs_of(self, piece: str) -> Needs:
        if piece.startswith("{"):
            return ()
        if piece.startswith("<"):
            return self._needs_of_group(piece[1:-1])
        word = bare(piece)
        return (frozenset({"M" if word in self._me else word}),)

    def _needs_of_group(self, name: str) -> Needs:
        if name not in self._group_needs:
            self._group_needs[name] = self.needs(self._groups[name])
        return self._group_needs[name]

    def _one(self, piece: str, shape: str, skip: str) -> str:
        name = piece[1:-1]
        if piece.startswith("<"):
            if name not in self._groups:
                raise BadShape(f"{shape}: no group {piece}")
            return f"{skip}(?:{self.source(self._groups[name], led=True)})"
        if piece.startswith("{"):
            if name not in self._slots:
                raise BadShape(f"{shape}: no slot {piece}")
            # What is to be spoken begins right after its connector, fillers and all.
            lead = "" if name in ("words", "bare", "opened") else skip
            return lead + self._numbered(self._slots[name])
        word = bare(piece)
        self.vocabulary.add(word)
        if word in self._me:  # the symbol line marks the asker instead of these words
            return f"{skip}M[0-9]+ "
        return f"{skip}{re.escape(word)}[~^]? "

    def _numbered(self, slot: str) -> str:
        """A unique group name for a slot, which a shape may use more than once."""
        self._slots_used += 1
        return re.sub(r"\(\?P<(\w+)>", rf"(?P<\1_{self._slots_used}>", slot)


def filled(match: re.Match[str]) -> dict[str, tuple[str, int]]:
    """What the slots of a shape took, and the place in the line where each of them began."""
    return {
        name.rpartition("_")[0]: (text, match.start(name))
        for name, text in match.groupdict().items()
        if text
    }
