"""Counting orders for a limit reads those of its time, however long the history of a number is."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.orders.order import Kind
from domain.phone import parse_number
from storage.database import Database
from storage.people import limits
from storage.people.limits import Span
from tests.clocks import FrozenClock

LINE = parse_number("11 99206-9730")
HOUR = timedelta(hours=1)
Counting = Callable[[AsyncSession, Span], Awaitable[object]]

COUNTS: dict[str, Counting] = {
    "a number": lambda s, span: limits.list_taken(s, limits.to_lines([LINE]), span, 0),
    "a number on call": lambda s, span: limits.list_taken(s, limits.to_line_on_call(LINE), span, 0),
    "codes to a number": lambda s, span: limits.list_taken(s, limits.codes(LINE), span, 0),
    "a person": lambda s, span: limits.list_taken(s, limits.of_person(7), span, 0),
    "a person's spending": lambda s, span: limits.list_spent(s, limits.of_person(7), span),
    "everybody": lambda s, span: limits.list_taken(s, limits.everybodys(), span, 0),
    "a repeat": lambda s, span: limits.find_nearest(s, Kind.CALL, [LINE], span),
}


async def plans(database: Database, clock: FrozenClock, count: Counting) -> list[str]:
    """How the database would find the orders of each statement that this count makes."""
    made: list[tuple[str, object]] = []

    def note(_c: object, _u: object, statement: str, values: object, *_: object) -> None:
        if statement.lstrip().startswith("SELECT") and "FROM orders" in statement:
            made.append((statement, values))

    engine = database.engine.sync_engine
    async with database.read() as session:
        event.listen(engine, "before_cursor_execute", note)
        await count(session, Span(clock.now(), HOUR))
        event.remove(engine, "before_cursor_execute", note)
        connection = await session.connection()
        found = []
        if connection.dialect.name == "postgresql":
            # Few rows are read whole by any planner: what it could use is what is asked.
            await connection.execute(text("SET LOCAL enable_seqscan = off"))
        explain = "EXPLAIN " if connection.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN "
        for statement, values in made:
            rows = await connection.exec_driver_sql(explain + statement, values)
            found.append("\n".join(str(row[-1]) for row in rows))
    return found


@pytest.mark.parametrize("what", list(COUNTS))
async def test_orders_are_found_by_their_time(
    database: Database, clock: FrozenClock, what: str
) -> None:
    found = await plans(database, clock, COUNTS[what])
    assert found
    for plan in found:
        searches = re.findall(r"(?:SEARCH|SCAN) .*|Index Cond: .*|Seq Scan .*", plan)
        assert searches, plan
        assert all("counts_at>" in one or "counts_at >" in one for one in searches), plan
