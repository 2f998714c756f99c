"""The whole program beside the sandbox, which the doctor looks at."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tests.databases import SqliteTemplate
from tests.stories.world import World, world


@pytest.fixture
async def story(
    template: SqliteTemplate, clock: FrozenClock, tmp_path: Path
) -> AsyncIterator[World]:
    async with world(await template.fresh(tmp_path, clock), clock, tmp_path) as one:
        yield one
