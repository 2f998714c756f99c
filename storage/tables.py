"""Column shapes that every table shares."""

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
    """One of our words, stored as plain text: a new word needs no migration."""

    impl = String
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | None, _dialect: Dialect) -> str | None:
        """Store the word itself."""
        return None if value is None else str(value.value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> StrEnum | None:
        """Give the word back."""
        return None if value is None else self.words(value)


def word(words: type[StrEnum], *, index: bool = False) -> Any:
    """A column that holds one of these words."""
    return Field(sa_type=Word(words), index=index)


def maybe_word(words: type[StrEnum]) -> Any:
    """A column that holds one of these words, or nothing yet."""
    return Field(default=None, sa_type=Word(words))


def moment() -> Any:
    """A moment that is always known."""
    return Field(sa_type=UtcTime)


def maybe_moment(*, index: bool = False) -> Any:
    """A moment that may not have come yet."""
    return Field(default=None, sa_type=UtcTime, index=index)


def maybe_money() -> Any:
    """An amount in thousandths that may not be known: 32 bits end at two million."""
    return Field(default=None, sa_type=BigInteger)


def insert_into(session: AsyncSession, table: type[SQLModel]) -> Any:
    """This database's own INSERT, which can say what becomes of a row that is there already."""
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    return dialect.insert(table)


def values_of(value: DataclassInstance, **differing: Any) -> dict[str, Any]:
    """A frozen value's fields as values by column; `differing` are stored in another shape."""
    return {name: getattr(value, name) for name in _names(type(value))} | differing


def value_from(kind: type[_Value], row: SQLModel, **differing: Any) -> _Value:
    """The frozen value whose fields bear the names of the row's columns.

    `differing` are those that a row holds in another shape, or under another name.
    """
    same = (name for name in _names(kind) if name not in differing)
    return kind(**{name: getattr(row, name) for name in same}, **differing)


@cache
def _names(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def known(value: int | None) -> int:
    """The id of a row that was stored; a row without one is a fault of ours."""
    if value is None:
        raise ValueError("the row was never stored")
    return value
