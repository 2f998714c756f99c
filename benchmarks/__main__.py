"""Runs every benchmark and prints ours, the reference and their ratio side by side."""

from __future__ import annotations

from benchmarks import startup
from benchmarks.measured import Measured

BENCHMARKS = (startup.measure,)


def main() -> None:
    """Measure one after the other: two at once would measure each other."""
    print(f"{'':34}{'ours':>10}{'reference':>12}{'ratio':>8}{'at most':>9}")
    for measure in BENCHMARKS:
        print(line(measure()))


def line(found: Measured) -> str:
    """One benchmark as a line; WARN is for a person to look at, a busy machine may cause it."""
    figures = (
        f"{found.ours:>7.0f} ms{found.reference:>9.0f} ms{found.ratio:>8.2f}{found.limit:>9.2f}"
    )
    return f"{found.name:34}{figures}  {'PASS' if found.passes else 'WARN'}"


if __name__ == "__main__":
    main()
