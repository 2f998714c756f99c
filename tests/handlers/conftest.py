"""A conversation on both databases."""

from __future__ import annotations

import pytest

from storage.database import Database
from tests.clocks import FrozenClock
from tests.handlers.talk import Talk


@pytest.fixture
def talk(database: Database, clock: FrozenClock) -> Talk:
    return Talk(database, clock)
