"""All tables of the schema, and which of their columns refer to which other table."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from sqlalchemy import Column, MetaData
from sqlmodel import SQLModel

import storage

_OF_NO_CONCEPT = ("storage.turns",)  # the only table outside the concepts' folders


def _table_modules() -> Iterator[str]:
    """The modules in the concepts' folders; `migrations` is no package and therefore left out.

    Found, not listed: a table's file that somebody forgot to list would be missing from migrations
    and tests without a word.
    """
    yield from _OF_NO_CONCEPT
    for folder in pkgutil.iter_modules(storage.__path__, "storage."):
        if folder.ispkg:
            package = importlib.import_module(folder.name)
            for found in pkgutil.walk_packages(package.__path__, f"{folder.name}."):
                yield found.name


MODULES = tuple(importlib.import_module(name) for name in _table_modules())


def metadata() -> MetaData:
    """The metadata of every table, as the code declares it."""
    return SQLModel.metadata


def columns_referring_to(table: str) -> list[Column[int]]:
    """Every column with a foreign key to this table's `id`, in the order of the tables."""
    return [
        key.parent
        for one in metadata().sorted_tables
        for key in sorted(one.foreign_keys, key=lambda key: key.parent.name)
        if key.target_fullname == f"{table}.id"
    ]


def column_named(name: str) -> Column[int]:
    """The column of a name such as `orders.approver_id`; raises KeyError if there is none."""
    table, _, column = name.partition(".")
    return metadata().tables[table].columns[column]
