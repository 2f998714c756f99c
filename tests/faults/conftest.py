"""An installation of real processes for a test, on each database or on one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tests.databases import Backend
from tests.faults.installation import Installation, installation
from tests.faults.lives import nursery

SEED = 7


@pytest.fixture
async def under_fire(
    backend: Backend, tmp_path: Path, clock: FrozenClock
) -> AsyncIterator[Installation]:
    """Nobody lives there yet."""
    url = await backend.fresh(tmp_path, clock)
    name = "sqlite" if url.startswith("sqlite") else "postgresql"
    async with nursery() as births, installation(name, tmp_path, url, births, SEED) as made:
        yield made
