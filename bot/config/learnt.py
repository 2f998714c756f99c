"""What calls to one's own phone settled about the platform: `learnt.json` in the data folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

FILE = "learnt.json"
KEYS, RECORDINGS = "keys", "recordings"


def read_learnt(folder: Path) -> Mapping[str, bool]:
    """What works on this account, by name; nothing where no call was made or the file is broken."""
    found = _read(folder)
    return {name: one["works"] is True for name, one in found.items() if "works" in one}


def note_learnt(folder: Path, name: str, now: datetime, *, works: bool) -> None:
    """Write down what a call settled, beside what others did; raises OSError."""
    path = folder / FILE
    known = _read(folder)
    known[name] = {"works": works, "at": now.isoformat(timespec="seconds")}
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
