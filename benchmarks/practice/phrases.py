"""What people say to the bot: orders, names, parts of messages; from `pt.toml`, `en.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Part:
    """Subjects and the predicates that agree with all of them."""

    subjects: tuple[str, ...]
    predicates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """All that is said in one language."""

    orders: tuple[str, ...]
    people: tuple[str, ...]  # orders to a name
    alone: tuple[str, ...]  # orders with nothing to fill in but a time
    names: tuple[str, ...]
    feminine: frozenset[str]  # names that take a feminine article
    parts: tuple[Part, ...]
    moments: tuple[str, ...]  # how a message ends
    times: tuple[str, ...]  # when to call back


def read(path: Path) -> Phrases:
    """The phrases of a file."""
    kept: dict[str, Any] = tomllib.loads(path.read_text())
    return Phrases(
        orders=tuple(kept["orders"]),
        people=tuple(kept["people"]),
        alone=tuple(kept["alone"]),
        names=tuple(kept["names"]),
        feminine=frozenset(kept["feminine"]),
        parts=tuple(Part(tuple(p["subjects"]), tuple(p["predicates"])) for p in kept["parts"]),
        moments=tuple(kept["moments"]),
        times=tuple(kept["times"]),
    )


LANGUAGES = {code: read(Path(__file__).with_name(f"{code}.toml")) for code in ("pt", "en")}
