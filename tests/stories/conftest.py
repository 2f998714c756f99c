"""The world of a story, on both databases."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import open_page
from tests.clocks import FrozenClock
from tests.emulated.telegram import EmulatedTelegram, emulated_telegram
from tests.emulated.telegram_updates import ANA
from tests.stories.world import World, world

__all__ = ["open_page"]  # a fixture of the room that has a browser


@pytest.fixture
def changes() -> dict[str, Any]:
    """What a story sets differently."""
    return {}


@pytest.fixture
async def story(
    database_url: str, clock: FrozenClock, tmp_path: Path, changes: dict[str, Any]
) -> AsyncIterator[World]:
    """The platform tells how calls end."""
    async with world(database_url, clock, tmp_path, **changes) as made:
        yield made


@pytest.fixture
async def untold(database_url: str, clock: FrozenClock, tmp_path: Path) -> AsyncIterator[World]:
    """No callback can reach us: the platform is polled."""
    async with world(database_url, clock, tmp_path, callbacks=False) as made:
        yield made


@pytest.fixture
async def telegram() -> AsyncIterator[EmulatedTelegram]:
    async with emulated_telegram() as emulated:
        yield emulated


@pytest.fixture
async def on_telegram(
    database_url: str,
    clock: FrozenClock,
    tmp_path: Path,
    telegram: EmulatedTelegram,
    changes: dict[str, Any],
) -> AsyncIterator[World]:
    """Ana may ask for everything, and writes on Telegram."""
    settings = {
        "telegram_token": telegram.token,
        "telegram_api_url": telegram.url,
        "admins": f"telegram:{ANA.id}",
    }
    async with world(database_url, clock, tmp_path, **settings | changes) as made:
        await made.settle()
        yield made
