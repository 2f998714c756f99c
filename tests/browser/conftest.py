"""A real browser before the whole demo: program, sandbox and phones run in this process."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, ConsoleMessage, Page, async_playwright, expect

from bot.assemble import assemble
from bot.clock import SystemClock
from bot.demo import Demo, DemoSettings, demo_settings, introduce
from bot.program import Program
from domain.chat import Address, HistoryLine, Text
from sandbox.server import start_sandbox
from tests.loops import LoopInThread
from tests.ports import free_port

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    *("--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-gpu"),
    *("--disable-component-update", "--disable-sync", "--no-first-run"),
]
# A safety net alone: a shared machine may be busy, and nothing waits longer than it must.
PATIENCE = 120_000
expect.set_options(timeout=PATIENCE)
OpenPage = Callable[..., Awaitable[Page]]


@dataclass(frozen=True)
class RunningDemo:
    """The demo and what it remembers."""

    program: Program
    root: str

    async def lines(self) -> list[HistoryLine]:
        return await self.program.dispatch.list_lines(Address("web", "demo"), 0)

    async def said(self) -> list[str]:
        """Every text that was heard from the page, in order."""
        heard = [line.said.content for line in await self.lines() if line.said]
        return [content.text for content in heard if isinstance(content, Text)]


@pytest.fixture
def whisper_model(tmp_path: Path) -> str:
    """Which speech model the demo has: none, unless a test says otherwise."""
    return str(tmp_path / "none.pt")


@pytest.fixture
async def demo(tmp_path: Path, whisper_model: str) -> AsyncIterator[RunningDemo]:
    sandbox = await start_sandbox()
    port = free_port()
    asked = DemoSettings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings
        http_port=port,
        data_dir=tmp_path / "var",
        whisper_model=whisper_model,
    )
    settings = demo_settings(asked, sandbox.base_url)
    shown = Demo(sandbox.phones_url)
    program = await assemble(settings, SystemClock(), demo=shown)
    await program.start(port)
    await introduce(program.database, shown)
    program.run()
    yield RunningDemo(program, f"http://127.0.0.1:{port}")
    await program.close()
    await sandbox.close()


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


@pytest.fixture
async def open_page(browser: Browser) -> AsyncIterator[OpenPage]:
    """Opens pages of browsers that know nothing of each other; what a page complains of fails."""
    complaints: list[str] = []

    def listen(line: ConsoleMessage) -> None:
        # A lost connection is what some tests are about; the browser says so by itself.
        lost = "WebSocket connection" in line.text or "net::ERR_" in line.text
        if line.type == "error" and not lost:
            complaints.append(line.text)

    async def opened(url: str, **options: Any) -> Page:
        context = await browser.new_context(**{"locale": "pt-BR", **options})
        context.set_default_timeout(PATIENCE)
        page = await context.new_page()
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if url:
            await page.goto(url)
        return page

    yield opened
    assert complaints == []
