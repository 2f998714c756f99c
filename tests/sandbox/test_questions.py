from typing import Any

import pytest

from tests.sandbox.caller import HEARD, ORDINARY, Customer, Receiver

SECOND = "551132452020"
NOBODY = "5511900000001"


async def view(customer: Customer) -> dict[str, Any]:
    (call,) = (await customer.get("/sandbox/calls")).body["calls"]
    return dict(call)


async def set_phone(customer: Customer, number: str, **behaviour: str) -> None:
    assert (await customer.post(f"/sandbox/phones/{number}", **behaviour)).status == 200


async def press(customer: Customer, cd_id: str, key: str) -> None:
    assert (await customer.post(f"/sandbox/calls/{cd_id}/press", key=key)).status == 200


async def answered(customer: Customer, **params: str) -> str:
    await set_phone(customer, ORDINARY, behaviour="ring")
    cd_id = await customer.call(**params)
    assert (await customer.post(f"/sandbox/calls/{cd_id}/answer")).status == 200
    return cd_id


async def test_a_question_is_said_up_to_nans_times_and_ends_without_a_key(
    customer: Customer, receiver: Receiver
) -> None:
    cd_id = await customer.call(nans="3", dtime="4", contentno="tf1", rurl=receiver.url)
    await customer.pass_time(2 + 2 * (HEARD + 4) + HEARD - 0.1)
    assert (await view(customer))["phase"] == "hearing"
    await customer.pass_time(4.1)
    assert (await view(customer))["phase"] == "nothing_pressed"
    await customer.pass_time(3)
    row = await customer.record(cd_id)
    assert (row["cd_status"], row["resp_1"], row["dur"]) == ("OK", "", "19")
    assert receiver.bodies[0]["cd_resp1"] == ""


async def test_a_key_answers_the_question_and_the_call_ends(
    customer: Customer, receiver: Receiver
) -> None:
    cd_id = await answered(customer, nans="2", rurl=receiver.url)
    await customer.pass_time(HEARD + 5 + 0.5)  # it is being said for the second time
    await press(customer, cd_id, "2")
    await customer.pass_time(1)
    assert (await customer.record(cd_id))["resp_1"] == "2"
    assert receiver.bodies[0]["cd_resp1"] == "2"


async def test_each_key_is_an_answer_of_its_own_up_to_ndig(customer: Customer) -> None:
    cd_id = await answered(customer, ndig="3", dtime="4")
    await customer.pass_time(HEARD)
    for key in "12":
        await press(customer, cd_id, key)
        await customer.pass_time(3.9)  # each of them begins the waiting anew
    await press(customer, cd_id, "#")
    await customer.pass_time(1)
    row = await customer.record(cd_id)
    assert [row[f"resp_{turn}"] for turn in (1, 2, 3)] == ["1", "2", "#"]


async def test_too_few_keys_are_reported_as_they_are(customer: Customer) -> None:
    cd_id = await answered(customer, ndig="3", dtime="4", nans="2")
    await press(customer, cd_id, "1")
    await customer.pass_time(HEARD + 4)
    row = await customer.record(cd_id)
    assert (row["resp_1"], "resp_2" in row) == ("1", False)


async def test_a_number_whose_fate_presses_answers_the_question(customer: Customer) -> None:
    cd_id = await customer.call("5511900000013", dtmf="3", nans="3")
    await customer.pass_time(60)
    row = await customer.record(cd_id)
    assert (row["resp_1"], row["dur"]) == ("3", "3")


async def test_the_interactive_kind_asks_too(customer: Customer) -> None:
    await customer.post("/sandbox/answers", interactive_type="7")
    cd_id = await customer.call(type="7", nans="2", dtime="4")
    await customer.pass_time(60)
    assert (await customer.record(cd_id))["dur"] == str(int(2 * (HEARD + 4)))


