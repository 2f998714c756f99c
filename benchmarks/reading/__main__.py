"""Simulates days of calls: how many (20,000), and within how many hours (12)."""

from __future__ import annotations

import argparse

from benchmarks.reading.day import simulate

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("calls", nargs="?", type=int, default=20_000)
    parser.add_argument("hours", nargs="?", type=float, default=12)
    asked = parser.parse_args()
    simulate(asked.calls, asked.hours)
