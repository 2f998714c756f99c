"""Two calls to one number within the pause that the platform's newest documents name."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import aiohttp

from bot.platform.telephony import VelipTelephony
from domain.orders.order import Kind, Purpose
from domain.ports import Accepted, Submission, TooSoon
from sandbox.clock import SandboxClock
from sandbox.profile import Profile
from sandbox.server import start_sandbox
from sandbox.sound import Speaker
from tests.clocks import NOON
from velip import BearerAuth, Client


def call(ticket: str) -> Submission:
    return Submission(
        kind=Kind.CALL,
        ticket=ticket,
        purpose=Purpose.TRANSACTIONAL,
        dest="5511992069730",
        words="Seu pedido chegou",
    )


async def test_the_second_comes_too_soon_and_is_dialled_after_the_pause() -> None:
    clock = SandboxClock(start=NOON, turned=True)
    sandbox = await start_sandbox(clock=clock, profile=Profile.DOCS)
    sandbox.platform.speaker = Speaker(silent=True)
    async with aiohttp.ClientSession() as session:
        client = Client(session, sandbox.base_url, BearerAuth("sandbox-tests"))
        telephony = VelipTelephony(client=client, zone=ZoneInfo("America/Sao_Paulo"), live=False)
        assert isinstance(await telephony.submit(call("firstticket1234")), Accepted)
        second = await telephony.submit(call("secondticket123"))
        assert isinstance(second, TooSoon)
        assert second.code == 244
        assert len(sandbox.platform.ledger) == 1, "it was not dialled"
        url = f"http://127.0.0.1:{sandbox.port}/sandbox/clock"
        async with session.post(url, json={"advance": 11}) as answer:
            assert answer.status == 200
        assert isinstance(await telephony.submit(call("secondticket123")), Accepted)
        assert len(sandbox.platform.ledger) == 2
    await sandbox.close()
