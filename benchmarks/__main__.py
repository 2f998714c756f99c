"""Runs every benchmark and prints ours, the reference and their ratio side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks import (
    alerts,
    chat,
    client,
    heard,
    hostile_load,
    ingest,
    startup,
    understanding,
    voice,
    waiting,
)
from benchmarks.measured import Measured

BENCHMARKS: tuple[Callable[[], Measured | Sequence[Measured]], ...] = (
    startup.measure,
    client.posts,
    client.models,
    client.checked_models,
    ingest.measure,
    alerts.measure,
    waiting.measure,
    hostile_load.measure,
    chat.measure,
    understanding.accuracy,
    understanding.pace,
    voice.measure,
    heard.measure,
)


def main() -> None:
    """Measure one after the other: two at once would measure each other."""
    print(f"{'':34}{'ours':>10}{'reference':>12}{'ratio':>8}{'promised':>13}")
    for measure in BENCHMARKS:
        found = measure()
        for each in [found] if isinstance(found, Measured) else found:
            print(line(each), flush=True)


def line(found: Measured) -> str:
    """One benchmark as a line; WARN is for a person to look at, a busy machine may cause it."""
    places = 1 if found.ours < 100 else 0
    ours, reference = (f"{each:.{places}f} {found.unit}" for each in (found.ours, found.reference))
    promised = f"{'at least' if found.more else 'at most'} {found.limit:.2f}"
    verdict = "PASS" if found.passes else "WARN"
    return f"{found.name:34}{ours:>10}{reference:>12}{found.ratio:>8.2f}{promised:>14}  {verdict}"


if __name__ == "__main__":
    main()
