"""The dead man's switch: called while all is well, silent when it is not, never logged."""

from __future__ import annotations

import aiohttp
import pytest
from aiohttp import web

from bot.workers.deadman import DeadManSwitch
from tests.clocks import FrozenClock
from tests.emulated.serving import serving


async def test_it_is_called_once_a_minute_and_only_while_all_is_well(
    capsys: pytest.CaptureFixture[str],
) -> None:
    clock, called, well = FrozenClock(), [], [True]

    async def take(request: web.Request) -> web.Response:
        called.append(request.path)
        return web.Response(status=500 if len(called) > 1 else 200)

    app = web.Application()
    app.router.add_get("/ping/secret", take)
    async with serving(app) as root, aiohttp.ClientSession() as http:
        switch = DeadManSwitch(f"{root}/ping/secret", http, clock, lambda: well[0])
        for seconds in (0, 30, 30):
            clock.turn(seconds=seconds)
            assert await switch.step() is False
        assert called == ["/ping/secret"] * 2
        well[0] = False
        clock.turn(minutes=5)
        await switch.step()
        assert len(called) == 2
        gone = DeadManSwitch("http://127.0.0.1:9/ping/secret", http, clock, lambda: True)
        await gone.step()
    assert "secret" not in capsys.readouterr().out
