"""Who may hold a connection, and for how long: ceilings, and the deadlines of each."""

from __future__ import annotations

import time
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol

from bot.wire.sums import Sums

SPARE = (
    4  # a quarter of the open files is left to the database, to what we ask others, and to files
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Seconds, bytes and numbers within which a connection is served.

    A body has `body` seconds, and one more for every `body_rate` bytes that have come, at most
    `longest_body`; so a large upload has more time than a small form, and none is endless.
    """

    headers: float = 20.0  # from the connection to the end of the first request's headers
    idle: float = 75.0  # from an answer to the end of the next headers; proxies keep theirs for 60
    body: float = 20.0
    body_rate: int = 16 * 1024
    longest_body: float = 120.0
    stalled: float = 60.0  # for which a reader may take nothing of an answer
    closing: float = 20.0  # for which a closed connection may hold what its reader has not taken
    largest_headers: int = 64 * 1024
    each: int = 256  # connections of one address, or of one IPv6 /64
    all: int = 4_000

    def within(self, files: int) -> Bounds:
        """These bounds with ceilings that stay below the number of files we may open."""
        most = max(1, min(self.all, files - files // SPARE))
        return replace(self, all=most, each=max(1, min(self.each, most // SPARE)))


class Phase(StrEnum):
    """What a connection is waiting for."""

    HEADERS = "headers"  # of its first request
    IDLE = "idle"  # between two requests
    REQUEST = "request"  # of ours: a body is read, an answer made, a socket or a stream is open


class Counted(Protocol):
    """A connection as the ceilings see it; `network` is "" where no ceiling of one's own counts."""

    network: str

    def end(self) -> None:
        """Close it now, with whatever was not read or written yet."""
        ...

    def check(self, now: float) -> None:
        """End whatever has passed its deadline."""
        ...


@dataclass(slots=True, eq=False)
class Connections:
    """All open connections; where one more is too many, the longest idle one makes room.

    So whoever fills the ceilings with connections that ask nothing only loses his own oldest ones,
    and a new one is refused only where all the others are being served.
    """

    bounds: Bounds = field(default_factory=Bounds)
    sums: Sums = field(default_factory=Sums)
    clock: Callable[[], float] = time.monotonic
    _open: dict[Counted, None] = field(default_factory=dict)
    _each: Counter[str] = field(default_factory=Counter)
    _waiting: OrderedDict[Counted, None] = field(default_factory=OrderedDict)
    _waiting_of: defaultdict[str, OrderedDict[Counted, None]] = field(
        default_factory=lambda: defaultdict(OrderedDict)
    )

    def __len__(self) -> int:
        return len(self._open)

    def admit(self, connection: Counted) -> bool:
        """Take a new connection, which waits for its headers; False where there is no room."""
        network = connection.network
        if network and self._each[network] >= self.bounds.each:
            self.sums.note("warning", "http.crowded", by="address")
            if not self._make_room(self._waiting_of.get(network)):
                return False
        if len(self._open) >= self.bounds.all:
            self.sums.note("warning", "http.crowded", by="all")
            if not self._make_room(self._waiting):
                return False
        self._open[connection] = None
        self._each[network] += 1
        self.note_waiting(connection)
        return True

    def note_waiting(self, connection: Counted) -> None:
        """From now on a connection waits for its next request."""
        if connection in self._open:
            for line in (self._waiting, self._waiting_of[connection.network]):
                line[connection] = None
                line.move_to_end(connection)

    def note_served(self, connection: Counted) -> None:
        """From now on a connection is served, and makes no room for others."""
        self._waiting.pop(connection, None)
        line = self._waiting_of.get(connection.network)
        if line is not None:
            line.pop(connection, None)
            if not line:
                del self._waiting_of[connection.network]

    def leave(self, connection: Counted) -> None:
        """A connection is gone; may be said twice."""
        if connection not in self._open:
            return
        del self._open[connection]
        self.note_served(connection)
        self._each[connection.network] -= 1
        if not self._each[connection.network]:
            del self._each[connection.network]

    def sweep(self) -> None:
        """End everything that has passed its deadline."""
        now = self.clock()
        for connection in list(self._open):
            connection.check(now)

    def _make_room(self, line: OrderedDict[Counted, None] | None) -> bool:
        longest = next(iter(line), None) if line else None
        if longest is None:
            return False
        self.leave(longest)
        longest.end()
        return True
