"""What 10,000 orders that wait for their outcome cost a program: memory and CPU beside none."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from benchmarks.measured import Measured
from bot.clock import SystemClock
from domain.chat import Address
from domain.orders.order import Kind, Purpose, State, new_ticket
from domain.orders.question import AnswerStage
from storage.chat import chats
from storage.database import Database
from storage.migrate import migrate
from storage.orders.orders import OrderRow
from storage.people import people

WAITING = 10_000
SETTLING, SECONDS = 6.0, 30.0
# Within this time the program reads the platform's records once for all of them; in a steady state
# it does so once in 300 s, so what is measured here is more than what is paid.
FIRST_LOOK = timedelta(seconds=SETTLING + 5)
_HERTZ = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Cost:
    """Resident memory in MB, and the part of one core in percent."""

    memory: float
    core: float


def measure() -> list[Measured]:
    """The program's memory and CPU with and without waiting orders."""
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "sandbox", "--port", "0"], stdout=subprocess.PIPE, text=True
    ) as sandbox:
        try:
            assert sandbox.stdout is not None  # noqa: S101 - it was asked for a line above
            platform = sandbox.stdout.readline().split()[1]
            none, many = _cost(0, platform), _cost(WAITING, platform)
        finally:
            sandbox.kill()
    more = max(0.0, many.memory - none.memory)
    return [
        Measured(
            name="10,000 waiting orders, memory more", ours=more, reference=10, limit=1, unit="MB"
        ),
        Measured(
            name="10,000 waiting orders, core more",
            ours=max(0.0, many.core - none.core),
            reference=2,
            limit=1,
            unit="%",
        ),
    ]


def _cost(waiting: int, platform: str) -> Cost:
    with tempfile.TemporaryDirectory(prefix="ramal-waiting-") as folder:
        asyncio.run(_fill(Path(folder), waiting))
        command = [sys.executable, "-m", "benchmarks.http.program", folder, platform]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
            try:
                assert program.stdout is not None  # noqa: S101 - as above
                program.stdout.readline()
                time.sleep(SETTLING)
                before, begun = _cpu(program.pid), time.monotonic()
                time.sleep(SECONDS)
                spent = (_cpu(program.pid) - before) / (time.monotonic() - begun)
                return Cost(_memory(program.pid), spent * 100)
            finally:
                program.kill()


async def _fill(folder: Path, waiting: int) -> None:
    database = Database(f"sqlite+aiosqlite:///{folder / 'ramal.db'}", SystemClock())
    await migrate(database)
    now = database.clock.now()
    async with database.write() as session:
        person = await people.open_person(session, "terminal:ana", name="Ana", locale="pt-BR")
        chat_id = await chats.open_chat(session, Address("terminal", "ana"))
        session.add_all(
            OrderRow(
                ticket=new_ticket(),
                kind=Kind.CALL,
                state=State.ACCEPTED,
                purpose=Purpose.TRANSACTIONAL,
                asker_id=person.id,
                chat_id=chat_id,
                dest=f"55119{60_000_000 + number}",
                words="O seu pedido chegou.",
                answer_stage=AnswerStage.NONE,
                proposed_at=now,
                confirmed_at=now,
                submitted_at=now,
                accepted_at=now,
                provider_id=f"c_{number}",
                looks=8,
                next_look_at=now + FIRST_LOOK + timedelta(seconds=number * 300 / WAITING),
            )
            for number in range(waiting)
        )
    await database.close()


def _cpu(pid: int) -> float:
    """Seconds of CPU that a process has used, its threads included."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _HERTZ


def _memory(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024
