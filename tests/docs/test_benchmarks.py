"""Benchmarks are wired and say how they did; nothing here is timed."""

from __future__ import annotations

from pathlib import Path

from benchmarks.__main__ import BENCHMARKS, line
from benchmarks.measured import Measured
from tests.docs.pages import ROOT


def found(ours: float) -> str:
    return line(Measured(name="ramal --help", ours=ours, reference=100, limit=1.5))


def test_a_kept_promise_and_a_broken_one() -> None:
    assert " ".join(found(150).split()) == "ramal --help 150 ms 100 ms 1.50 at most 1.50 PASS"
    assert found(151).endswith("WARN")


def test_where_more_is_better_the_promise_is_the_least() -> None:
    rates = Measured(name="posts", ours=85, reference=100, limit=0.85, unit="/s", more=True)

    assert " ".join(line(rates).split()) == "posts 85.0 /s 100.0 /s 0.85 at least 0.85 PASS"


def test_every_benchmark_is_run() -> None:
    wired = {Path(measure.__code__.co_filename).name for measure in BENCHMARKS}
    files = {file.name for file in (ROOT / "benchmarks").glob("*.py")}
    assert files - {"__init__.py", "__main__.py", "measured.py", "intents.py"} == wired
