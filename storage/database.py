"""The database: one engine, short transactions, and the only clock that leases use."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from typing import Any

from asyncpg import PostgresError
from sqlalchemy import Connection, DateTime, Dialect, event, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.sql import func
from sqlalchemy.types import TypeDecorator

from domain.ports import Clock
from storage.private_files import make_private
from storage.write_line import Rank, WriteLine

WRITES = "ramal_writes"
# Milliseconds: a process that is paused within a transaction, which takes us a few, holds its locks
# no longer than this; PostgreSQL ends its session, and whoever waits goes on.
FROZEN = "15000"
# Seconds: how long SQLite waits for another process to end its transaction; and how long at a
# time, as a thread that waits cannot be interrupted when the program stops.
LOCKED, LOCKED_AT_A_TIME = 30, 1
# Connections to PostgreSQL: usual ones, and those that only urgent writers use.
USUAL_CONNECTIONS, URGENT_CONNECTIONS = 10, 3
# Paused between two statements, or within one (the second also ends a statement that is just slow).
_FREEZERS = ("idle_in_transaction_session_timeout", "statement_timeout")

# PostgreSQL's classes of faults that pass: no connection, rolled back for another, no room, not
# ready, stopped by its operator, disk. A statement that is just too slow is not among them.
_PASSING = ("08", "40", "53", "55", "57", "58")
_SLOW = "57014"


def is_passing(error: BaseException) -> bool:
    """Whether a database error is temporary, so that trying again is likely to work."""
    if isinstance(error, OSError):
        return True  # no server answers at that address
    if isinstance(error, PostgresError):
        return _passes(error.sqlstate)  # raised while connecting, before SQLAlchemy sees it
    if not isinstance(error, DBAPIError):
        return False
    gone = error.connection_invalidated or isinstance(error, OperationalError | InterfaceError)
    return gone or _passes(getattr(error.orig, "sqlstate", ""))


def _passes(state: str | None) -> bool:
    return bool(state) and state != _SLOW and str(state).startswith(_PASSING)


class UtcTime(TypeDecorator[datetime]):
    """An aware moment, stored in UTC; SQLite drops the zone, so it is put back here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive times: they would be read back as another moment."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive time cannot be stored")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Restore the UTC zone that SQLite drops."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


class Database:
    """Opens transactions; reads are deferred, only writes take SQLite's one write lock at once.

    Our own writers wait for that lock in line: SQLite itself lets them sleep and try again, which
    takes a tenth of a second where a transaction takes a millisecond.
    """

    def __init__(self, url: str, clock: Clock) -> None:
        self.url = make_url(url)
        self.clock = clock
        self._stopping = False
        self.engine = _engine(url, USUAL_CONNECTIONS)
        # On SQLite urgent writers go first in the line; on PostgreSQL they have connections.
        self._urgent_engine = self.engine if self.is_sqlite else _engine(url, URGENT_CONNECTIONS)
        if self.is_sqlite:
            event.listen(self.engine.sync_engine, "begin", self._begin_sqlite)
        self._line = WriteLine() if self.is_sqlite else None
        # All queries of one read see the same moment, as SQLite does by itself.
        one_moment = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        self._reads = async_sessionmaker(
            self.engine.execution_options(**one_moment), expire_on_commit=False
        )
        self._writes, self._urgent_writes = (
            async_sessionmaker(engine.execution_options(**{WRITES: True}), expire_on_commit=False)
            for engine in (self.engine, self._urgent_engine)
        )

    @property
    def is_sqlite(self) -> bool:
        """Whether the database is one SQLite file on this host."""
        return self.url.get_backend_name() == "sqlite"

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A transaction that only reads."""
        async with self._reads() as session:
            yield session

    @asynccontextmanager
    async def write(self, rank: Rank = Rank.USUAL) -> AsyncIterator[AsyncSession]:
        """A transaction that writes: committed at the end of the block, or not at all.

        An urgent one waits for the present transaction only, however many others wait for SQLite's
        lock or a connection.
        """
        async with self._stand_in_line(rank), self._session(rank) as session, session.begin():
            yield session

    @asynccontextmanager
    async def open_write(self, rank: Rank = Rank.USUAL) -> AsyncIterator[AsyncSession]:
        """A writing transaction that its block commits, as a unit of work; one at a time."""
        async with self._stand_in_line(rank), self._session(rank) as session:
            yield session

    def _stand_in_line(self, rank: Rank) -> AbstractAsyncContextManager[None]:
        return self._line.take(rank) if self._line is not None else nullcontext()

    def _session(self, rank: Rank) -> AsyncSession:
        return self._urgent_writes() if rank is Rank.URGENT else self._writes()

    async def now(self, session: AsyncSession) -> datetime:
        """The time by which leases are measured: our clock on one host, the server's on several.

        A test's shifted clock counts on PostgreSQL too; the server is still asked.
        """
        if self.is_sqlite:
            return self.clock.now()
        moment: datetime = (await session.execute(select(func.clock_timestamp()))).scalar_one()
        return self.clock.now() if self.offset() else moment

    def offset(self) -> timedelta:
        """How far our clock is shifted from this machine's; zero outside tests."""
        turned = self.clock.now() - datetime.now(UTC)
        return turned if abs(turned) > timedelta(minutes=1) else timedelta(0)

    async def ping(self) -> None:
        """Ask the database for an answer; raises without one."""
        async with self.read() as session:
            await session.execute(text("SELECT 1"))

    def stop_waiting(self) -> None:
        """Wait no longer for a lock that another process holds: the program stops."""
        self._stopping = True

    async def close(self) -> None:
        """Close every connection."""
        await self.engine.dispose()
        await self._urgent_engine.dispose()

    def _begin_sqlite(self, connection: Connection) -> None:
        if not connection.get_execution_options().get(WRITES):
            connection.exec_driver_sql("BEGIN")
            return
        until = time.monotonic() + LOCKED
        while True:
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            except OperationalError as error:
                over = self._stopping or time.monotonic() >= until
                if over or not _is_locked(error):
                    raise
            else:
                return


def _engine(url: str, connections: int) -> AsyncEngine:
    # An error's text must not contain the values being stored: words, phone numbers, tokens.
    if make_url(url).get_backend_name() != "sqlite":
        return create_async_engine(
            url,
            pool_pre_ping=True,
            pool_size=connections,
            hide_parameters=True,
            connect_args={"server_settings": dict.fromkeys(_FREEZERS, FROZEN)},
        )
    engine = create_async_engine(url, connect_args={"timeout": LOCKED}, hide_parameters=True)
    event.listen(engine.sync_engine, "do_connect", _make_file)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    return engine


def _make_file(_dialect: object, _record: object, where: list[Any], _options: object) -> None:
    """Make the file before SQLite does, which would let everybody read it."""
    make_private(str(where[0]))


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, below
    cursor = connection.cursor()
    wait = f"busy_timeout={LOCKED_AT_A_TIME * 1000}"
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", wait):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _is_locked(error: OperationalError) -> bool:
    code = getattr(error.orig, "sqlite_errorcode", sqlite3.SQLITE_OK)
    return bool(code & 0xFF == sqlite3.SQLITE_BUSY)  # the low byte names the kind of the error
