"""Which words a sentence must have before a shape can match it: most shapes need not be tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

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


class ByNeed:
    """Finds whose needs a sentence may satisfy without asking each of them."""

    def __init__(self, every: Iterable[Needs]) -> None:
        self._always: list[int] = []
        self._by_word: dict[str, list[int]] = {}
        for number, needs in enumerate(every):
            if not needs:
                self._always.append(number)
            for word in min(needs, key=len, default=()):
                self._by_word.setdefault(word, []).append(number)

    def numbers(self, words: frozenset[str]) -> list[int]:
        """In order, the numbers of those that have no need, or whose rarest need is satisfied."""
        found = {n for word in words for n in self._by_word.get(word, ())}
        return sorted(found.union(self._always))


def fulfilled(needs: Needs, words: frozenset[str]) -> bool:
    """Whether the words of a sentence satisfy every need."""
    return not any(need.isdisjoint(words) for need in needs)


def words_of(line: str) -> frozenset[str]:
    """The words of a symbol line, those for the asker as `M`."""
    found = (symbol.rstrip("~^") for symbol in line.split(" ") if symbol)
    return frozenset("M" if word[:1] == "M" else word for word in found)
