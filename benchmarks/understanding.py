"""How many of the measured sentences are understood exactly, and how long one takes."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from benchmarks.intents import Pair, report
from benchmarks.measured import Measured
from bot.commands.understand import meanings
from domain.people.person import LOCALES

CORPUS = Path(__file__).parent.parent / "tests" / "understanding"
ZONE = ZoneInfo("America/Sao_Paulo")
NOW = datetime(2026, 11, 24, 14, 10, tzinfo=ZONE)
EXACT, LIMIT = 0.97, 1.5  # of all sentences; of a millisecond
ROUNDS = 5
DIALS = ("call", "sms", "bridge", "ask")
Rows = list[dict[str, Any]]


def accuracy() -> Sequence[Measured]:
    """Whole sentences that are exactly right in every slot, of all that nothing was tuned on first.

    The measured ones were written by the matcher's author before it, the others by people who
    never saw it; the figures before anything was tuned on them stand in decision 25.
    """
    every, found = [], []
    for language in LOCALES:
        right = count = false = 0
        for path in sorted(CORPUS.glob(f"{language}.*.jsonl")):
            pairs = _pairs(path.stem)
            every += pairs
            exact = sum(_exact(row, got) for row, got in pairs)
            wrong = sum(_false(row, got) for row, got in pairs)
            print(f"  {path.stem:22}{exact:>4} of {len(pairs):>3} exact, {wrong} false orders")
            if not path.stem.endswith(".dev"):
                right, count = right + exact, count + len(pairs)
            false += wrong
        name = f"{language} sentences ({false} false orders)"
        found.append(
            Measured(name=name, ours=right, reference=count, limit=EXACT, unit="", more=True)
        )
    print(report(every), flush=True)
    return found


def _pairs(name: str) -> list[Pair]:
    """What each sentence of a file means, and what was understood."""
    return [
        (row, next(meanings([row["say"]], NOW, ZONE, row.get("book", ())))) for row in _rows(name)
    ]


def _exact(row: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    return all(row[slot] == got[slot] for slot in got)


def _false(row: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    return row["intent"] not in DIALS and got["intent"] in DIALS


def pace() -> Measured:
    """The median sentence of all, beside the millisecond that it may take."""
    said = [row["say"] for name in LOCALES for row in _rows(f"{name}.measured")]
    times = []
    for _ in range(ROUNDS):
        for sentence in said:
            before = time.perf_counter()
            next(meanings([sentence], NOW, ZONE))
            times.append((time.perf_counter() - before) * 1000)
    return Measured(
        name="a sentence / a millisecond", ours=median(times), reference=1.0, limit=LIMIT
    )


def _rows(name: str) -> Rows:
    lines = (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
