"""The program is killed without warning, and what was asked is still done once and told."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.ports import free_port

RAMAL = Path(sys.executable).with_name("ramal")
TOKEN = "token-of-the-fault-tests"
HEADERS = {"Authorization": f"Bearer {TOKEN}"}
ORDER = {"as": "ana", "text": "/ligar 11 90000-0020 Olá", "yes": True}


@asynccontextmanager
async def running(*command: str, **settings: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A program that has said that it is ready; killed, not asked, at the end."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("RAMAL_")}
    process = await asyncio.create_subprocess_exec(
        RAMAL, *command, env={**plain, **settings}, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert await asyncio.wait_for(process.stdout.readline(), 60), "it ended before it was ready"
    try:
        yield process
    finally:
        process.kill()
        await process.wait()


async def until_told(http: aiohttp.ClientSession, root: str) -> dict[str, Any]:
    """The message that tells how the order ended."""
    url = f"{root}/api/say/lines?as=ana&after=0"
    async with asyncio.timeout(60), http.get(url, headers=HEADERS) as lines:
        async for raw in lines.content:
            line = json.loads(raw) if raw.strip() else {}
            if line.get("order", {}).get("state") == "closed" and not line["card"]:
                return dict(line)
    raise AssertionError("the stream ended before the order did")


@pytest.mark.parametrize("killed", ["as soon as it was heard", "once it was accepted"])
async def test_killed_and_started_again_the_order_is_dialled_once_and_told(
    tmp_path: Path, killed: str
) -> None:
    platform, port = free_port(), free_port()
    settings = {
        "RAMAL_VELIP_BASE_URL": f"http://127.0.0.1:{platform}/api/v2/",
        "RAMAL_VELIP_TOKEN": "sandbox-faults",
        "RAMAL_DATA_DIR": str(tmp_path),
        "RAMAL_HTTP_PORT": str(port),
        "RAMAL_SAY_TOKEN": TOKEN,
        "RAMAL_ADMINS": "terminal:ana",
    }
    root = f"http://127.0.0.1:{port}"
    async with running("sandbox", "--port", str(platform)), aiohttp.ClientSession() as http:
        async with running("run", **settings):
            async with http.post(f"{root}/api/say", json=ORDER, headers=HEADERS) as said:
                assert said.status == 200
            if killed == "once it was accepted":
                await until_accepted(http, platform)
        async with running("run", **settings):
            told = await until_told(http, root)
        assert "atendeu" in told["text"]
        dialled = await ledger(http, platform)
        assert Counter(call["ctid"] for call in dialled) == {told["order"]["ticket"]: 1}


async def until_accepted(http: aiohttp.ClientSession, platform: int) -> None:
    """Wait until the platform has dialled, asking it again and again."""
    async with asyncio.timeout(30):
        while not await ledger(http, platform):
            pass


async def ledger(http: aiohttp.ClientSession, platform: int) -> list[dict[str, Any]]:
    """What the platform really dialled."""
    async with http.get(f"http://127.0.0.1:{platform}/sandbox/ledger") as answer:
        return list((await answer.json())["ledger"])
