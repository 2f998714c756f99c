"""One Chromium for a worker's tests: fixtures of every room that looks at a page."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack

import pytest
from playwright.async_api import Browser, async_playwright, expect

from tests.loops import LoopInThread
from tests.ports import free_port

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    *("--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-gpu"),
    *("--disable-component-update", "--disable-sync", "--no-first-run"),
]
# Milliseconds, a safety net alone: a shared machine may be busy; nothing waits longer than it must.
PATIENCE = 120_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def chromium() -> Iterator[str]:
    """One Chromium for all tests of a worker, and where it listens: to start takes a second."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        why = "there is no Chromium here; on Debian or Ubuntu: apt-get install chromium"
        if os.environ.get("RAMAL_TEST_REQUIRE_BROWSER") == "1":
            pytest.fail(why)
        pytest.skip(why)
    elsewhere, port, stack = LoopInThread(), free_port(), AsyncExitStack()

    async def launch() -> None:
        playwright = await stack.enter_async_context(async_playwright())
        args = [*FLAGS, f"--remote-debugging-port={port}"]
        launched = await playwright.chromium.launch(executable_path=found, args=args)
        stack.push_async_callback(launched.close)

    asyncio.run(elsewhere.run(launch()))
    yield f"http://127.0.0.1:{port}"
    asyncio.run(elsewhere.run(stack.aclose()))
    elsewhere.stop()


@pytest.fixture
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """It knows nothing of the tests before: what they opened is closed with its contexts."""
    async with async_playwright() as playwright:
        connected = await playwright.chromium.connect_over_cdp(chromium)
        yield connected
        await connected.close()
