"""The worst allowed inputs at their allowed rate, and what everybody else still gets.

Five visitors, five agents and two alert sources send what costs most, as fast as they are let;
meanwhile `/healthz` is asked, alerts of other sources come and other people write. The program is a
real `ramal run` on SQLite, the platform the sandbox in a process of its own.
"""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from benchmarks.hostile.processes import started
from benchmarks.hostile.words import alert_bodies, hostile_texts
from benchmarks.http.program import settings
from benchmarks.measured import Measured
from bot.config.settings import Settings

SECONDS = float(os.environ.get("SECONDS", "40"))
VISITORS, AGENTS, TEAMS = 5, 5, 12
AGENT_PAUSE, VISITOR_PAUSE = 0.5, 3.0  # seconds: 20 messages in 10 s, 20 in a minute
HEALTH_PAUSE, OTHERS_PAUSE = 0.05, 0.7
ALERT_PAUSE = SECONDS / (TEAMS + 1)
HEALTH_LIMIT, ALERT_LIMIT, OTHERS_LIMIT = 250.0, 2000.0, 1000.0  # milliseconds
SAY_TOKEN = "say-token-of-the-benchmark"  # noqa: S105 - of this installation only
_TEAM = """
[people.p{n}]
identity = "terminal:p{n}"
phone = "11 90000-00{n:02}"
[teams.t{n}]
policy = "p"
[[teams.t{n}.rotations]]
people = ["p{n}"]
since = 2026-01-05T09:00:00
[sources.s{n}]
kind = "text"
team = "t{n}"
"""
_FILE = """
[people.bia]
identity = "terminal:bia"
phone = "11 90000-0099"
[[policies.p.steps]]
who = "on-call"
[teams.flood]
policy = "p"
[[teams.flood.rotations]]
people = ["bia"]
since = 2026-01-05T09:00:00
[sources.prom0]
kind = "alertmanager"
team = "flood"
[sources.prom1]
kind = "alertmanager"
team = "flood"
"""


@dataclass
class Scene:
    """A running installation, and what was measured in it, in milliseconds."""

    root: str
    ledger: str
    settings: Settings
    http: aiohttp.ClientSession
    health: list[float] = field(default_factory=list)
    alerts: list[float] = field(default_factory=list)
    others: list[float] = field(default_factory=list)
    sent: dict[str, int] = field(default_factory=dict)

    def count(self, what: str) -> None:
        """Count what was sent or answered, to be printed at the end."""
        self.sent[what] = self.sent.get(what, 0) + 1

    async def say(self, by: str, text: str) -> int:
        """Somebody at a terminal writes; the number of what they said."""
        body = {"as": by, "text": text}
        headers = {"Authorization": f"Bearer {SAY_TOKEN}"}
        async with self.http.post(f"{self.root}/api/say", json=body, headers=headers) as answer:
            return int((await answer.json())["inbound"]) if answer.status == 200 else 0

    async def alert(self, source: str, body: bytes) -> tuple[int, float]:
        """A source posts; the status, and how long it was asked to wait."""
        secret = self.settings.rules().door_secret(f"alert:{source}")
        headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
        async with self.http.post(
            f"{self.root}/alert/{source}", data=body, headers=headers
        ) as answer:
            return answer.status, float(answer.headers.get("Retry-After", 0))


def measure() -> list[Measured]:
    """The 99th percentile of each wait under attack, beside what is promised."""
    scene = asyncio.run(_measure())
    rows = (
        ("/healthz, p99, under attack", scene.health, HEALTH_LIMIT),
        ("an alert's call, worst", scene.alerts, ALERT_LIMIT),
        ("another chat's answer, p99", scene.others, OTHERS_LIMIT),
    )
    return [
        Measured(name=name, ours=_percentile(found), reference=limit, limit=1.0)
        for name, found, limit in rows
    ]


async def _measure() -> Scene:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ramal-attack-")))
        teams = "".join(_TEAM.format(n=n) for n in range(TEAMS))
        (folder / "oncall.toml").write_text(_FILE + teams, encoding="utf-8")
        platform = stack.enter_context(
            started([sys.executable, "-m", "bot", "sandbox", "--port", "0"])
        )
        base = platform.until("API: ").split()[-1]
        made = _environment(folder, base)
        bot = stack.enter_context(started([sys.executable, "-m", "bot", "run"], made))
        root = bot.until("Ramal is ready on ").split()[-1]
        http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60))
        async with http:
            ledger = base.split("/api/")[0] + "/sandbox/ledger"
            scene = Scene(root, ledger, settings(folder, base), http)
            await _run(scene)
        return scene


async def _run(scene: Scene) -> None:
    until = time.monotonic() + SECONDS
    work = [
        *(_agent(scene, n, until) for n in range(AGENTS)),
        *(_visitor(scene, n, until) for n in range(VISITORS)),
        *(_source(scene, f"prom{n}", until) for n in range(2)),
        _repeat(HEALTH_PAUSE, until, lambda: _ask_health(scene)),
        _repeat(OTHERS_PAUSE, until, lambda: _ask_others(scene)),
        _alerts(scene, until),
    ]
    await asyncio.gather(*work)


