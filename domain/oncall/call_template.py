"""Call templates: sentences with placeholders that an alert fills, set for one source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import Formatter

PLACES = frozenset({"severity", "title", "place", "summary", "since", "source", "team"})
LONGEST_SENTENCE, LONGEST_FILLED, MOST_SENTENCES = 200, 420, 8


class BadTemplate(ValueError):
    """A template with a sentence that cannot be filled; the message says why."""


@dataclass(frozen=True, slots=True)
class CallTemplate:
    """Sentences with placeholders like `{title}`; raises BadTemplate.

    A sentence is left out where one of its placeholders has no value.
    """

    sentences: tuple[str, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.sentences) <= MOST_SENTENCES:
            raise BadTemplate(f"between 1 and {MOST_SENTENCES} sentences are expected")
        for sentence in self.sentences:
            _check(sentence)

    def fill(self, values: Mapping[str, str]) -> str:
        """The sentences with their placeholders filled, bounded; empty where none can be filled."""
        said = [
            sentence.format_map(values)
            for sentence in self.sentences
            if all(values.get(name) for name in places_of(sentence))
        ]
        return " ".join(said)[:LONGEST_FILLED].strip()


def places_of(sentence: str) -> Sequence[str]:
    """The names of a sentence's placeholders, in order."""
    return [name for _, name, _, _ in Formatter().parse(sentence) if name is not None]


def _check(sentence: str) -> None:
    if not sentence.strip() or len(sentence) > LONGEST_SENTENCE:
        raise BadTemplate(f"a sentence has between 1 and {LONGEST_SENTENCE} signs")
    try:
        parts = list(Formatter().parse(sentence))
    except ValueError:
        raise BadTemplate("a brace is not closed") from None
    for _, name, how, conversion in parts:
        # Only plain names: a dotted name or a format would reach into our own objects.
        if name is not None and (name not in PLACES or how or conversion):
            known = ", ".join(sorted(PLACES))
            raise BadTemplate(f"places are {known}, each in braces")
