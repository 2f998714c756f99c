"""An online copy of SQLite's file: verified, and marked, so that it never dials twice."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from storage.database import Database

RESTORED = "restored"
_COUNTED = ("people", "orders", "inbound", "outbox")
_MARK = 'INSERT INTO turns (name, owner, "until") VALUES (?, ?, ?)'


class BadCopy(Exception):
    """The backup copy is damaged; nothing was left behind."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """The contents of a copy: schema version, rows of each table, and size in bytes."""

    revision: str
    rows: dict[str, int]
    size: int


async def back_up(database: Database, target: Path) -> Holdings:
    """Copy SQLite's file while others write; raises BadCopy, OSError, sqlite3.Error.

    The copy stands under its name only when it is whole. It carries a mark: whoever starts on it
    looks up what may have been dialled since (`storage/restored.py`).
    """
    source = Path(database.url.database or "")
    return await asyncio.to_thread(_copy, source, target, database.clock.now())


def _copy(source: Path, target: Path, now: datetime) -> Holdings:
    draft = target.with_name(f".{target.name}.partial")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as live,
            closing(sqlite3.connect(draft, isolation_level=None)) as copy,
        ):
            # All pages in one step: between two, a write by others would restart the copy, for ever
            # where they write often. In WAL they write on meanwhile.
            live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            moment = now.astimezone(UTC).replace(tzinfo=None)
            stored = moment.isoformat(sep=" ", timespec="microseconds")
            copy.execute("DELETE FROM turns WHERE name = ?", (RESTORED,))
            copy.execute(_MARK, (RESTORED, "backup", stored))
            holdings = _verify(copy, draft)
        _settle(draft, target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return holdings


def _verify(copy: sqlite3.Connection, draft: Path) -> Holdings:
    [found] = copy.execute("PRAGMA integrity_check").fetchone()
    if found != "ok":
        raise BadCopy("SQLite finds the copy damaged")
    [revision] = copy.execute("SELECT version_num FROM alembic_version").fetchone()
    rows = {
        table: copy.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - ours
        for table in _COUNTED
    }
    return Holdings(revision, rows, draft.stat().st_size)


def _settle(draft: Path, target: Path) -> None:
    """Rename the draft to its final name once it is on the disk."""
    with draft.open("rb") as whole:
        os.fsync(whole.fileno())
    draft.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
