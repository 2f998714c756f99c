"""Precision and recall of what is understood, for each intent and each slot of the corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

SLOTS = ("dest", "contact", "dest2", "contact2", "text", "when", "language")
Pair = tuple[Mapping[str, Any], Mapping[str, Any]]  # what is right, and what was understood


def report(pairs: Sequence[Pair]) -> str:
    """A table of both figures, intents first; a slot is right where it has exactly the value."""
    intents = sorted({right["intent"] for right, _ in pairs})
    lines = [f"{'':14}{'sentences':>10}{'precision':>11}{'recall':>8}"]
    lines += [_line(f"intent {name}", *_counted(pairs, "intent", name)) for name in intents]
    lines += [_line(f"slot {name}", *_counted(pairs, name)) for name in SLOTS]
    return "\n".join(lines)


def _counted(pairs: Sequence[Pair], key: str, only: str | None = None) -> tuple[int, int, int]:
    """How many should have it, how many were given it, and how many of those are right."""
    count: Counter[str] = Counter()
    for right, found in pairs:
        wanted, given = right.get(key), found[key]
        meant = wanted == only if only else wanted is not None
        said = given == only if only else given is not None
        count.update(meant=meant, said=said, both=meant and said and wanted == given)
    return count["meant"], count["said"], count["both"]


def _line(name: str, meant: int, said: int, both: int) -> str:
    precision = f"{100 * both / said:.1f} %" if said else "-"
    recall = f"{100 * both / meant:.1f} %" if meant else "-"
    return f"{name:16}{meant:>8}{precision:>11}{recall:>9}"
