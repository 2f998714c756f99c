"""The doctor's checks of the database: that it opens, is current, is writable, and has room."""

from __future__ import annotations

import asyncio
import os
import shutil
import stat
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from bot.config.settings import Settings
from bot.doctor.finding import Finding, Grade, error, ok, warning
from bot.doctor.quotas import check_quotas
from domain.ports import Clock
from storage.database import Database
from storage.health import journal_mode, server_version, write_nothing
from storage.migrate import is_current

NAME = "database"
OLDEST_SERVER = 14
MEGABYTE = 1024 * 1024
LITTLE, TOO_LITTLE = 1024 * MEGABYTE, 100 * MEGABYTE
_OTHERS = 0o077


async def check_database(settings: Settings, clock: Clock) -> AsyncIterator[Finding]:
    """Check the database without creating it: a missing one is only said to be missing."""
    database = Database(settings.database, clock)
    try:
        if database.is_sqlite:
            file = Path(database.url.database or "")
            for finding in await asyncio.to_thread(lambda: list(check_file(file))):
                yield finding
            if not await asyncio.to_thread(file.is_file):
                return
        healthy = True
        async for finding in _inside(database):
            healthy = healthy and finding.severity is Grade.OK
            yield finding
        if healthy:
            async for finding in check_quotas(settings, database, clock):
                yield finding
    finally:
        await database.close()


def check_file(file: Path) -> Iterator[Finding]:
    """Check the SQLite file: that it exists, who may read it, and that it has room to grow."""
    if file.name in ("", ":memory:"):
        remedy = "Name a file in RAMAL_DATABASE_URL, or leave it empty."
        yield error(NAME, "it is in memory, so every restart forgets all orders.", remedy)
        return
    folder = next(parent for parent in file.absolute().parents if parent.exists())
    if not file.is_file():
        yield _missing(file, folder)
    elif os.name == "posix":
        yield from _open_to_others(file, folder)
    yield check_room(folder)


def _open_to_others(file: Path, folder: Path) -> Iterator[Finding]:
    if file.stat().st_mode & _OTHERS:
        said = f"{file} holds numbers and words, and others on this machine can read it."
        mend = f"ramal run ends that where the file is this user's, or: chmod 600 {file}*"
        yield warning("permissions of files", said, mend)
    mode = folder.stat().st_mode
    if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
        said = f"everybody on this machine can replace the files in {folder}."
        yield warning("permissions of files", said, f"chmod 700 {folder}")


def check_room(folder: Path) -> Finding:
    """Check the free space of the database's disk: without any, callbacks cannot be stored."""
    free = shutil.disk_usage(folder).free
    said = f"{free // MEGABYTE} MB are free in {folder}."
    if free < TOO_LITTLE:
        return error("disk", said, "Make room: nothing more can be stored soon.")
    if free < LITTLE:
        return warning("disk", said, "Make room.")
    return ok("disk", said)


def _missing(file: Path, folder: Path) -> Finding:
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        return error(NAME, f"{file} cannot be made in {folder}.", "Mend RAMAL_DATA_DIR.")
    return warning(NAME, f"{file} is not there yet.", "ramal run makes it, or: ramal migrate")


async def _inside(database: Database) -> AsyncIterator[Finding]:
    shown = database.url.render_as_string(hide_password=True)
    try:
        current = await is_current(database)
    except Exception as fault:  # each driver has its own errors, whose text may hold the password
        why = f"{shown} did not answer ({type(fault).__name__})."
        yield error(NAME, why, "See RAMAL_DATABASE_URL, and whether it is up.")
        return
    if not current:
        said = f"{shown} is not at the schema of this version."
        yield warning(NAME, said, "ramal run brings it there, or: ramal migrate")
        return
    yield ok(NAME, f"{shown} opens, with the schema of this version.")
    yield await _writes(database)
    yield await (_wal(database) if database.is_sqlite else _server(database))


async def _writes(database: Database) -> Finding:
    try:
        await write_nothing(database)
    except Exception as fault:  # as above: the error's text may hold the password
        said = f"it cannot be written ({type(fault).__name__})."
        remedy = "Is it read-only, a standby, or held by another program for long?"
        return error(NAME, said, remedy)
    return ok(NAME, "it can be written.")


async def _wal(database: Database) -> Finding:
    mode = await journal_mode(database)
    if mode != "wal":
        said = f"its journal is {mode} instead of wal."
        return warning(NAME, said, "Keep it on a local disk, not on a network file system.")
    return ok(NAME, "SQLite with a write-ahead log.")


async def _server(database: Database) -> Finding:
    version = await server_version(database)
    if version < OLDEST_SERVER:
        said = f"PostgreSQL {version} is older than what Ramal is tried with."
        return warning(NAME, said, f"Upgrade it to {OLDEST_SERVER} or newer.")
    return ok(NAME, f"PostgreSQL {version}.")
