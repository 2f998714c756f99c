import aiohttp
import pytest

from sandbox import callbacks
from sandbox.faults import MAX_QUEUED
from tests.sandbox.caller import ORDINARY, TOKEN, WORDS, Customer, Receiver, Reply


def faulty(fault: str) -> dict[str, str]:
    return TOKEN | {"X-Sandbox-Fault": fault}


async def ask(customer: Customer, fault: str, **params: object) -> Reply:
    asked = {"dest": ORDINARY, "text": WORDS} | params
    return await customer.ask("MakeTTSCall", headers=faulty(fault), **asked)


async def queue(customer: Customer, fault: str, endpoint: str = "*", times: str = "1") -> Reply:
    return await customer.post("/sandbox/faults", endpoint=endpoint, fault=fault, times=times)


# -- callbacks


@pytest.mark.parametrize(
    ("fault", "after_0", "after_1", "after_5", "after_300"),
    [
        ("no_callback", 0, 0, 0, 0),
        ("callback_twice", 1, 2, 2, 2),
        ("callback_late:5", 0, 0, 1, 1),
        ("callback_late", 0, 0, 0, 1),
        ("callback_twice,callback_late:4", 0, 0, 2, 2),
    ],
)
async def test_a_calls_callback_comes_when_the_fault_says(
    customer: Customer,
    receiver: Receiver,
    fault: str,
    after_0: int,
    after_1: int,
    after_5: int,
    after_300: int,
) -> None:
    await ask(customer, fault, dest="5511900000002", rurl=receiver.url)
    counts = []
    for seconds in (1, 1, 4, 295):  # it fails after a second
        await customer.pass_time(seconds)
        counts.append(len(receiver.bodies))
    assert counts == [after_0, after_1, after_5, after_300]


async def test_a_reordered_callback_comes_after_the_next_calls(
    customer: Customer, receiver: Receiver
) -> None:
    await ask(customer, "callback_reordered", ctid="first", rurl=receiver.url)
    await customer.pass_time(20)
    assert receiver.bodies == []
    await customer.call(ctid="second", rurl=receiver.url)
    await customer.pass_time(20)
    assert [body["ctid"] for body in receiver.bodies] == ["second", "first"]
    await customer.pass_time(300)
    assert len(receiver.bodies) == 2


async def test_a_reordered_callback_waits_no_longer_than_a_minute(
    customer: Customer, receiver: Receiver
) -> None:
    await ask(customer, "callback_reordered,callback_twice", dest="5511900000002", ctid="one")
    await ask(customer, "callback_reordered", dest="5511900000002", ctid="two", rurl=receiver.url)
    await customer.pass_time(1 + callbacks.HELD_FOR - 0.1)
    assert receiver.bodies == []
    await customer.pass_time(0.1)
    assert [body["ctid"] for body in receiver.bodies] == ["two"]


async def test_its_own_second_copy_frees_no_callback(
    customer: Customer, receiver: Receiver
) -> None:
    await ask(
        customer, "callback_reordered,callback_twice", dest="5511900000002", rurl=receiver.url
    )
    await customer.pass_time(1 + callbacks.HELD_FOR)
    assert len(receiver.bodies) == 1
    await customer.pass_time(1)
    assert len(receiver.bodies) == 2


async def test_one_header_may_hold_several_faults(customer: Customer, receiver: Receiver) -> None:
    customer.sandbox.platform.hold_seconds = 0
    with pytest.raises(aiohttp.ClientError):
        await ask(customer, "silent, callback_twice", rurl=receiver.url)
    await customer.pass_time(60)
    assert len(receiver.bodies) == 2


async def test_reports_asked_for_again_can_come_twice(
    customer: Customer, receiver: Receiver
) -> None:
    await customer.call()
    await customer.pass_time(60)
    await customer.ask("GetCallStatus", headers=faulty("callback_twice"), rurl=receiver.url)
    await customer.pass_time(60)
    assert len(receiver.bodies) == 2


# -- the queue


async def test_queued_faults_are_used_up_in_order(customer: Customer) -> None:
    await queue(customer, "http:503", "GetUserID", times="2")
    reply = await queue(customer, "html")
    assert reply.body["faults"] == [
        {"endpoint": "GetUserID", "fault": "http:503", "times": 2},
        {"endpoint": "*", "fault": "html", "times": 1},
    ]
    codes = [(await customer.ask("GetUserID")).status for _ in range(4)]
    assert codes == [503, 503, 502, 201]
    assert (await customer.get("/sandbox/faults")).body == {"faults": []}


async def test_a_queued_fault_waits_for_its_endpoint(customer: Customer) -> None:
    await queue(customer, "230", "MakeSMS")
    assert (await customer.ask("GetUserID")).status == 201
    assert (await customer.ask("MakeSMS")).head["status"] == "No dest"


async def test_a_code_for_any_endpoint_has_the_text_of_the_one_that_comes(
    customer: Customer,
) -> None:
    await queue(customer, "230", times="2")
    assert (await customer.ask("MakeTTSCall")).head["status"] == "block ddd time"
    assert (await customer.ask("MakeSMS")).head["status"] == "No dest"


async def test_a_callback_fault_for_any_endpoint_waits_for_a_call(
    customer: Customer, receiver: Receiver
) -> None:
    await queue(customer, "no_callback")
    await customer.ask("GetUserID")
    assert len((await customer.get("/sandbox/faults")).body["faults"]) == 1
    await customer.call(rurl=receiver.url)
    await customer.pass_time(60)
    assert receiver.bodies == []


async def test_a_header_leaves_the_queue_alone(customer: Customer) -> None:
    await queue(customer, "html")
    assert (await customer.ask("GetUserID", headers=faulty("http:503"))).status == 503
    assert (await customer.ask("GetUserID")).status == 502


async def test_the_queue_can_be_cleared(customer: Customer) -> None:
    await queue(customer, "html")
    async with customer.http.delete(customer.url("/sandbox/faults")) as answer:
        assert await answer.json() == {"faults": []}
    assert (await customer.ask("GetUserID")).status == 201


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"fault": "many"}, "slow:<seconds"),
        ({"endpoint": "MakeCoffee"}, "MakeTTSCall"),
        ({"endpoint": "MakeSMS", "fault": "callback_twice"}, "callback faults"),
        ({"times": "0"}, "1 to 1000"),
        ({"times": "1001"}, "1 to 1000"),
        ({"times": "x"}, "1 to 1000"),
    ],
)
async def test_what_cannot_be_queued_is_refused_with_a_sentence(
    customer: Customer, change: dict[str, str], says: str
) -> None:
    asked = {"endpoint": "*", "fault": "html", "times": "1"} | change
    reply = await customer.post("/sandbox/faults", **asked)
    assert reply.status == 400
    assert says in reply.body["problem"]
    assert (await customer.get("/sandbox/faults")).body == {"faults": []}


async def test_the_queue_is_bounded(customer: Customer) -> None:
    for _ in range(MAX_QUEUED):
        await queue(customer, "html")
    assert (await queue(customer, "html")).status == 409
