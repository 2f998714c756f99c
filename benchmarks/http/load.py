"""The load: connections that each post, wait for the answer and post again, as lean as can be.

Started as `python -m benchmarks.http.load PORT CONNECTIONS SECONDS PATH RUN`, on the machine's last
core; prints one line of JSON. Bodies are prepared but for a number, so that the generator is never
the slower side.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from itertools import count

SIZE = 1024
REPEATED = 20  # one in so many was sent before: the platform sends again what it is unsure of


class Sender(asyncio.Protocol):
    """One keep-alive connection."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._begun = 0.0
        self._came = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Post the first."""
        self._transport = transport
        self._post()

    def data_received(self, data: bytes) -> None:
        """Note an answer that is whole, and post the next."""
        came = self._came + data if self._came else data
        if not came.endswith(b"\r\n\r\nok"):
            self._came = came
            if b"\r\n\r\n" in came and not came.startswith(b"HTTP/1.1 200 "):
                self._load.fail(came)
            return
        self._came = b""
        now = time.perf_counter()
        self._load.latencies.append(now - self._begun)
        if now < self._load.until:
            self._post()
        else:
            self._transport.close()

    def connection_lost(self, _error: Exception | None) -> None:
        """One fewer."""
        self._load.left()

    def _post(self) -> None:
        self._begun = time.perf_counter()
        self._transport.write(self._load.next_post())  # type: ignore[attr-defined]


class Load:
    """What all connections share."""

    def __init__(self, path: str, run: str, connections: int, seconds: float) -> None:
        body = f'{{"cd_id": "{run}-%09d", "cd_status": "OK", "cd_time_sec": "12", "words": "'
        body += "x" * (SIZE - len(body % 0) - 2) + '"}'
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            f"User-Agent: benchmark\r\nAccept: */*\r\nContent-Length: {SIZE}\r\n\r\n"
        )
        self._post = (head + body).encode()
        self._numbers = count()
        self.latencies: list[float] = []
        self.until = time.perf_counter() + seconds
        self._open = connections
        self.failed = b""
        self.done = asyncio.Event()

    def next_post(self) -> bytes:
        """A new callback, or now and then one that was posted before."""
        number = next(self._numbers)
        return self._post % (number - 10 if number % REPEATED == REPEATED - 1 else number)

    def fail(self, answer: bytes) -> None:
        """Another answer than 200 makes the run worthless."""
        self.failed = answer
        self.done.set()

    def left(self) -> None:
        """A connection was closed."""
        self._open -= 1
        if not self._open:
            self.done.set()


async def post(port: int, connections: int, load: Load) -> None:
    """Keep the connections busy until the time is over."""
    loop = asyncio.get_running_loop()
    for _ in range(connections):
        await loop.create_connection(lambda: Sender(load), "127.0.0.1", port)
    await load.done.wait()


def main() -> None:
    """Run and report."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    port, connections, seconds, path, run = sys.argv[1:]
    load = Load(path, run, int(connections), float(seconds))
    begun = time.perf_counter()
    asyncio.run(post(int(port), int(connections), load))
    taken = time.perf_counter() - begun
    if load.failed or not load.latencies:
        sys.exit(f"the server answered: {load.failed[:200]!r}")
    found = sorted(load.latencies)
    report = {
        "answers": len(found),
        "rate": len(found) / taken,
        "p50": found[len(found) // 2] * 1000,
        "p99": found[len(found) * 99 // 100] * 1000,
        "cpu": time.process_time() / taken,
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