async def test_the_key_of_type_2_joins_the_second_phone(
    customer: Customer, receiver: Receiver
) -> None:
    cd_id = await answered(
        customer, type="2", dtmfconf="1", dest2=SECOND, ctid="fala", rurl=receiver.url
    )
    await press(customer, cd_id, "5")  # which is not the key
    assert (await view(customer))["phase"] == "hearing"
    await press(customer, cd_id, "1")
    assert (await view(customer))["phase"] == "ringing_second"
    await customer.pass_time(2 + 120)
    row = await customer.record(cd_id)
    assert (row["resp_1"], row["resp_2"], row["cd_status"]) == ("5", "1", "OK")
    assert (await view(customer))["second_status"] == "OK"
    assert (receiver.bodies[0]["cd_resp2"], receiver.bodies[0]["cd_time_sec2"]) == ("1", "120")
    (line,) = customer.sandbox.platform.ledger
    assert (line.kind, line.dest2) == ("call", SECOND)


async def test_without_the_key_type_2_joins_nobody(customer: Customer, receiver: Receiver) -> None:
    cd_id = await customer.call(type="2", dtmfconf="1", dest2=SECOND, nans="2", rurl=receiver.url)
    await customer.pass_time(60)
    assert (await customer.record(cd_id))["resp_1"] == ""
    seen = await view(customer)
    assert (seen["joined_at"], seen["second_status"]) == (None, "")
    assert receiver.bodies[0]["cd_time_sec2"] == "0"


async def test_a_second_phone_that_does_not_answer_leaves_the_key_in_the_record(
    customer: Customer,
) -> None:
    cd_id = await customer.call("5511900000011", type="2", dtmfconf="1", dest2=NOBODY)
    await customer.pass_time(60)
    assert (await customer.record(cd_id))["resp_1"] == "1"
    assert (await view(customer))["second_status"] == "NA"


@pytest.mark.parametrize("dest2", ["RT12", "FI3", "WA5511992069831"])
async def test_a_call_is_handed_to_an_agent_a_queue_or_whatsapp(
    customer: Customer, dest2: str
) -> None:
    await customer.call("5511900000011", type="2", dtmfconf="1", dest2=dest2)
    await customer.pass_time(60)
    assert (await view(customer))["second_status"] == "OK"


async def test_a_call_may_wait_for_an_agent_of_the_queue(customer: Customer) -> None:
    await customer.call("5511900000011", type="2", dtmfconf="1", fifo="60")
    await customer.pass_time(60)
    seen = await view(customer)
    assert (seen["dest2"], seen["second_status"]) == ("FI60", "OK")


async def test_no_first_destination_is_an_agent(customer: Customer) -> None:
    reply = await customer.ask("MakeTTSCall", dest="RT12", text="oi")
    assert reply.verdict == (400, "203", "number invalid")


async def test_type_2_needs_somebody_to_transfer_to(customer: Customer) -> None:
    reply = await customer.ask("MakeTTSCall", dest=ORDINARY, text="oi", type="2", dtmfconf="1")
    assert reply.verdict == (400, "250", "error sent message no destination")


@pytest.mark.parametrize(
    ("digits", "told"),
    [("00", "HM"), ("06", "MA"), ("08", "MA"), ("01", "ND"), ("07", "ND"), ("11", "HM")],
)
async def test_who_answered_is_told_where_amd_was_asked_for(
    customer: Customer, digits: str, told: str
) -> None:
    text = "Uma frase que dura mais de dois segundos para se ouvir."
    asked = await customer.call(f"55119000000{digits}", amd="tf1", text=text)
    not_asked = await customer.call(f"55119000000{digits}", text=text)
    await customer.pass_time(60)
    assert (await customer.record(asked))["cd_amdasw"] == told
    assert "cd_amdasw" not in await customer.record(not_asked)


async def test_a_person_who_takes_up_a_machines_phone_is_a_person(customer: Customer) -> None:
    cd_id = await customer.call("5511900000006", amd="tf1")
    await customer.post(f"/sandbox/calls/{cd_id}/answer")
    await customer.pass_time(60)
    assert (await customer.record(cd_id))["cd_amdasw"] == "HM"
