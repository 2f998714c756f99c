"""One row in every table, so that a test can walk all columns that refer to something."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, LargeBinary, Table, TypeDecorator, UniqueConstraint, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.schema import metadata
from storage.tables import Word

_PLAIN: dict[type, Any] = {
    int: 1,
    float: 1.0,
    bool: False,
    str: "x",
    date: date(2026, 11, 1),
}


async def fill(session: AsyncSession, now: datetime, named: dict[str, Any]) -> None:
    """Insert a row in every table but people and chats.

    `named` has values by whole names (`orders.asker_id`); all others are made up by their type.
    """
    for table in metadata().sorted_tables:
        if table.name not in ("people", "chats", "audit_head"):
            await session.execute(table.insert().values(_row(table, now, named)))


def _row(table: Table, now: datetime, named: dict[str, Any]) -> dict[str, Any]:
    plain = (column for column in table.columns if str(column) != f"{table.name}.id")
    return {column.name: named.get(str(column), _value(column, now)) for column in plain}


def _value(column: Column[Any], now: datetime) -> Any:
    if isinstance(column.type, Word):
        return next(iter(column.type.words))
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    if isinstance(kind, LargeBinary):
        return b"x"
    return now if kind.python_type is datetime else _PLAIN[kind.python_type]


async def values_in(session: AsyncSession, column: Column[Any]) -> list[Any]:
    """What stands in a column, row by row."""
    return list((await session.execute(select(column))).scalars())


def unique_columns() -> set[str]:
    """The whole names of columns that are part of a primary or another unique key."""
    found = set()
    for table in metadata().sorted_tables:
        uniques = [key for key in table.constraints if isinstance(key, UniqueConstraint)]
        indexes = [index for index in table.indexes if index.unique]
        for key in (table.primary_key, *uniques, *indexes):
            found |= {str(column) for column in key.columns}
    return found
