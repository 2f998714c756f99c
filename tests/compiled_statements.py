"""What SQLAlchemy compiled, kept between tests.

Each test opens a database of its own, and an engine forgets with its end what it has compiled: a
quarter of a conversation's time would go into compiling the same statements again. A program that
runs has one engine for its whole life.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncEngine

from storage import database

_MANY = 5_000  # statements; an engine keeps 500


@contextmanager
def kept_statements() -> Iterator[None]:
    """Every engine that is made meanwhile uses the dialect and the statements of the first."""
    made: Callable[[str, int], AsyncEngine] = database._engine
    known: dict[str, tuple[Dialect, Any]] = {}

    def engine(url: str, connections: int) -> AsyncEngine:
        one = made(url, connections)
        sync: Any = one.sync_engine
        first, statements = known.get(sync.dialect.name, (None, None))
        if first is None or first.server_version_info is None:  # it never met its server
            sync._compiled_cache.capacity = _MANY
            known[sync.dialect.name] = sync.dialect, sync._compiled_cache
        else:
            sync.dialect, sync._compiled_cache = first, statements
        return one

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "_engine", engine)
        yield
