"""The client beside a bare aiohttp POST, and its models beside the standard library's json."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
import timeit
from collections.abc import Awaitable, Callable
from statistics import median

import aiohttp

from benchmarks.measured import Measured
from velip import BearerAuth, Client, MakeTTSCall, sansio
from velip.envelopes import Incoming

ROUNDS = 150
POSTS = 160  # in one round: short ones, taken in pairs
AT_ONCE = 16
TURNS = 2_000  # short ones, many times: the machine's other work spoils few of them
TRIES = 60
AUTH = BearerAuth("sandbox-benchmark")
ANSWER = b'{"return": {"status": "OK", "status_code": "0", "cd_id": "c_88700"}}'
ASKED = {"dest": "5519992069730", "text": "Olá, o seu pedido chegou.", "ctid": "k3p9w2x7q5m8n4t"}
WIRE = {"type": "0", "priority": "0", "free": "1", **ASKED}
SERVER = f"""
import asyncio, sys
from aiohttp import web

async def answer(request):
    await request.read()
    return web.Response(body={ANSWER!r}, content_type="application/json")

async def main():
    server = web.Server(answer)
    runner = web.ServerRunner(server)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


def posts() -> Measured:
    """Posts a second; the same server, session and body for both, in turns."""
    with subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE) as server:
        try:
            assert server.stdout is not None  # noqa: S101 - it was asked for a line above
            port = int(server.stdout.readline())
            ours, bare = asyncio.run(_posts(f"http://127.0.0.1:{port}/api/v2/"))
        finally:
            server.kill()
    return Measured(
        name="client / session.post",
        ours=median(ours),
        reference=median(bare),
        pairs=tuple(mine / theirs for mine, theirs in zip(ours, bare, strict=True)),
        limit=0.85,
        unit="/s",
        more=True,
    )


async def _posts(base: str) -> tuple[list[float], list[float]]:
    async with aiohttp.ClientSession() as session:
        client = Client(session, base, AUTH)
        headers = {"Content-Type": "application/json", **AUTH.headers("MakeTTSCall")}

        async def ours() -> None:
            await client.make_tts_call(_call())

        async def bare() -> None:
            body = json.dumps(WIRE).encode()
            async with session.post(base + "MakeTTSCall", data=body, headers=headers) as answer:
                json.loads(await answer.read())

        rates: tuple[list[float], list[float]] = ([], [])
        for turn in range(ROUNDS + 1):
            for once, found in zip((ours, bare), rates, strict=True):
                rate = await _rate(once)
                if turn:  # the first one warms up
                    found.append(rate)
    return rates


async def _rate(once: Callable[[], Awaitable[None]]) -> float:
    async def worker() -> None:
        for _ in range(POSTS // AT_ONCE):
            await once()

    begun = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
    return POSTS / (time.perf_counter() - begun)


def models() -> Measured:
    """A request built and written, an answer read: beside dumps and loads of the same bytes."""

    def ours() -> None:
        outgoing = sansio.build(_call(), "http://127.0.0.1/api/v2/", AUTH)
        _read(outgoing)

    return _models("model build + parse / json", ours, limit=1.2)


def checked_models() -> Measured:
    """The same with every rule of the manual checked, which json does not do."""

    def ours() -> None:
        request = _call()
        given = request.given()
        request.problems(given=given)
        _read(sansio.build(request, "http://127.0.0.1/api/v2/", AUTH, given=given))

    return _models("the same, every rule checked", ours, limit=1.6)


def _models(name: str, ours: Callable[[], None], *, limit: float) -> Measured:
    def bare() -> None:
        json.dumps({"type": "0", "priority": "0", "free": "1", **ASKED}).encode()
        answer = json.loads(ANSWER)["return"]
        assert int(answer["status_code"]) == 0 and answer["status"] == "OK"  # noqa: S101, PT018

    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(TRIES):
        for once, found in zip((ours, bare), times, strict=True):
            found.append(timeit.timeit(once, number=TURNS) / TURNS * 1e6)
    # The least of each, as timeit advises: what is above it is the machine's doing.
    return Measured(name=name, ours=min(times[0]), reference=min(times[1]), limit=limit, unit="µs")


def _call() -> MakeTTSCall:
    return MakeTTSCall(type=0, priority=0, free=1, **ASKED)


def _read(outgoing: sansio.Outgoing) -> None:
    assert outgoing.body  # noqa: S101 - what was built is not thrown away
    incoming = Incoming(status=200, content_type="application/json", body=ANSWER)
    sansio.decode(_call_for_answers, incoming)


_call_for_answers = _call()
