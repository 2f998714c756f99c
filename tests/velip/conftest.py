import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.velip.platform import WAV, Deadline, Platform, Watch, envelope, raw
from velip import BearerAuth, Client

TOKEN = "sandbox-segredo-do-painel"


@pytest.fixture(scope="session")
def manual() -> dict[str, Any]:
    facts = Path(__file__).parents[1] / "contract" / "manual.json"
    return json.loads(facts.read_text(encoding="utf-8"))


@pytest.fixture
async def platform() -> AsyncIterator[Platform]:
    platform = Platform()
    platform.says(envelope(cd_id="c_88700"))
    async with platform.server() as server:
        platform.url = str(server.make_url("/api/v2/"))
        yield platform


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def deadline() -> Deadline:
    return Deadline()


@pytest.fixture
def client(
    platform: Platform, session: aiohttp.ClientSession, watch: Watch, deadline: Deadline
) -> Client:
    return Client(
        session,
        platform.url,
        BearerAuth(TOKEN),
        sleep=watch.sleep,
        clock=watch.time,
        jitter=lambda: 0.0,
        timer=deadline.timer,
    )


@pytest.fixture
async def store() -> AsyncIterator[Platform]:
    """Another host, where the platform keeps recordings."""
    store = Platform()
    store.says(raw(WAV, kind="audio/x-wav"))
    async with store.server() as server:
        store.url = str(server.make_url("/rec/"))
        yield store
