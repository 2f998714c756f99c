"""What calls to one's own phone settled about the platform: `learnt.json` in the data folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

FILE = "learnt.json"
KEYS, RECORDINGS = "keys", "recordings"


@dataclass(frozen=True, slots=True)
class LearntAt:
    """Where it is written, and of which platform: what a sandbox showed says nothing of another."""

    folder: Path
    platform: str


def read_learnt(at: LearntAt) -> Mapping[str, bool]:
    """What works there, by name; nothing where no call was made or the file is broken."""
    found = _read(at.folder)
    mine = {name: one for name, one in found.items() if one.get("platform") == at.platform}
    return {name: one.get("works") is True for name, one in mine.items()}


def note_learnt(at: LearntAt, name: str, now: datetime, *, works: bool) -> None:
    """Write down what a call settled, beside what others did; raises OSError."""
    path = at.folder / FILE
    known = _read(at.folder)
    moment = now.isoformat(timespec="seconds")
    known[name] = {"works": works, "platform": at.platform, "at": moment}
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
    fresh.replace(path)


def _read(folder: Path) -> dict[str, dict[str, object]]:
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: one for name, one in found.items() if isinstance(one, dict)}
