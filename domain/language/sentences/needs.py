"""Which words a sentence must have before a shape can match it: most shapes need not be tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator

Need = frozenset[str]  # any one of these words
Needs = tuple[Need, ...]  # one of every need
_CLOSING = frozenset("])")


class NeedsOf:
    """Reads needs off the pieces of a shape; `of_piece` tells those of a word, group or slot."""

    def __init__(self, of_piece: Callable[[str], Needs]) -> None:
        self._of_piece = of_piece

    def of(self, pieces: Iterator[str]) -> Needs:
        """The needs of these pieces up to their closing bracket, which is consumed too."""
        branches: list[list[Need]] = [[]]
        for piece in pieces:
            if piece in _CLOSING:
                break
            if piece == "|":
                branches.append([])
            elif piece == "[":
                self.of(pieces)  # an optional part needs nothing
            else:
                inner = self.of(pieces) if piece == "(" else self._of_piece(piece)
                branches[-1].extend(inner)
        if len(branches) == 1:
            return tuple(branches[0])
        if not all(branches):
            return ()
        # Of each branch only the need with the fewest words: larger ones rule out fewer sentences.
        return (frozenset().union(*(min(branch, key=len) for branch in branches)),)


def fulfilled(needs: Needs, words: frozenset[str]) -> bool:
    """Whether the words of a sentence satisfy every need."""
    return not any(need.isdisjoint(words) for need in needs)


def words_of(line: str) -> frozenset[str]:
    """The words of a symbol line, those for the asker as `M`."""
    found = (symbol.rstrip("~^") for symbol in line.split(" ") if symbol)
    return frozenset("M" if word[:1] == "M" else word for word in found)
