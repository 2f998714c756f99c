"""An installation under fire: its platform, its Telegram, its people, and the lives of its bot."""

from __future__ import annotations

import asyncio
import signal
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from sandbox.clock import SandboxClock
from sandbox.server import Sandbox, start_sandbox
from sandbox.sound import Speaker
from storage.database import Database
from storage.orders.orders import OrderRow
from tests.emulated.telegram import EmulatedTelegram, emulated_telegram
from tests.faults.lives import Life, Nursery
from tests.faults.people import FIRST_ID, People
from tests.faults.shared_clock import SharedClock
from tests.ports import free_port

# The clock of all of them runs this much faster than ours.
RATE = 20.0
# ... and still more when all that is left to do is to wait.
REST_RATE = 60.0
TICK = 0.04  # real seconds
# So long the clocks run ahead while no life is seen awake: a busy machine is not a slow product.
UNSEEN = 0.25  # real seconds
MOST_PEOPLE = 5000


@dataclass
class Installation:
    """`database_url` is all that its lives share, beside the platform and Telegram."""

    name: str
    folder: Path
    database_url: str
    sandbox: Sandbox
    telegram: EmulatedTelegram
    clock: SharedClock
    nursery: Nursery
    random: Random
    people: People
    port: int = field(default_factory=free_port)
    rate: float = RATE
    kills: list[float] = field(default_factory=list)  # when, in real seconds
    stops: list[float] = field(default_factory=list)  # how long each polite stop took, in those
    hits: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def ledger(self) -> list[Any]:
        return self.sandbox.platform.ledger

    async def start(
        self, point: str = "", nth: int = 1, *, sign: int = signal.SIGKILL, **changes: Any
    ) -> Life:
        """`ramal run` once more; it dies at its point, or falls asleep there by SIGSTOP."""
        return await self.nursery.bear(
            {
                "point": point,
                "nth": nth,
                "sign": sign,
                "clock": str(self.folder / "clock"),
                "hits": str(self.folder / "hits"),
                "log": str(self.folder / "log"),
                "settings": self.settings() | changes,
            }
        )

    def settings(self) -> dict[str, Any]:
        return {
            "velip_base_url": self.sandbox.base_url,
            "velip_token": "sandbox-faults",
            "velip_timeout": 1,
            "public_url": f"http://127.0.0.1:{self.port}",
            "status_callback_sources": "127.0.0.1/32",
            "status_callback_secret": "callback-secret-of-the-faults",
            "database_url": self.database_url,
            "data_dir": str(self.folder),
            "http_port": self.port,
            "telegram_token": self.telegram.token,
            "telegram_api_url": self.telegram.url,
            "say_token": "say-token-of-the-faults",
            "admins": ",".join(f"telegram:{FIRST_ID + n}" for n in range(MOST_PEOPLE)),
        }

    def last_hit(self) -> str:
        """The last point at which a life said that it dies."""
        path = self.folder / "hits"
        lines = path.read_text().splitlines() if path.exists() else []
        return lines[-1] if lines else ""

    async def newest_order(self) -> str:
        """The state of the newest order, for the log only: no verdict rests on our own tables."""
        database = Database(self.database_url, self.clock)
        try:
            async with database.read() as session:
                query = OrderRow.__table__.select().order_by(OrderRow.__table__.c.id.desc())  # type: ignore[attr-defined]
                row = (await session.execute(query.limit(1))).first()
        except Exception:  # before the first migration there is no table
            row = None
        finally:
            await database.close()
        return f"{row.kind.value} {row.state.value}" if row else "no order yet"

    async def run_clocks(self) -> None:
        """Let the time of everybody run, and let people answer, until cancelled."""
        before = time.monotonic()
        while True:
            await asyncio.sleep(TICK)
            now = time.monotonic()
            seen = min(now, self.clock.seen_awake + UNSEEN)
            self.clock.turn(max(0.0, seen - before) * (self.rate - 1))
            before = now
            ahead = (self.clock.now() - self.sandbox.platform.clock.now()).total_seconds()
            await self.sandbox.platform.clock.advance(max(0.0, ahead))
            await self.people.answer()

    async def dialled(self, dest: str) -> None:
        """Wait until the platform has dialled a number, in real time."""
        async with asyncio.timeout(30):
            await self.telegram.until(lambda: any(line.dest == dest for line in self.ledger))

    async def until_all_ended(self, seconds: float) -> bool:
        """Wait until nobody waits any more, at most this long in real time."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.telegram.until(lambda: not self.people.waiting())
        return not self.people.waiting()


@asynccontextmanager
async def installation(
    name: str, folder: Path, database_url: str, nursery: Nursery, seed: int
) -> AsyncIterator[Installation]:
    """An installation whose clocks run; nobody lives in it yet."""
    clock = SharedClock(folder / "clock")
    sandbox = await start_sandbox(clock=SandboxClock(start=clock.now(), turned=True))
    sandbox.platform.speaker = Speaker(silent=True)
    sandbox.platform.callbacks.timeout = 0.5  # real seconds: nobody waits long for a dead process
    random = Random(seed)  # noqa: S311 - the same moments again for the same seed
    async with emulated_telegram() as telegram:
        people = People(telegram, sandbox.platform.phones, random)
        made = Installation(
            name=name,
            folder=folder,
            database_url=database_url,
            sandbox=sandbox,
            telegram=telegram,
            clock=clock,
            nursery=nursery,
            random=random,
            people=people,
        )
        running = asyncio.create_task(made.run_clocks())
        try:
            yield made
        finally:
            running.cancel()
            await asyncio.wait({running})
            await sandbox.close()
