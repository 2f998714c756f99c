"""The second harness: what machines, networks, disks and clocks do, beside sudden death.

Where `kills` dies at named points, this one kills, pauses, stops and starts at drawn moments, takes
the database away, holds its lock, cuts its connections and turns the clock. It judges by the same
two ledgers, and counts what the first does not: how long each polite stop took, and how many
confirmed orders ended in a question although nothing was dialled.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import asyncpg
from sqlalchemy.engine import make_url

from tests.faults.installation import REST_RATE, Installation
from tests.faults.lives import Life
from tests.faults.people import Asker
from tests.faults.verdict import Verdict, judge

LONGEST_STOP = 10.0  # real seconds, what supervisors allow
MOST_STRANDED = 0.03  # of the confirmed orders
REST = 180.0
Tell = Callable[[str], None]
Disturbance = Callable[[Installation, Life], Awaitable[None]]


@dataclass
class Disturbed:
    """The verdict; each polite stop in real seconds; confirmed orders, and those left in doubt."""

    verdict: Verdict
    stops: list[float] = field(default_factory=list)
    confirmed: int = 0
    stranded: list[str] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)

    @property
    def holds(self) -> bool:
        """Whether every promise was kept, and every stop in time."""
        return self.verdict.holds and all(stop <= LONGEST_STOP for stop in self.stops)

    @property
    def share(self) -> float:
        """The share of the confirmed orders that ended in a question, undialled."""
        return len(self.stranded) / self.confirmed if self.confirmed else 0.0

    def __str__(self) -> str:
        longest = max(self.stops, default=0.0)
        return (
            f"{self.done.total()} disturbances ({', '.join(map(str, sorted(self.done.items())))}); "
            f"{self.verdict}; {len(self.stops)} stops, the longest {longest:.1f} s; "
            f"{len(self.stranded)} of {self.confirmed} confirmed orders in doubt undialled "
            f"({self.share:.1%})"
        )


async def kill(at: Installation, life: Life) -> None:
    """It dies at a drawn moment."""
    await life.died(at.random.uniform(0.0, 1.5))
    await _end(at, life, signal.SIGKILL)


async def kill_at_start(at: Installation, life: Life) -> None:
    """It dies while it begins."""
    await life.died(at.random.uniform(0.0, 0.4))
    await _end(at, life, signal.SIGKILL)


async def pause(at: Installation, life: Life) -> None:
    """It sleeps for up to forty seconds of everybody's clock, and wakes."""
    await life.died(at.random.uniform(0.3, 1.2))
    life.kill(signal.SIGSTOP)
    await asyncio.sleep(at.random.uniform(0.0, 1.0))
    at.clock.turn(at.random.uniform(1.0, 40.0))
    life.kill(signal.SIGCONT)
    await life.died(1.0)
    await _end(at, life, signal.SIGKILL)


async def stop(at: Installation, life: Life) -> None:
    """It is asked to end."""
    await life.died(at.random.uniform(0.3, 1.2))
    await _end(at, life, signal.SIGTERM)


async def take_the_database_away(at: Installation, life: Life) -> None:
    """Another holds SQLite's lock; PostgreSQL's connections are frozen, then cut."""
    await life.died(at.random.uniform(0.3, 0.9))
    url = make_url(at.database_url)
    if url.get_backend_name() == "sqlite":
        await asyncio.to_thread(_hold_lock, url.database or "", at.random.uniform(0.5, 3.0))
    else:
        await _cut_connections(at.database_url, at.random.uniform(0.2, 1.0))
    await life.died(1.0)
    await _end(at, life, signal.SIGTERM)


async def turn_the_clock(at: Installation, life: Life) -> None:
    """Somebody sets the clock of the machine three minutes on."""
    await life.died(at.random.uniform(0.3, 1.0))
    at.clock.turn(180)
    await life.died(1.0)
    await _end(at, life, signal.SIGKILL)


async def cut_answers(at: Installation, life: Life) -> None:
    """The platform's next answers never come."""
    at.sandbox.platform.faults.queue("*", at.random.choice(("down", "cut", "html")), 3)
    await life.died(1.5)
    at.sandbox.platform.faults.clear()
    await _end(at, life, signal.SIGTERM)


KINDS: tuple[Disturbance, ...] = (
    kill,
    kill_at_start,
    pause,
    stop,
    take_the_database_away,
    turn_the_clock,
    cut_answers,
)


async def disturb_again_and_again(at: Installation, times: int, tell: Tell) -> Disturbed:
    """Disturb one life after another, then leave the last alone until everybody has an end."""
    kinds = [KINDS[number % len(KINDS)] for number in range(times)]
    at.random.shuffle(kinds)
    found = Disturbed(Verdict(0))
    for number, disturb in enumerate(kinds, 1):
        for _ in range(at.random.choice((2, 4, 8))):
            await at.people.ask()
        life = await at.start()
        await disturb(at, life)
        found.done[disturb.__name__] += 1
        tell(f"disturbance {number:4} {at.name:10} {disturb.__name__}")
    last = await at.start()
    at.rate = REST_RATE
    if not await at.until_all_ended(REST):
        tell(f"{at.name}: {len(at.people.waiting())} still wait after {REST:.0f} s")
    last.kill()
    await last.died(10)
    found.verdict = judge(at.people, at.ledger, at.kills)
    found.stops = at.stops
    _count_stranded(at, found)
    return found


def _count_stranded(at: Installation, found: Disturbed) -> None:
    dialled = {line.dest for line in at.ledger}
    confirmed = [asker for asker in at.people.askers if asker.pressed and asker.kind != "sms"]
    found.confirmed = len(confirmed)
    found.stranded = [asker.dest for asker in confirmed if _in_doubt(at, asker, dialled)]


def _in_doubt(at: Installation, asker: Asker, dialled: set[str]) -> bool:
    # An answer that the platform cut or never gave is a doubt of its own making.
    own = asker.fate in {"silent", "html"}
    return not own and asker.dest not in dialled and at.people.end(asker) == "asked"


async def _end(at: Installation, life: Life, sign: int) -> None:
    began = time.monotonic()
    life.kill(sign)
    at.kills.append(began)  # a message may be sent again after it
    ended = await life.died(30)
    if sign == signal.SIGTERM:
        at.stops.append(time.monotonic() - began)
    if not ended:
        life.kill()
        await life.died(10)


def _hold_lock(path: str, seconds: float) -> None:
    other = sqlite3.connect(path, timeout=10, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        time.sleep(seconds)  # in a thread: what is tried is a lock that stays for so long
        other.execute("ROLLBACK")
    finally:
        other.close()


async def _cut_connections(url: str, seconds: float) -> None:
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    rows = await connection.fetch(
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() "
        "AND pid <> pg_backend_pid()"
    )
    for row in rows:
        os.kill(row["pid"], signal.SIGSTOP)
    await asyncio.sleep(seconds)
    for row in rows:
        os.kill(row["pid"], signal.SIGCONT)
        await connection.execute("SELECT pg_terminate_backend($1)", row["pid"])
    await connection.close()
