"""How long a customer who asks to be called may expect to wait."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

_FEWEST_WAITS = 3


def estimate_wait(waits: Sequence[timedelta]) -> int | None:
    """The expected wait in whole minutes, at least one, estimated from recent waits.

    None where there are too few recent waits for an estimate.
    """
    if len(waits) < _FEWEST_WAITS:
        return None
    usual = sorted(waits)[len(waits) // 2]
    return max(1, round(usual.total_seconds() / 60))
