"""Column types that the tables share."""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import BigInteger, Dialect, String
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from storage.database import UtcTime

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_Value = TypeVar("_Value", bound="DataclassInstance")


class Word(TypeDecorator[StrEnum]):
    """A value of one of our enums, stored as plain text: a new value needs no migration."""

    impl = String
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | None, _dialect: Dialect) -> str | None:
        """Store the value's text."""
        return None if value is None else str(value.value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> StrEnum | None:
        """Read the text back as the enum's value."""
        return None if value is None else self.words(value)


def word(words: type[StrEnum], *, index: bool = False) -> Any:
    """A column that holds a value of this enum."""
    return Field(sa_type=Word(words), index=index)


def maybe_word(words: type[StrEnum]) -> Any:
    """A column that holds a value of this enum, or nothing yet."""
    return Field(default=None, sa_type=Word(words))


def moment() -> Any:
    """A column for a time that is always known."""
    return Field(sa_type=UtcTime)


def maybe_moment(*, index: bool = False) -> Any:
    """A column for a time that may not be known yet."""
    return Field(default=None, sa_type=UtcTime, index=index)


def maybe_money() -> Any:
    """A column for an amount in thousandths, perhaps unknown: 32 bits end at two million."""
    return Field(default=None, sa_type=BigInteger)


def insert_into(session: AsyncSession, table: type[SQLModel]) -> Any:
    """An INSERT in this database's dialect, which can handle a conflict with an existing row."""
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    return dialect.insert(table)


def values_of(value: DataclassInstance, **differing: Any) -> dict[str, Any]:
    """A frozen value's fields as column values; `differing` are stored in another form."""
    return {name: getattr(value, name) for name in _names(type(value))} | differing


def value_from(kind: type[_Value], row: SQLModel, **differing: Any) -> _Value:
    """Build a frozen value from the row's columns that bear its fields' names.

    `differing` are those that a row holds in another shape, or under another name.
    """
    same = (name for name in _names(kind) if name not in differing)
    return kind(**{name: getattr(row, name) for name in same}, **differing)


@cache
def _names(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def known(value: int | None) -> int:
    """The id of a stored row; raises ValueError for a row that was never stored."""
    if value is None:
        raise ValueError("the row was never stored")
    return value
