"""How many of the measured sentences are understood exactly, and how long one takes."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from benchmarks.intents import report
from benchmarks.measured import Measured
from bot.understanding import meanings
from domain.people import LOCALES

CORPUS = Path(__file__).parent.parent / "tests" / "understanding"
ZONE = ZoneInfo("America/Sao_Paulo")
NOW = datetime(2026, 11, 24, 14, 10, tzinfo=ZONE)
EXACT, LIMIT = 0.97, 1.5  # of all sentences; of a millisecond
ROUNDS = 5
DIALS = ("call", "sms", "bridge")
Rows = list[dict[str, Any]]


def accuracy() -> Sequence[Measured]:
    """Whole sentences, exactly right in every slot, by file; false orders are printed.

    The measured ones were written by the matcher's author before it, a stranger's by somebody
    who never saw it; the figures before anything was tuned on them stand in decision 25.
    """
    found, every = [], []
    for path in sorted(CORPUS.glob("*.jsonl")):
        name, rows = path.stem, _rows(path.stem)
        got = [next(meanings([row["say"]], NOW, ZONE, row.get("book", ()))) for row in rows]
        pairs = list(zip(rows, got, strict=True))
        every += pairs
        right = sum(all(row[slot] == each[slot] for slot in each) for row, each in pairs)
        false = sum(row["intent"] not in DIALS and each["intent"] in DIALS for row, each in pairs)
        found.append(
            Measured(
                name=f"{name}, exact ({false} false orders)",
                ours=right,
                reference=len(rows),
                limit=EXACT,
                unit="",
                more=True,
            )
        )
    print(report(every), flush=True)
    return found


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
