"""A real Alertmanager posts to Ramal: a phone rings, a key is pressed, the alert is over."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from domain.rules import derived
from tests.ports import free_port
from tests.stories.on_call import write_file
from tests.stories.world import World

PROGRAM, TOOL = "prometheus-alertmanager", "amtool"
CONFIG = """
route:
  receiver: ramal
  group_by: [alertname]
  group_wait: 0s
  group_interval: 1s
  repeat_interval: 1h
receivers:
  - name: ramal
    webhook_configs:
      - url: {url}
        send_resolved: true
        http_config:
          authorization: {{type: Bearer, credentials: {secret}}}
"""


@pytest.fixture
def changes(tmp_path: Path) -> dict[str, Any]:
    return {"on_call_file": write_file(tmp_path)}


@asynccontextmanager
async def alertmanager(story: World, folder: Path) -> AsyncIterator[str]:
    """Debian's own, told to post to this Ramal; its address."""
    if shutil.which(PROGRAM) is None:
        why = (
            "there is no Alertmanager; on Debian or Ubuntu: apt-get install prometheus-alertmanager"
        )
        if os.environ.get("RAMAL_TEST_REQUIRE_ALERTMANAGER") == "1":
            pytest.fail(why)
        pytest.skip(why)
    secret = derived(story.program.runtime.rules.installation_secret, "alert:prometheus")
    config = folder / "alertmanager.yml"
    config.write_text(CONFIG.format(url=f"{story.root}/alert/prometheus", secret=secret), "utf-8")
    address = f"127.0.0.1:{free_port()}"
    running = await asyncio.create_subprocess_exec(
        PROGRAM,
        f"--config.file={config}",
        f"--storage.path={folder / 'am'}",
        f"--web.listen-address={address}",
        "--cluster.listen-address=",
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield f"http://{address}"
    finally:
        running.terminate()
        await running.wait()


async def tool(address: str, *words: str) -> bool:
    """What an operator types; whether it was taken."""
    run = await asyncio.create_subprocess_exec(
        TOOL,
        f"--alertmanager.url={address}",
        "alert",
        "add",
        *words,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    return await run.wait() == 0


async def until(holds: Callable[[], Awaitable[bool]], story: World) -> None:
    """A real program beside ours takes its own time; each look lets ours do what it can."""
    bell = asyncio.Event()
    for _ in range(3000):
        await story.settle()
        if await holds():
            return
        try:
            async with asyncio.timeout(0.1):
                await bell.wait()
        except TimeoutError:
            continue
    pytest.fail("it did not come to this within five minutes")


async def test_a_real_alertmanager_rings_the_phone_and_ends_the_alert(
    story: World, tmp_path: Path
) -> None:
    labels = ("alertname=DiscoCheio", "severity=critical", "instance=db-1:9100")
    notes = ("--annotation=summary=Disco cheio",)
    rang: list[Any] = []

    async def rings() -> bool:
        rang.extend(story.dialled())
        return bool(rang)

    async def card() -> str:
        cards = [s for s in await story.chat("bia") if s.card.startswith("page:")]
        return cards[-1].text.splitlines()[-1] if cards else ""

    async with alertmanager(story, tmp_path) as address:
        await until(lambda: tool(address, *labels, *notes), story)
        await until(rings, story)
        [call] = rang
        assert call.dest == "5511900000011"
        assert "Disco cheio. Em db traço 1 dois pontos 9100." in call.text
        await story.turn(30)
        await story.turn(30)
        assert "Bia assumiu" in await card()
        over = datetime.now(UTC).isoformat()  # to the microsecond: it began a second ago
        assert await tool(address, *labels, *notes, f"--end={over}")

        async def resolved() -> bool:
            return await card() == "✅ Resolvido."

        await until(resolved, story)
    await story.heard("bia")
