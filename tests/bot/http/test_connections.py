"""Connections that never end, over real sockets: others are served, and each has its deadline.

Before: 1,100 half-open connections kept everybody out until they were closed, and no deadline ended
a header or a body. The clock is turned, and the server looks when it is told to.
"""

from __future__ import annotations

import asyncio
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress

import pytest
from structlog.testing import capture_logs

from bot.http.connections import Bounds, Counted
from bot.http.open_files import raise_open_files
from tests.bot.http.desk import Desk, desk
from tests.bot.http.waiting import until

HALF = b"GET /healthz HTTP/1.1\r\nHost: x\r\n"
# Another process holds them: its files do not count among ours.
FLOOD = """
import resource, socket, sys
resource.setrlimit(resource.RLIMIT_NOFILE, (2_000, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
port, count = map(int, sys.argv[1:])
held = []
for _ in range(count):
    one = socket.create_connection(("127.0.0.1", port))
    try:
        one.sendall(b"GET /healthz HTTP/1.1\\r\\nHost: x\\r\\n")
    except OSError:
        pass
    held.append(one)
print(len(held), flush=True)
sys.stdin.read()
"""


def come(connection: Counted) -> int:
    """How many bytes of a request's body have come."""
    return connection._request.content.total_raw_bytes  # type: ignore[attr-defined,no-any-return]


async def closed(reader: asyncio.StreamReader) -> None:
    """Nothing more comes: the other side has closed, in order or not."""
    with suppress(ConnectionError):
        assert await reader.read() == b""


@pytest.fixture
def few_files() -> Iterator[None]:
    """The usual limit of open files."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (1_024, hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


async def flooded(here: Desk) -> asyncio.subprocess.Process:
    """Who has opened 1,100 connections, and holds them until told to stop."""
    flood = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", FLOOD, str(here.server.port), "1100"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert flood.stdout is not None
    assert await flood.stdout.readline() == b"1100\n"
    return flood


@pytest.mark.parametrize("behind_proxy", [False, True])
@pytest.mark.usefixtures("few_files")
async def test_1100_half_open_connections_keep_nobody_out(
    behind_proxy: bool, caplog: pytest.LogCaptureFixture
) -> None:
    with capture_logs() as logs:
        async with desk(behind_proxy=behind_proxy) as here:
            flood = await flooded(here)
            most = 768 if behind_proxy else 192
            await here.reached(most)
            assert [await here.healthz() for _ in range(5)] == [200] * 5
            here.turn(21)  # the deadline of headers
            await here.reached(0)
            assert await here.healthz() == 200
            await flood.communicate(b"")
    assert caplog.records == []  # nor did the loop run out of files
    crowded = [line for line in logs if line["event"] == "http.crowded"]
    assert len(crowded) == 2  # the first, and the sum of the rest at the end
    assert sum(line["count"] for line in crowded) >= 1_100 - most
    slow = [line for line in logs if line["event"] == "http.too_slow"]
    assert sum(line["count"] for line in slow) >= most - 5  # those that made no room for us


async def test_who_is_served_makes_no_room_and_the_new_one_is_refused() -> None:
    async with desk(each=3) as here:
        served = [await here.open(b"GET /hang HTTP/1.1\r\nHost: x\r\n\r\n") for _ in range(3)]
        await until(lambda: here.begun == 3)
        reader, writer = await here.open(HALF)
        await closed(reader)
        writer.close()
        here.wait.set()
        for reader, writer in served:
            assert (await reader.readline()).startswith(b"HTTP/1.1 200")
            writer.close()


async def test_150_slow_bodies_end_at_their_deadline_with_a_408() -> None:
    head = b"POST /read HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf of it"
    with capture_logs() as logs:
        async with desk() as here:
            slow = [await here.open(head) for _ in range(150)]
            await until(lambda: here.begun == 150)
            here.turn(19)
            assert await here.healthz() == 200
            here.turn(2)
            for reader, writer in slow:
                told = await reader.read()  # to the end: the connection is closed
                assert told.startswith(b"HTTP/1.1 408 ")
                assert told.endswith(b"Nothing was done.\n")
                writer.close()
    assert {line["event"] for line in logs} == {"http", "http.too_slow"}


async def test_a_body_that_comes_steadily_has_more_time_but_never_without_end() -> None:
    async with desk(body=20, body_rate=100, longest_body=60) as here:
        reader, writer = await here.open(
            b"POST /read HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"
        )
        await until(lambda: here.begun == 1)
        [connection] = here.server.connections._open
        for sent in range(1, 4):  # 2,000 bytes in 15 s are more than 100 in one
            writer.write(b"x" * 2_000)
            await until(lambda least=sent * 2_000: come(connection) >= least)
            here.turn(15)
        assert not writer.is_closing()
        writer.write(b"x" * 20_000)
        await until(lambda: come(connection) == 26_000)
        here.turn(16)
        assert (await reader.readline()).startswith(b"HTTP/1.1 408 ")
        writer.close()


async def test_between_requests_a_connection_rests_for_a_while_only() -> None:
    async with desk() as here:
        reader, writer = await here.open(HALF + b"\r\n")
        assert (await reader.readuntil(b"}")).startswith(b"HTTP/1.1 200")
        here.turn(70)
        writer.write(HALF)  # a drop now and then does not prolong it
        await writer.drain()
        here.turn(6)
        await closed(reader)
        writer.close()


async def test_a_long_poll_has_no_deadline_of_ours() -> None:
    async with desk() as here:
        reader, writer = await here.open(b"GET /hang HTTP/1.1\r\nHost: x\r\n\r\n")
        await until(lambda: here.begun == 1)
        here.turn(100_000)
        here.wait.set()
        assert (await reader.readline()).startswith(b"HTTP/1.1 200")
        writer.close()


async def test_a_reader_who_takes_nothing_is_let_go() -> None:
    async with desk() as here:
        _, writer = await here.open()
        writer.transport.pause_reading()  # type: ignore[attr-defined]
        writer.write(b"GET /flow HTTP/1.1\r\nHost: x\r\n\r\n")
        await here.reached(1)
        [connection] = here.server.connections._open
        await until(lambda: connection._stalled is not None)  # type: ignore[attr-defined]
        here.turn(61)
        await here.reached(0)
        writer.transport.abort()


async def test_headers_without_end_are_cut_off() -> None:
    async with desk() as here:
        reader, writer = await here.open(HALF)
        with suppress(ConnectionError):
            for number in range(100):
                writer.write(b"X-%d: %s\r\n" % (number, b"a" * 4_000))
                await writer.drain()
        await closed(reader)
        await here.reached(0)
        writer.transport.abort()


def test_ceilings_stay_below_the_files_that_may_be_open() -> None:
    for files in (64, 256, 1_024, 4_096, 65_536):
        found = Bounds().within(files)
        assert found.each <= found.all < files
    assert Bounds().within(1_024).all == 768
    assert Bounds().within(65_536).all == 4_000


@pytest.mark.usefixtures("few_files")
def test_the_soft_limit_is_raised_at_the_start() -> None:
    assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == 1_024
    assert raise_open_files() == resource.getrlimit(resource.RLIMIT_NOFILE)[0] > 1_024
