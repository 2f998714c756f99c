from collections.abc import AsyncIterator

import pytest_asyncio

from tests.sandbox.caller import Customer, Receiver, running_customer, running_receiver


@pytest_asyncio.fixture
async def customer() -> AsyncIterator[Customer]:
    async with running_customer() as one:
        yield one


@pytest_asyncio.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with running_receiver() as one:
        yield one
