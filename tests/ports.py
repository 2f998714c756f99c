"""Ports for servers of tests, where nobody else takes them meanwhile."""

from __future__ import annotations

import itertools
import os
import socket

# Below those that the system gives to clients: between our asking and the server's binding one of
# them may be handed to any connection. Each worker has a range of its own.
_FIRST, _RANGE, _WORKERS = 15_000, 1_000, 16
_worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % _WORKERS
_begins = os.getpid() % _RANGE
_ports = itertools.cycle(
    _FIRST + _worker * _RANGE + (_begins + step) % _RANGE for step in range(_RANGE)
)


def free_port() -> int:
    """A port of this machine that is free now, and is given to nobody else in this run."""
    for port in itertools.islice(_ports, _RANGE):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
    raise OSError("no port is free")
