"""The practice model on notes that its training never heard: other voices, speeds and sentences."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measured import Measured
from benchmarks.practice.evaluate import Answer, evaluate
from benchmarks.understanding import NOW, ZONE
from bot.commands.understand import meanings
from bot.speech.practice import PACKED

EXACT = 0.95


def measure() -> Sequence[Measured]:
    """Whole transcripts that are exact, and notes whose order is right all the same."""
    with tempfile.TemporaryDirectory() as folder:
        figures = evaluate(PACKED, Path(folder) / "wrong.tsv")
    print(figures.lines(), flush=True)
    exact = sum(answer.exact for answer in figures.answers)
    ordered = sum(_ordered(answer) for answer in figures.answers)
    count = len(figures.answers)
    return (
        _share("spoken notes heard exactly", exact, count),
        _share("spoken notes: order, number, words", ordered, count),
    )


def _ordered(answer: Answer) -> bool:
    """Whether what was heard means what was said: the number, the name and the words."""
    said, heard = meanings([answer.note.sentence.text, answer.heard], NOW, ZONE)
    return said == heard


def _share(name: str, right: int, count: int) -> Measured:
    return Measured(name=name, ours=right, reference=count, limit=EXACT, unit="", more=True)
