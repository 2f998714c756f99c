import pytest

from tests.sandbox.caller import HEARD, ORDINARY, Customer, Receiver

A, B = ORDINARY, "5521987654321"
NOBODY = "5511900000001"


async def test_a_bridge_is_one_line_and_one_record(customer: Customer, receiver: Receiver) -> None:
    cd_id = await customer.bridge(A, B, rurl=receiver.url, ctid="ponte")
    await customer.pass_time(120)
    (line,) = customer.sandbox.platform.ledger
    assert (line.kind, line.dest, line.dest2) == ("bridge", A, B)
    row = await customer.record(cd_id)
    # 2 s, the words, 2 s for the second phone, and 10 s of talk
    assert (row["cd_status"], row["dest"], row["dur"]) == ("OK", A, "13")
    (body,) = receiver.bodies
    assert (body["cd_time_sec"], body["cd_time_sec2"]) == ("13", "10")


async def test_when_the_first_does_not_answer_the_second_never_rings(customer: Customer) -> None:
    cd_id = await customer.bridge(NOBODY, B)
    await customer.pass_time(120)
    assert (await customer.record(cd_id))["cd_status"] == "NA"
    assert (await view(customer))["second_status"] == ""


@pytest.mark.parametrize(("extra", "seconds"), [({}, "26"), ({"contentfail": "tf1"}, "29")])
async def test_when_the_second_does_not_answer_the_bridge_ends(
    customer: Customer, receiver: Receiver, extra: dict[str, str], seconds: str
) -> None:
    cd_id = await customer.bridge(A, NOBODY, rurl=receiver.url, **extra)
    await customer.pass_time(120)
    row = await customer.record(cd_id)
    assert (row["cd_status"], row["dur"]) == ("OK", seconds)
    assert receiver.bodies[0]["cd_time_sec2"] == "0"


async def test_a_first_phone_that_hangs_up_at_once_joins_nobody(customer: Customer) -> None:
    await customer.bridge("5511900000007", B)
    await customer.pass_time(120)
    assert (await view(customer))["joined_at"] is None


async def test_the_second_phones_fate_counts_for_the_request_too(customer: Customer) -> None:
    reply = await customer.ask(
        "MakeTTSCall", type="3", priority="-1", dest=A, dest2="5511900000030", text="oi"
    )
    assert reply.verdict == (400, "250", "error sent message No credit ID")
    missing = await customer.ask("MakeTTSCall", type="3", priority="-1", dest=A, text="oi")
    assert missing.verdict == (400, "250", "error sent message no destination")


async def test_two_people_talk_until_one_hangs_up(customer: Customer) -> None:
    cd_id = await ringing_bridge(customer)
    await act(customer, cd_id, "answer")
    await customer.pass_time(HEARD)
    assert (await view(customer))["phase"] == "ringing_second"
    await act(customer, cd_id, "answer")
    await customer.pass_time(100)
    assert (await view(customer))["phase"] == "joined"
    await act(customer, cd_id, "hangup", leg="2")
    assert (await customer.record(cd_id))["dur"] == "101"


async def test_two_people_who_forget_to_hang_up_are_cut_off(customer: Customer) -> None:
    cd_id = await ringing_bridge(customer)
    await act(customer, cd_id, "answer")
    await customer.pass_time(HEARD)
    await act(customer, cd_id, "answer")
    await customer.pass_time(120)
    assert (await view(customer))["phase"] == "ended"


async def test_the_second_declines(customer: Customer) -> None:
    cd_id = await ringing_bridge(customer)
    await act(customer, cd_id, "answer")
    await customer.pass_time(HEARD)
    await act(customer, cd_id, "hangup", leg="2")
    seen = await view(customer)
    assert (seen["phase"], seen["status"], seen["second_status"]) == ("ended", "OK", "NA")


async def test_the_first_hangs_up_while_the_second_rings(customer: Customer) -> None:
    cd_id = await ringing_bridge(customer)
    await act(customer, cd_id, "answer")
    await customer.pass_time(HEARD)
    await act(customer, cd_id, "hangup", leg="1")
    seen = await view(customer)
    assert (seen["phase"], seen["second_status"]) == ("ended", "NA")


async def test_a_key_does_not_delay_a_bridge(customer: Customer) -> None:
    cd_id = await ringing_bridge(customer)
    await act(customer, cd_id, "answer")
    await act(customer, cd_id, "press", key="5")
    await customer.pass_time(HEARD)
    seen = await view(customer)
    assert (seen["phase"], seen["keys"]) == ("ringing_second", "5")


async def ringing_bridge(customer: Customer) -> str:
    for number in (A, B):
        await customer.post(f"/sandbox/phones/{number}", behaviour="ring")
    return await customer.bridge(A, B)


async def act(customer: Customer, cd_id: str, what: str, **extra: str) -> None:
    assert (await customer.post(f"/sandbox/calls/{cd_id}/{what}", **extra)).status == 200


async def view(customer: Customer) -> dict[str, object]:
    (call,) = (await customer.get("/sandbox/calls")).body["calls"]
    return dict(call)