async def _agent(scene: Scene, number: int, until: float) -> None:
    texts = hostile_texts(number)
    while time.monotonic() < until:
        await scene.say(f"agent{number}", next(texts))
        scene.count("agents' messages")
        await asyncio.sleep(AGENT_PAUSE)


async def _visitor(scene: Scene, number: int, until: float) -> None:
    form = {"name": f"V{number}", "number": f"11 99206-{9000 + number}", "why": "", "when": ""}
    form |= {"visit": secrets.token_hex(16), "turn": "0"}
    url = f"{scene.root}/callback/site"
    headers = {"Origin": scene.root}
    async with scene.http.post(url, json=form, headers=headers) as answer:
        said = await answer.json()
    scene.count(f"visitors: {answer.status}")
    texts = hostile_texts(number + 50)
    while "key" in said and time.monotonic() < until:
        body = {"type": "say", "text": next(texts), "key": secrets.token_hex(8)}
        shown = {**headers, "Authorization": f"Bearer {said['key']}"}
        async with scene.http.post(f"{url}/say", json=body, headers=shown) as answer:
            scene.count(f"visitors' messages: {answer.status}")
        await asyncio.sleep(VISITOR_PAUSE)


async def _source(scene: Scene, name: str, until: float) -> None:
    for body in alert_bodies(name):
        status, rest = await scene.alert(name, body)
        scene.count(f"sources' messages: {status}")
        await asyncio.sleep(rest if status != 200 else 0)
        if time.monotonic() >= until:
            return


async def _repeat(pause: float, until: float, ask: Callable[[], Awaitable[None]]) -> None:
    while time.monotonic() < until:
        await ask()
        await asyncio.sleep(pause)


async def _ask_health(scene: Scene) -> None:
    begun = time.perf_counter()
    async with scene.http.get(f"{scene.root}/healthz") as answer:
        await answer.read()
    scene.health.append((time.perf_counter() - begun) * 1000)


async def _ask_others(scene: Scene) -> None:
    by, begun = f"other{len(scene.others) % 20}", time.perf_counter()
    said = await scene.say(by, "/ligar 11 90000-0000 O seu pedido chegou")
    headers = {"Authorization": f"Bearer {SAY_TOKEN}"}
    query = {"as": by, "after": "0", "inbound": str(said)}
    url = f"{scene.root}/api/say/lines"
    async with scene.http.get(url, params=query, headers=headers) as answer:
        async for line in answer.content:
            if line.strip() and json.loads(line).get("event") == "handled":
                break
    scene.others.append((time.perf_counter() - begun) * 1000)


async def _alerts(scene: Scene, until: float) -> None:
    for team in range(TEAMS):
        await asyncio.sleep(ALERT_PAUSE)
        if time.monotonic() >= until:
            return
        number, begun = f"551190000{team:04}", time.perf_counter()
        await scene.alert(f"s{team}", f"disco cheio em db-{team}".encode())
        while number not in await _dialled(scene):
            await asyncio.sleep(0.02)
            if time.perf_counter() - begun > 30:
                break
        scene.alerts.append((time.perf_counter() - begun) * 1000)


async def _dialled(scene: Scene) -> set[str]:
    async with scene.http.get(scene.ledger) as answer:
        return {line["dest"] for line in (await answer.json())["ledger"]}


def _percentile(found: Sequence[float], share: float = 0.99) -> float:
    ordered = sorted(found)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _environment(folder: Path, base: str) -> dict[str, str]:
    people = [f"terminal:agent{n}" for n in range(AGENTS)] + [
        f"terminal:other{n}" for n in range(20)
    ]
    return {
        "RAMAL_VELIP_BASE_URL": base,
        "RAMAL_VELIP_TOKEN": "sandbox-benchmark",
        "RAMAL_SAY_TOKEN": SAY_TOKEN,
        "RAMAL_DATA_DIR": str(folder),
        "RAMAL_ON_CALL_FILE": str(folder / "oncall.toml"),
        "RAMAL_HTTP_PORT": "0",
        "RAMAL_CALLBACK_DOORS": "site",
        "RAMAL_ADMINS": ",".join(people),
        "RAMAL_LOG_LEVEL": "WARNING",
    }


def _print(scene: Scene) -> None:
    for name, found in (
        ("healthz", scene.health),
        ("alerts", scene.alerts),
        ("others", scene.others),
    ):
        shares = ", ".join(
            f"p{share * 100:.0f} {_percentile(found, share):.0f}" for share in (0.5, 0.9, 0.99)
        )
        print(f"{name:10} n={len(found):4}  {shares}, max {max(found):.0f} ms")
    print(scene.sent)


if __name__ == "__main__":
    _print(asyncio.run(_measure()))
