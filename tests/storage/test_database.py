"""The database: aware moments, one writer at a time, and the clock that leases are measured by."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, StatementError

from storage.database import Database, UtcTime, is_passing
from storage.orders import orders
from storage.tables import known
from tests.clocks import NOON, FrozenClock
from tests.ports import free_port
from tests.storage.samples import confirmed, proposed

DIALECTS = [sqlite.dialect(), postgresql.dialect()]


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda d: d.name)
def test_a_naive_moment_is_refused_because_it_would_be_read_back_as_another(
    dialect: object,
) -> None:
    with pytest.raises(ValueError, match="naive"):
        UtcTime().process_bind_param(datetime(2026, 11, 23, 12, 0), dialect)  # noqa: DTZ001


async def test_a_naive_moment_never_reaches_a_row(database: Database) -> None:
    with pytest.raises(StatementError, match="naive"):
        await confirmed(database, due_at=datetime(2026, 11, 23, 12, 0))  # noqa: DTZ001


async def test_a_moment_comes_back_aware_and_the_same_whatever_its_zone(database: Database) -> None:
    noon_in_sao_paulo = NOON.astimezone(timezone(timedelta(hours=-3)))
    order = await confirmed(database, confirmed_at=noon_in_sao_paulo)
    async with database.read() as session:
        kept = await orders.find_order(session, order.id)
    assert kept.confirmed_at == NOON
    assert kept.confirmed_at is not None
    assert kept.confirmed_at.utcoffset() == timedelta(0)
    assert kept.closed_at is None


async def test_what_is_written_counts_whole_or_not_at_all(database: Database) -> None:
    order = await proposed(database)

    async def break_off() -> None:
        async with database.write() as session:
            await orders.note(session, order, words="changed")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await break_off()
    async with database.open_write() as session:
        await orders.note(session, order, words="forgotten")
    async with database.read() as session:
        assert await orders.find_order(session, order.id) == order


async def test_our_own_writers_are_served_in_line(database: Database) -> None:
    order = await proposed(database)

    async def write(words: str) -> None:
        async with database.write() as session:
            fresh = await orders.find_order(session, order.id, lock=True)
            await asyncio.sleep(0)
            await orders.note(session, fresh, words=f"{fresh.words} {words}")

    await asyncio.gather(*(write(str(n)) for n in range(9)))
    async with database.read() as session:
        kept = await orders.find_order(session, order.id)
    assert sorted(kept.words.split()[1:]) == [str(n) for n in range(9)]
    if database.is_sqlite:
        assert kept.words == "Olá 0 1 2 3 4 5 6 7 8"


async def test_the_lease_clock_turns_with_the_tests_clock(
    database: Database, clock: FrozenClock
) -> None:
    async with database.read() as session:
        before = await database.now(session)
        clock.turn(hours=5)
        after = await database.now(session)
    assert before.tzinfo is not None
    assert timedelta(hours=4, minutes=59) < after - before < timedelta(hours=5, minutes=1)


def test_a_clock_that_is_right_is_not_corrected() -> None:
    now = FrozenClock(datetime.now(UTC))
    assert Database("sqlite+aiosqlite:///unused.db", now).offset() == timedelta(0)
    now.turn(hours=1)
    assert Database("sqlite+aiosqlite:///unused.db", now).offset() > timedelta(minutes=59)


async def test_a_database_that_is_there_answers(database: Database) -> None:
    await database.ping()
    async with database.read() as session:
        assert (await session.execute(text("SELECT 1"))).scalar_one() == 1


async def test_a_database_that_is_away_says_so(clock: FrozenClock) -> None:
    away = Database(f"postgresql+asyncpg://nobody@127.0.0.1:{free_port()}/ramal", clock)
    with pytest.raises(OSError, match="Connect"):
        await away.ping()
    await away.close()


class Said(Exception):
    """What a PostgreSQL driver raises."""

    def __init__(self, sqlstate: str) -> None:
        super().__init__(sqlstate)
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("error", "passing"),
    [
        (DBAPIError("", {}, Said("40P01")), True),
        (DBAPIError("", {}, Said("40001")), True),
        (DBAPIError("", {}, Said("23505")), False),
        (DBAPIError("", {}, Said("23505"), connection_invalidated=True), True),
        (OperationalError("", {}, Exception("database is locked")), True),
        (InterfaceError("", {}, Exception("connection is closed")), True),
        (ConnectionRefusedError(), True),
        (DBAPIError("", {}, Said("53300")), True),  # too many connections
        (DBAPIError("", {}, Said("57014")), False),  # too slow: it would be the next time, too
        (asyncpg.CannotConnectNowError(), True),
        (asyncpg.UniqueViolationError(), False),
        (ValueError(), False),
    ],
)
def test_only_faults_that_pass_by_themselves_are_tried_again(
    error: Exception, passing: bool
) -> None:
    assert is_passing(error) is passing


def test_a_row_that_was_never_stored_has_no_id() -> None:
    assert known(7) == 7
    with pytest.raises(ValueError, match="never stored"):
        known(None)
