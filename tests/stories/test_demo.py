"""What a newcomer does: `ramal demo` in one terminal, `ramal say` and `ramal chat` in another."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from tests.ports import free_port

RAMAL = Path(sys.executable).with_name("ramal")
PATIENCE = 300  # seconds: a safety net, on however busy a machine


class Newcomer:
    """Somebody at a shell, beside a demo that is ready."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment

    async def run(self, *command: str, typed: str = "") -> tuple[int, str]:
        """Run `ramal ...`; its exit status and all that it printed."""
        process = await asyncio.create_subprocess_exec(
            RAMAL,
            *command,
            env=self.environment,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        printed, _ = await asyncio.wait_for(process.communicate(typed.encode()), PATIENCE)
        return process.returncode or 0, printed.decode()


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("RAMAL_")},
        "RAMAL_HTTP_PORT": str(free_port()),
        "RAMAL_DATA_DIR": str(tmp_path),
    }


@pytest.fixture
async def newcomer(environment: dict[str, str]) -> AsyncIterator[Newcomer]:
    demo = await asyncio.create_subprocess_exec(
        RAMAL, "demo", env=environment, stdout=asyncio.subprocess.PIPE
    )
    assert demo.stdout is not None
    ready = await asyncio.wait_for(demo.stdout.readline(), PATIENCE)
    assert ready.decode().startswith("Ramal's demo is ready: http://127.0.0.1:")
    yield Newcomer(environment)
    demo.terminate()
    assert await asyncio.wait_for(demo.wait(), PATIENCE) == 0


async def test_the_main_job_from_a_terminal(newcomer: Newcomer) -> None:
    call = "/ligar 11 99206-9730 Seu pedido chegou"
    status, printed = await newcomer.run("say", call, "--yes", "--wait")
    assert "A operadora aceitou" in printed
    assert "✅ +55 11 99206-9730 atendeu" in printed
    assert status == 0

    status, printed = await newcomer.run(
        "say", "/sms 11 99206-9730 Seu pedido chegou", "--yes", "--wait", "--json"
    )
    last = json.loads(printed.splitlines()[-1])
    assert (status, last["kind"], last["state"], last["outcome"]) == (0, "sms", "closed", "sent")

    status, printed = await newcomer.run(
        "say", "/ponte 11 98765-4321 21 99765-4321", "--yes", "--wait"
    )
    assert "✅ A ponte foi atendida por +55 11 98765-4321" in printed
    assert status == 0


async def test_every_end_has_its_exit_status(newcomer: Newcomer) -> None:
    async def ends(*command: str) -> int:
        return (await newcomer.run("say", *command))[0]

    assert await ends("/ajuda") == 0
    assert await ends("/ligar 190 socorro", "--yes") == 2
    assert await ends("/ligar 11 90000-0002 Olá", "--yes", "--wait") == 3
    assert await ends("/ligar 11 90000-0030 Olá", "--yes") == 4
    assert await ends("/sms 11 90000-0033 Olá", "--yes") == 5
    assert await ends("/ligar 11 99206-9730 Olá", "--yes", "--as", "carlos") == 6
    assert await ends("/ligar 11 99206-9730 Olá", "--wait", "--timeout", "1") == 7


async def test_a_conversation_in_the_terminal(newcomer: Newcomer) -> None:
    status, printed = await newcomer.run("chat", typed="/ligar 11 99206-9730 Olá\n")
    assert status == 0
    assert "Olá! Eu sou o Ramal" in printed
    assert "[1] Ligar  [2] Cancelar  [3] Finalidade" in printed, "the last answer is waited for"


async def test_orders_of_one_person_at_once_keep_their_own_ends(newcomer: Newcomer) -> None:
    ends = {"00": 0, "01": 3, "30": 4, "03": 3}
    said = (newcomer.run("say", f"/ligar 11 90000-00{n} Olá", "--yes", "--wait") for n in ends)
    found = await asyncio.gather(*said)
    assert [status for status, _ in found] == list(ends.values())
    for fate, (_, printed) in zip(ends, found, strict=True):
        assert f"11 90000-00{fate}" in printed


async def test_nobody_answers_where_no_bot_runs(environment: dict[str, str]) -> None:
    status, printed = await Newcomer(environment).run("say", "/ajuda")
    assert status == 6
    assert "Start it with `make demo` or `ramal run`." in printed


async def test_the_demo_answers_only_to_its_own_address(newcomer: Newcomer) -> None:
    root = f"http://127.0.0.1:{newcomer.environment['RAMAL_HTTP_PORT']}"
    async with aiohttp.ClientSession() as http:
        async with http.get(f"{root}/readyz") as ready:
            assert (await ready.json())["status"] == "ready"
        async with http.get(f"{root}/readyz", headers={"Host": "evil.example"}) as rebound:
            assert rebound.status == 403
        async with http.get(f"{root}/readyz", headers={"Origin": "http://evil.example"}) as cross:
            assert cross.status == 403
