"""What a benchmark found, and how two commands are timed against each other."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Medians of one run, in `unit`; `limit` is the ratio that we promise.

    `more` says that more is better, so that the limit is the least. Where both were taken in pairs,
    `pairs` holds each pair's ratio: a machine's other work falls on both halves of a pair.
    """

    name: str
    ours: float
    reference: float
    limit: float
    unit: str = "ms"
    more: bool = False
    pairs: tuple[float, ...] = ()

    @property
    def ratio(self) -> float:
        """Ours by the reference: the median of the pairs where there are any."""
        if self.pairs:
            return median(self.pairs)
        return self.ours / self.reference

    @property
    def passes(self) -> bool:
        """Whether the promise was kept in this run."""
        return self.ratio >= self.limit if self.more else self.ratio <= self.limit


def interleaved(ours: Sequence[str], reference: Sequence[str], runs: int) -> tuple[float, float]:
    """The medians of both, run in turns after one that warms the files up."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(runs + 1):
        for command, taken in zip((ours, reference), times, strict=True):
            milliseconds = _timed(command)
            if turn:
                taken.append(milliseconds)
    return median(times[0]), median(times[1])


def _timed(command: Sequence[str]) -> float:
    # Compiled once, as where it is installed; without it every start would compile again.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return (time.perf_counter() - begun) * 1000
