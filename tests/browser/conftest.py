"""A real browser before the whole demo: program, sandbox and phones run in this process."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, ConsoleMessage, Page

from bot.assemble import assemble
from bot.clock import SystemClock
from bot.demo import Demo, DemoSettings, demo_settings, introduce
from bot.program import Program
from domain.chat import Address, HistoryLine, Text
from sandbox.server import start_sandbox
from tests.chromium import PATIENCE
from tests.ports import free_port

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
