"""Fails when a room's branch coverage, as `make test` measured it, is below its floor."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from coverage import Coverage

FLOORS = {"domain": 95, "handlers": 95, "velip": 95, "bot": 90, "sandbox": 90, "storage": 90}


def main() -> int:
    """Print every room's figure; 1 if one is too low."""
    coverage = Coverage()
    coverage.load()
    seen: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name in coverage.get_data().measured_files():
        room = Path(name).relative_to(Path.cwd()).parts[0]
        numbers = coverage._analyze(name).numbers  # the API prints reports only
        covered, total = numbers.ratio_covered
        seen[room][0] += covered
        seen[room][1] += total
    low = []
    for room, floor in FLOORS.items():
        covered, total = seen[room]
        percent = 100 * covered / total if total else 0.0
        low += [room] if percent < floor else []
        print(f"{room:10} {percent:5.1f} % (floor {floor} %)")
    if low:
        print(f"FAILED: below the floor: {', '.join(low)}")
    return bool(low)


if __name__ == "__main__":
    sys.exit(main())
