from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.contract.far_sides import FarSide, nothing, running_fake, running_sandbox
from velip import BearerAuth, Client


@pytest.fixture(params=["fake", "sandbox"])
async def far_side(request: pytest.FixtureRequest) -> AsyncIterator[FarSide]:
    running = running_fake if request.param == "fake" else running_sandbox
    async with running() as side:
        yield side


@pytest.fixture
async def client(far_side: FarSide) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as session:
        yield Client(session, far_side.url, BearerAuth("sandbox-contract"), sleep=nothing)
