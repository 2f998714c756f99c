"""How many files this process may open, which bounds how many connections it can hold."""

from __future__ import annotations

import sys
from contextlib import suppress

if sys.platform != "win32":  # where there is no such limit
    import resource

ENOUGH = 65_536


def raise_open_files() -> int:
    """Raise the soft limit of open files to the hard one, at most ENOUGH; the limit from now on."""
    if sys.platform == "win32":
        return ENOUGH
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = ENOUGH if hard == resource.RLIM_INFINITY else min(hard, ENOUGH)
    if soft != resource.RLIM_INFINITY and soft < most:
        with suppress(OSError, ValueError):  # where the system's own ceiling is lower
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    return open_files()


def open_files() -> int:
    """The soft limit of open files, at most ENOUGH."""
    if sys.platform == "win32":
        return ENOUGH
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return ENOUGH if soft == resource.RLIM_INFINITY else min(soft, ENOUGH)
