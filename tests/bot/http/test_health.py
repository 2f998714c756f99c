"""Whether the program lives, and whether it can work."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.http.app import build_app
from bot.http.health import HealthRoutes
from bot.http.server import Server
from storage.database import Database
from storage.migrate import is_current
from tests.clocks import FrozenClock
from tests.ports import free_port


class Home:
    """The health door on a port, beside a database that may go away and a channel that may."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.channel_is_up = True
        needs = {"database": self._answers, "migrations": partial(is_current, database)}
        self.more: dict[str, object] = {}
        door = HealthRoutes(needs, {"telegram": lambda: self.channel_is_up}, [lambda: self.more])
        self.server = Server(build_app(door.routes()))

    async def _answers(self) -> bool:
        await self.database.ping()
        return True

    async def ask(self, path: str) -> tuple[int, dict[str, Any]]:
        url = f"http://127.0.0.1:{self.server.port}{path}"
        async with aiohttp.ClientSession() as http, http.get(url) as answer:
            return answer.status, await answer.json()


async def opened(database: Database) -> AsyncIterator[Home]:
    home = Home(database)
    await home.server.start("127.0.0.1", 0)
    yield home
    await home.server.close()


@pytest.fixture
async def home(database: Database) -> AsyncIterator[Home]:
    async for made in opened(database):
        yield made


@pytest.fixture
async def home_alone(tmp_path: Path, clock: FrozenClock) -> AsyncIterator[Home]:
    """Where nobody ever migrated, so that the tables are not there."""
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/ramal.db", clock)
    async for made in opened(database):
        yield made
    await database.close()


async def test_all_is_well(home: Home) -> None:
    assert await home.ask("/healthz") == (200, {"status": "ok"})
    assert await home.ask("/readyz") == (
        200,
        {
            "status": "ready",
            "database": "ok",
            "migrations": "ok",
            "channels": {"telegram": "ok"},
        },
    )


async def test_a_channel_that_is_down_is_named_and_the_rest_works(home: Home) -> None:
    home.channel_is_up = False
    status, told = await home.ask("/readyz")
    assert (status, told["status"]) == (200, "ready")
    assert told["channels"] == {"telegram": "down"}


async def test_a_slow_loop_is_told_and_no_reason_to_start_again(home: Home) -> None:
    home.more = {"loop": "slow", "loop_lag": 0.01, "loop_lag_worst": 3.2}
    status, told = await home.ask("/readyz")
    assert (status, told["status"], told["loop"]) == (200, "ready", "slow")


async def test_before_the_migrations_it_cannot_work(home_alone: Home) -> None:
    status, told = await home_alone.ask("/readyz")
    assert (status, told["status"]) == (503, "not ready")
    assert (told["database"], told["migrations"]) == ("ok", "down")


async def test_without_its_database_it_lives_and_cannot_work(clock: FrozenClock) -> None:
    away = Database(f"postgresql+asyncpg://nobody@127.0.0.1:{free_port()}/ramal", clock)
    async for home in opened(away):
        status, told = await home.ask("/readyz")
        assert (status, told["database"], told["migrations"]) == (503, "down", "down")
        assert (await home.ask("/healthz"))[0] == 200
    await away.close()
