"""One command's whole way through Ramal beside python-telegram-bot's own way of handling it.

Ours: the update is remembered durably, understood, an order proposed and its card committed, taken
from the outbox, sent by one POST, and noted. Theirs: the update is parsed and dispatched, and the
handler answers by one POST; nothing is remembered.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median
from typing import Any

from pydantic import SecretStr
from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes

from benchmarks.http.program import settings
from benchmarks.measured import Measured
from bot.assemble import assemble
from bot.clock import SystemClock
from bot.logs import set_up_logs
from bot.program import Program
from bot.workers.courier import Courier

COMMANDS, PAIRS = 150, 5
TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"  # noqa: S105 - Telegram's own example
TEXT = "/ligar 11 99206-9730 O seu pedido chegou"
SERVER = """
import asyncio, json
from aiohttp import web

ME = {"id": 110201543, "is_bot": True, "first_name": "Ramal", "username": "ramal_bot"}
SAID = {"message_id": 7, "date": 1795446000, "chat": {"id": 1, "type": "private"}, "text": "ok"}

async def answer(request):
    await request.read()
    method = request.path.rpartition("/")[2]
    result = {"getMe": ME, "sendMessage": SAID, "getUpdates": []}.get(method, True)
    return web.json_response({"ok": True, "result": result})

async def main():
    runner = web.ServerRunner(web.Server(answer))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


def measure() -> list[Measured]:
    """CPU of this process for one command, and how much of ours the durable commits are."""
    set_up_logs("ERROR")
    with subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE) as server:
        try:
            assert server.stdout is not None  # noqa: S101 - it was asked for a line above
            url = f"http://127.0.0.1:{int(server.stdout.readline())}"
            with tempfile.TemporaryDirectory(prefix="ramal-chat-") as folder:
                return asyncio.run(_measure(url, Path(folder)))
        finally:
            server.kill()


async def _measure(url: str, folder: Path) -> list[Measured]:
    plain = settings(folder, "http://127.0.0.1:9/api/v2/")
    changes = {"telegram_token": SecretStr(TOKEN), "telegram_api_url": url}
    people = {"admins": frozenset(f"telegram:{number}" for number in range(2_000))}
    program = await assemble(plain.model_copy(update=changes | people), SystemClock())
    await program.start(0)
    theirs = Library(url)
    await theirs.begin()
    ours, found = _through_ramal(program), []
    for turn in range(PAIRS + 1):
        mine, other = await _spent(ours, turn), await _spent(theirs.handle, turn)
        if turn:  # the first one warms up
            found.append((mine, other))
    commit = await _commit(program)
    commits = await _commits(program, ours)
    await theirs.close()
    await program.close()
    middle = median(mine for mine, _ in found)
    return [
        Measured(
            name="a command / python-telegram-bot",
            ours=middle,
            reference=median(other for _, other in found),
            pairs=tuple(mine / other for mine, other in found),
            limit=LIMIT,
            unit="µs",
        ),
        Measured(
            name=f"its {commits} durable commits / all of it",
            ours=commits * commit,
            reference=middle,
            limit=1,
            unit="µs",
        ),
    ]


# What a promise costs: ours remembers each command twice and each answer twice, durably.
LIMIT = 60.0


class Library:
    """python-telegram-bot's Application with one handler, over the same server."""

    def __init__(self, url: str) -> None:
        builder = Application.builder().token(TOKEN).updater(None)
        self._app: Application[Any, Any, Any, Any, Any, Any] = builder.base_url(
            f"{url}/bot"
        ).build()

        async def answer(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
            assert update.effective_chat is not None  # noqa: S101 - a private chat
            await self._app.bot.send_message(update.effective_chat.id, "Posso ligar?")

        self._app.add_handler(CommandHandler("ligar", answer))

    async def begin(self) -> None:
        """Prove the token."""
        await self._app.initialize()

    async def handle(self, raw: dict[str, Any]) -> None:
        """Parse and dispatch, as its own poller does."""
        update = Update.de_json(json.loads(json.dumps(raw)), self._app.bot)
        await self._app.process_update(update)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._app.shutdown()


def _through_ramal(program: Program) -> Callable[[dict[str, Any]], Awaitable[None]]:
    steps = {worker.name: worker for worker in program.clockwork.workers}
    [channel] = [part for part in program.parts if hasattr(part, "step_now")]
    courier = Courier(program.database, {"telegram": channel}, {})  # type: ignore[dict-item]

    async def whole_way(raw: dict[str, Any]) -> None:
        await channel._take(json.loads(json.dumps(raw)))  # type: ignore[attr-defined]
        while await steps["dispatch"].step():
            pass
        while await courier.step():
            pass

    return whole_way


async def _spent(way: Callable[[dict[str, Any]], Awaitable[None]], turn: int) -> float:
    """Microseconds of this process's CPU for one command."""
    updates = [_update(turn * COMMANDS + number) for number in range(COMMANDS)]
    begun = time.process_time()
    for raw in updates:
        await way(raw)
    return (time.process_time() - begun) / COMMANDS * 1e6


async def _commit(program: Program) -> float:
    """Microseconds for one durable transaction that writes one row and does nothing else."""
    begun = time.process_time()
    for _ in range(COMMANDS):
        async with program.database.write() as session:
            connection = await session.connection()
            await connection.exec_driver_sql("UPDATE chats SET last_seq = last_seq WHERE id = 1")
    return (time.process_time() - begun) / COMMANDS * 1e6


async def _commits(program: Program, way: Callable[[dict[str, Any]], Awaitable[None]]) -> int:
    """How many transactions that write one command takes."""
    counted, plain = [0], program.database._writes

    def counting() -> Any:
        counted[0] += 1
        return plain()

    program.database._writes = counting  # type: ignore[assignment]
    await way(_update((PAIRS + 2) * COMMANDS))
    program.database._writes = plain
    return counted[0]


def _update(number: int) -> dict[str, Any]:
    person = {"id": number % 2_000, "is_bot": False, "first_name": "Ana", "language_code": "pt-br"}
    return {
        "update_id": number + 1,
        "message": {
            "message_id": number + 1,
            "date": 1_795_446_000,
            "chat": {"id": number % 2_000, "type": "private", "first_name": "Ana"},
            "from": person,
            "text": TEXT,
            "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
        },
    }
