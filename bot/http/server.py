"""The server: an application on a port, within bounds of connections and of time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from aiohttp import web

from bot.http.connections import Connections
from bot.http.open_files import open_files
from bot.http.protocol import Connection
from bot.http.sources import network_of_peer
from bot.wire.sums import SUMS

EVERY = 1.0  # seconds between two looks at the deadlines
BACKLOG = 128  # connections that may wait to be taken
# Connections taken in one turn of the loop. Each holds a file before the ceilings see it, so a
# burst must stay within the files that they spare.
AT_ONCE = 16


class Server:
    """The application, listening on a port.

    `network_of` is the address or network whose connections are counted together, "" for those
    that have no ceiling of their own.
    """

    def __init__(
        self,
        app: web.Application,
        *,
        network_of: Callable[[str], str] = network_of_peer,
        connections: Connections | None = None,
    ) -> None:
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        self._sums = app[SUMS]
        self._network_of = network_of
        self._next_look: asyncio.TimerHandle | None = None
        if connections is None:  # one without connections is false
            connections = Connections()
        connections.sums = self._sums
        self.connections = connections
        self.port = 0

    async def start(self, host: str, port: int) -> None:
        """Listen; port 0 takes a free one. Raises OSError where the port is taken."""
        self.connections.bounds = self.connections.bounds.within(open_files())
        await self._runner.setup()
        try:
            await _Site(self._runner, host, port, self._connection).start()
        except OSError:
            await self._runner.cleanup()
            raise
        self.port = self._runner.addresses[0][1]
        self._look()

    def _connection(self) -> Connection:
        server = self._runner.server
        if server is None:
            raise RuntimeError("the server is closed")
        return Connection(
            server,
            self.connections,
            network_of=self._network_of,
            loop=asyncio.get_running_loop(),
        )

    def _look(self) -> None:
        self._next_look = asyncio.get_running_loop().call_later(EVERY, self._look)
        self.connections.sweep()
        self._sums.flush()

    async def close(self) -> None:
        """Stop listening, and close every connection."""
        if self._next_look is not None:
            self._next_look.cancel()
        await self._runner.cleanup()
        self._sums.flush(all_of_them=True)


class _Site(web.BaseSite):
    """A TCP port whose connections are made by us: aiohttp's own site makes its own."""

    def __init__(
        self, runner: web.AppRunner, host: str, port: int, made: Callable[[], Connection]
    ) -> None:
        super().__init__(runner, backlog=BACKLOG)
        self._where, self._made = (host, port), made

    @property
    def name(self) -> str:
        """The address, for aiohttp's own messages."""
        host, port = self._where
        return f"http://{host}:{port}"

    async def start(self) -> None:
        """Listen; raises OSError where the port is taken."""
        await super().start()
        host, port = self._where
        loop = asyncio.get_running_loop()
        # asyncio takes as many in one turn as it lets wait, so how many wait is set once more.
        self._server = await loop.create_server(self._made, host, port, backlog=AT_ONCE)
        for listening in self._server.sockets:
            with listening.dup() as same:
                same.listen(BACKLOG)
