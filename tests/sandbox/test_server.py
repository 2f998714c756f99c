import asyncio
import io
import socket
from datetime import timedelta, timezone
from zoneinfo import ZoneInfoNotFoundError

import aiohttp
import pytest

from sandbox import calls, phones
from sandbox.calls import Call, CallOrder, Dialled, Phase
from sandbox.fates import ANSWER
from sandbox.phones import Phones
from sandbox.records import Records
from sandbox.server import serve, start_sandbox
from tests.sandbox.caller import START, WORDS, Customer


async def test_a_sandbox_names_its_addresses(customer: Customer) -> None:
    port = customer.sandbox.port
    assert customer.sandbox.base_url == f"http://127.0.0.1:{port}/api/v2/"
    assert customer.sandbox.phones_url == f"http://127.0.0.1:{port}/phones"


async def test_serve_runs_until_it_is_cancelled() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    serving = asyncio.create_task(serve(port))
    async with asyncio.timeout(120), aiohttp.ClientSession() as http:
        while not await answers(http, port):
            assert not serving.done()
        serving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await serving
        assert not await answers(http, port)


async def test_a_taken_port_is_an_error_and_leaves_nothing_behind(customer: Customer) -> None:
    with pytest.raises(OSError, match="address already in use"):
        await start_sandbox(port=customer.sandbox.port)


async def test_in_real_time_a_call_ends_by_itself() -> None:
    sandbox = await start_sandbox()
    ended = asyncio.Event()
    sandbox.platform.on_change.add(
        lambda: ended.set() if any(sandbox.platform.records.finished()) else None
    )
    order = CallOrder("5511900000002", text=WORDS, words_seconds=1.0)
    sandbox.platform.exchange.dial(order)
    await asyncio.wait_for(ended.wait(), 120)
    await sandbox.close()


async def test_a_body_of_more_than_a_megabyte_is_refused(customer: Customer) -> None:
    url = customer.url("/api/v2/MakeTTSCall")
    try:
        async with customer.http.post(url, data=io.BytesIO(b"x" * (2 * 1024 * 1024))) as answer:
            assert answer.status == 413
    except aiohttp.ClientConnectionError:
        pass  # the server may close before all of it was sent
    assert customer.dialled == []


def test_the_oldest_finished_calls_are_forgotten_and_none_that_goes_on() -> None:
    records = Records(max_calls=2)
    first, second, third, fourth = (finished(records) for _ in range(4))
    first.phase = Phase.RINGING
    for call in (first, second, third, fourth):
        records.remember(call)
    assert list(records.calls) == [first.cd_id, fourth.cd_id]
    fourth.phase = Phase.RINGING
    records.remember(finished(records, phase=Phase.RINGING))
    assert len(records.calls) == 3


def test_the_ledger_is_bounded_at_its_head() -> None:
    records = Records(max_ledger=2)
    for turn in range(3):
        records.note(Dialled("sms", "", str(turn), "5511", "", "oi", "", {}, START))
    assert [line.cd_id for line in records.ledger] == ["1", "2"]


def test_only_so_many_behaviours_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phones, "MAX_SET", 1)
    some = Phones()
    some.set_behaviour("551", "na")
    some.set_behaviour("552", "ek")
    some.set_behaviour("552", "ik")
    assert (some.fate_of("551").name, some.fate_of("552").name) == ("answer", "ik")


def test_without_time_zone_data_sao_paulo_is_three_hours_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(_: str) -> None:
        raise ZoneInfoNotFoundError

    monkeypatch.setattr(calls, "ZoneInfo", missing)
    assert calls._sao_paulo() == timezone(timedelta(hours=-3))


def finished(records: Records, phase: Phase = Phase.ENDED) -> Call:
    call = Call(records.next_call_id(), CallOrder("5511992069830"), START, ANSWER, ())
    call.phase = phase
    return call


async def answers(http: aiohttp.ClientSession, port: int) -> bool:
    try:
        async with http.get(f"http://127.0.0.1:{port}/sandbox/clock") as answer:
            return answer.status == 200
    except aiohttp.ClientConnectionError:
        return False
