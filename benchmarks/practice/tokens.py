"""The few tokens of Whisper's vocabulary that the grammar needs, numbered compactly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whisper.tokenizer import Tokenizer, get_tokenizer

from benchmarks.practice.grammar import Sentence
from benchmarks.practice.phrases import LANGUAGES
from benchmarks.practice.sizes import VOCABULARY


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The used rows of the whole vocabulary, in order; a row's place is its compact number."""

    rows: tuple[int, ...]

    @property
    def unused(self) -> int:
        """How many rows stay zero."""
        return VOCABULARY - len(self.rows)

    def compact(self, tokens: Iterable[int]) -> list[int]:
        """Compact numbers of whole-vocabulary tokens."""
        places = {row: place for place, row in enumerate(self.rows)}
        return [places[token] for token in tokens]


def vocabulary(words: Iterable[str]) -> Vocabulary:
    """The rows for the words, and for the beginning and the end of every transcript."""
    rows: set[int] = set()
    for language in LANGUAGES:
        tokenizer = _tokenizer(language)
        rows |= {*tokenizer.sot_sequence_including_notimestamps, tokenizer.eot}
        rows |= {token for word in words for token in tokenizer.encode(f" {word}")}
    return Vocabulary(tuple(sorted(rows)))


def opening(language: str) -> list[int]:
    """What `transcribe` gives the decoder before the first word, without timestamps."""
    return list(_tokenizer(language).sot_sequence_including_notimestamps)


def transcript(sentence: Sentence) -> list[int]:
    """The opening, the words, and the end."""
    tokenizer = _tokenizer(sentence.language)
    return [*opening(sentence.language), *words(sentence), tokenizer.eot]


def words(sentence: Sentence) -> list[int]:
    """The words alone, as Whisper begins them: with a space."""
    return list(_tokenizer(sentence.language).encode(f" {sentence.text}"))


def transcript_end() -> int:
    """The token behind the last word."""
    return int(_tokenizer("pt").eot)


def text(tokens: Iterable[int]) -> str:
    """The words of whole-vocabulary tokens."""
    tokenizer = _tokenizer("pt")
    return str(tokenizer.decode([token for token in tokens if token < tokenizer.eot]))


def _tokenizer(language: str) -> Tokenizer:
    return get_tokenizer(True, language=language, task="transcribe")
