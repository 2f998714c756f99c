"""The database's files, which only their owner may read: they hold numbers, words and names."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

OWNER_ONLY, OWNERS_FOLDER = 0o600, 0o700
_OTHERS = 0o077
# SQLite makes the last two itself, with the permissions that the first one has at that moment.
_BESIDE = ("", "-wal", "-shm", "-journal")


def is_file(path: str) -> bool:
    """Whether SQLite's database of this name is a plain file: not in memory, and no address."""
    return path not in ("", ":memory:") and not path.startswith("file:")


def make_private(path: str) -> None:
    """Make an empty file that only its owner may read, whatever the umask; one that is there stays.

    What cannot be made is left to SQLite, whose error says why.
    """
    if is_file(path):
        with suppress(OSError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, OWNER_ONLY))


def tighten(path: str) -> None:
    """Take from others the right to read a database and the files beside it, where it is ours.

    A file of another owner is left as it is: the doctor names it.
    """
    for beside in _BESIDE if is_file(path) else ():
        with suppress(OSError):
            file = Path(path + beside)
            if file.stat().st_mode & _OTHERS:
                file.chmod(OWNER_ONLY)
