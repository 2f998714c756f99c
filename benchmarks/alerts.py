"""A storm of alerts, one POST each: stored together, beside one transaction for each message.

Fifty connections post to the real door over a real socket, into SQLite with synchronous=FULL; every
alert is another one, and all join one page. Both run in this process, in turns.
"""

from __future__ import annotations

import asyncio
import secrets
import tempfile
import time
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

import aiohttp
from aiohttp import web

import bot.http.alert_queue as door_module
from benchmarks.measured import Measured
from bot.bell import Bell
from bot.clock import SystemClock
from bot.config.oncall_file import read_on_call
from bot.http.alerts import AlertRoutes
from bot.platform.telephony import VelipTelephony
from bot.runtime import Current, Runtime
from bot.workers.oncall import OnCallWorker
from domain.rules import Rules
from storage.database import Database
from storage.migrate import migrate

ALERTS, CONNECTIONS, PAIRS = 1_000, 50, 3
ZONE = ZoneInfo("America/Sao_Paulo")
FILE = """
[people.bia]
identity = "terminal:bia"
phone = "11 98765-4321"
[[policies.p.steps]]
who = "on-call"
[[teams.infra.rotations]]
people = ["bia"]
since = 2026-01-05T09:00:00
[teams.infra]
policy = "p"
[sources.json]
kind = "json"
team = "infra"
"""


def measure() -> Measured:
    """Alerts a second, stored before their 200."""
    pairs = [asyncio.run(_pair()) for _ in range(PAIRS)]
    return Measured(
        name="alerts: together / one by one",
        ours=median(ours for ours, _ in pairs),
        reference=median(alone for _, alone in pairs),
        pairs=tuple(ours / alone for ours, alone in pairs),
        limit=1.5,
        unit="/s",
        more=True,
    )


async def _pair() -> tuple[float, float]:
    together = door_module.TOGETHER
    ours = await _rate()
    door_module.TOGETHER = 1
    try:
        return ours, await _rate()
    finally:
        door_module.TOGETHER = together


async def _rate() -> float:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{folder}/ramal.db", SystemClock())
        await migrate(database)
        (Path(folder) / "oncall.toml").write_text(FILE, encoding="utf-8")
        rules = Rules(
            installation_secret=secrets.token_hex(8),
            on_call=read_on_call(Path(folder) / "oncall.toml", ZONE),
        )
        alarms = OnCallWorker(_runtime(database, rules))
        door = AlertRoutes(
            lambda: rules.on_call, rules.door_secret, alarms.store, alarms.beat, database.clock
        )
        app = web.Application()
        app.add_routes(door.routes())
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            return await _load(runner.addresses[0][1], rules.door_secret("alert:json"))
        finally:
            await runner.cleanup()
            await door.close()
            await database.close()


def _runtime(database: Database, rules: Rules) -> Runtime:
    nobody: VelipTelephony = None  # type: ignore[assignment]  # nothing is dialled here
    return Runtime(
        database=database,
        current=Current(rules),
        telephony=nobody,
        bell=Bell(),
        zone=ZONE,
        owner=secrets.token_hex(4),
    )


async def _load(port: int, secret: str) -> float:
    numbers = iter(range(ALERTS))
    url, headers = f"http://127.0.0.1:{port}/alert/json", {"Authorization": f"Bearer {secret}"}

    async def client(http: aiohttp.ClientSession) -> None:
        for number in numbers:
            body = {"id": number, "title": f"alerta {number}", "status": "firing"}
            async with http.post(url, json=body, headers=headers) as answer:
                assert answer.status == 200  # noqa: S101 - a benchmark of errors measures nothing

    began = time.perf_counter()
    async with aiohttp.ClientSession() as http:
        await asyncio.gather(*(client(http) for _ in range(CONNECTIONS)))
    return ALERTS / (time.perf_counter() - began)
