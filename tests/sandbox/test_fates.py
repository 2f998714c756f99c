import asyncio

import aiohttp
import pytest
from aiohttp import web

from sandbox import api
from sandbox.fates import reserved_fate
from tests.sandbox.caller import HEARD, ORDINARY, WORDS, Customer, Receiver


def reserved(digits: int) -> str:
    return f"55119000000{digits:02d}"


@pytest.mark.parametrize(
    ("digits", "status", "start", "seconds", "key"),
    [
        (0, "OK", "16:15:07", "1", ""),
        (1, "NA", "null", "0", ""),
        (2, "EK", "null", "0", ""),
        (3, "IK", "null", "0", ""),
        (4, "CK", "null", "0", ""),
        (5, "BK", "null", "0", ""),
        (6, "OK", "16:15:25", "1", ""),
        (7, "OK", "16:15:07", "1", ""),
        (11, "OK", "16:15:07", "3", "1"),
        (19, "OK", "16:15:07", "3", "9"),
        (23, "OK", "16:15:07", "1", ""),
    ],
)
async def test_a_reserved_number_has_its_fate(
    customer: Customer, digits: int, status: str, start: str, seconds: str, key: str
) -> None:
    cd_id = await customer.call(reserved(digits))
    await customer.pass_time(60)
    row = await customer.record(cd_id)
    assert (row["cd_status"], row["time_start"]) == (status, start)
    assert (row["dur"], row["resp_1"]) == (seconds, key)


@pytest.mark.parametrize("digits", range(11, 20))
def test_eleven_to_nineteen_press_one_to_nine(digits: int) -> None:
    fate = reserved_fate(reserved(digits))
    assert fate is not None
    assert fate.keys == str(digits - 10)


@pytest.mark.parametrize(
    "number", ["5511900000100", "5521900000001", "551190000001", "55119000000001", "5511900001001"]
)
def test_no_number_outside_the_range_is_reserved(number: str) -> None:
    assert reserved_fate(number) is None


async def test_an_ordinary_phone_answers_after_two_seconds_and_hears_all(
    customer: Customer,
) -> None:
    cd_id = await customer.call()
    await customer.pass_time(2 + HEARD - 0.1)
    assert await customer.records(cd_id=cd_id) == []  # the API shows no call before its end
    await customer.pass_time(0.1)
    row = await customer.record(cd_id)
    assert (row["cd_status"], row["time_start"], row["time_end"]) == ("OK", "16:15:07", "16:15:08")


@pytest.mark.parametrize(("digits", "callbacks"), [(0, 1), (1, 1), (20, 0), (21, 2)])
async def test_callbacks_come_once_never_or_twice(
    customer: Customer, receiver: Receiver, digits: int, callbacks: int
) -> None:
    await customer.call(reserved(digits), rurl=receiver.url)
    await customer.pass_time(60)
    assert len(receiver.bodies) == callbacks
    assert all(body == receiver.bodies[0] for body in receiver.bodies)


async def test_a_late_callback_comes_after_five_minutes(
    customer: Customer, receiver: Receiver
) -> None:
    await customer.call(reserved(22), rurl=receiver.url)
    await customer.pass_time(299)
    assert receiver.bodies == []
    await customer.pass_time(60)
    assert [body["cd_called_status"] for body in receiver.bodies] == ["OK"]


async def test_30_is_refused_for_credit(customer: Customer) -> None:
    reply = await customer.ask("MakeTTSCall", dest=reserved(30), text=WORDS)
    assert reply.verdict == (400, "250", "error sent message No credit ID")
    assert customer.dialled == []


async def test_31_answers_html_and_dials_nothing(customer: Customer) -> None:
    reply = await customer.ask("MakeTTSCall", dest=reserved(31), text=WORDS)
    assert (reply.status, reply.content_type) == (502, "text/html")
    assert customer.dialled == []


@pytest.mark.parametrize(("endpoint", "kind"), [("MakeTTSCall", "call"), ("MakeSMS", "sms")])
async def test_32_does_it_but_never_answers(customer: Customer, endpoint: str, kind: str) -> None:
    asking = asyncio.create_task(customer.ask(endpoint, dest=reserved(32), text=WORDS, ctid="t1"))
    await customer.until_dialled()
    assert not asking.done()
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert customer.dialled == [(kind, reserved(32))]
    await customer.pass_time(60)
    assert [row["cd_status"] for row in await customer.records(ctid="t1")] == (
        ["OK"] if kind == "call" else []
    )


async def test_32_lets_go_after_its_bound(customer: Customer) -> None:
    customer.sandbox.platform.hold_seconds = 0
    with pytest.raises(aiohttp.ClientError):
        await customer.ask("MakeTTSCall", dest=reserved(32), text=WORDS)
    assert len(customer.dialled) == 1


async def test_closing_the_sandbox_ends_a_held_request(customer: Customer) -> None:
    asking = asyncio.create_task(customer.ask("MakeTTSCall", dest=reserved(32), text=WORDS))
    await customer.until_dialled()
    await customer.sandbox.close()
    with pytest.raises(aiohttp.ClientError):
        await asking


@pytest.mark.parametrize("endpoint", ["MakeTTSCall", "MakeSMS"])
async def test_33_closes_the_connection_and_does_nothing(customer: Customer, endpoint: str) -> None:
    with pytest.raises(aiohttp.ClientError):
        await customer.ask(endpoint, dest=reserved(33), text=WORDS)
    assert customer.dialled == []


async def test_a_test_can_set_any_numbers_behaviour(customer: Customer) -> None:
    path = f"/sandbox/phones/{ORDINARY}"
    assert (await customer.post(path, behaviour="answer", keys="12#")).status == 200
    cd_id = await customer.call()
    await customer.pass_time(60)
    row = await customer.record(cd_id)
    assert [row[f"resp_{turn}"] for turn in (1, 2, 3)] == ["1", "2", "#"]
    await customer.post(path, behaviour="bk")
    cd_id = await customer.call()
    await customer.pass_time(60)
    assert (await customer.record(cd_id))["cd_status"] == "BK"


async def test_a_held_request_ends_when_its_client_leaves(
    customer: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go = asyncio.Event()
    monkeypatch.setattr(api, "_closed", lambda _: let_go.set() or web.Response())
    asking = asyncio.create_task(customer.ask("MakeTTSCall", dest=reserved(32), text=WORDS))
    await customer.until_dialled()
    asking.cancel()
    await asyncio.wait_for(let_go.wait(), 120)


async def test_an_unknown_behaviour_or_number_is_refused(customer: Customer) -> None:
    assert (await customer.post("/sandbox/phones/+5511", behaviour="na")).status == 400
    reply = await customer.post(f"/sandbox/phones/{ORDINARY}", behaviour="dance")
    assert reply.status == 400
    assert "voicemail" in reply.body["problem"]
