"""The newest facts one by one: what each does, and that the manual's profile has none of them."""

from collections.abc import AsyncIterator
from dataclasses import asdict

import pytest
import pytest_asyncio

from sandbox.profile import Profile
from sandbox.server import start_sandbox
from sandbox.switches import NAMES, SWITCHES
from tests.sandbox.caller import ORDINARY, WORDS, Customer, Receiver, running_customer

CALL = {"dest": ORDINARY, "text": WORDS}
OTHER = "5511992069831"
FOR_LATER = {"required_addresses", "unique_ctid"}


@pytest_asyncio.fixture
async def docs() -> AsyncIterator[Customer]:
    async with running_customer() as one:
        assert (await one.post("/sandbox/profile", profile="docs")).status == 200
        yield one


async def switch(customer: Customer, **wanted: str) -> dict[str, bool]:
    reply = await customer.post("/sandbox/switches", **wanted)
    assert reply.status == 200, reply.text
    return dict(reply.body)


async def test_all_are_off_in_the_manual_and_on_in_the_docs(customer: Customer) -> None:
    assert set((await customer.get("/sandbox/switches")).body.values()) == {False}
    await customer.post("/sandbox/profile", profile="docs")
    shown = (await customer.get("/sandbox/switches")).body
    assert {name for name, on in shown.items() if not on} == FOR_LATER


async def test_a_sandbox_may_be_started_with_the_docs() -> None:
    sandbox = await start_sandbox(profile=Profile.DOCS)
    await sandbox.close()
    assert sandbox.platform.switches == SWITCHES[Profile.DOCS]


@pytest.mark.parametrize("name", NAMES)
async def test_each_is_turned_alone(customer: Customer, name: str) -> None:
    assert await switch(customer, **{name: "1"}) == asdict(SWITCHES[Profile.MANUAL]) | {name: True}
    assert not any((await switch(customer, **{name: "0"})).values())


@pytest.mark.parametrize("wrong", [{}, {"masking": "yes"}, {"masking": "1", "mask": "1"}])
async def test_what_is_no_switch_turns_nothing(customer: Customer, wrong: dict[str, str]) -> None:
    assert (await customer.post("/sandbox/switches", **wrong)).status == 400
    assert not any((await customer.get("/sandbox/switches")).body.values())


async def test_only_the_ticket_of_one_call_shows_its_number(customer: Customer) -> None:
    await switch(customer, masking="1")
    cd_id = await customer.call(ctid="um")
    for _ in range(2):
        await customer.call(OTHER, ctid="dois")
    await customer.pass_time(60)

    async def seen(**selectors: str) -> tuple[set[str], object]:
        reply = await customer.ask("GetCallStatus", **selectors)
        masked = reply.head.get("numbers_masked")
        return {row["dest"] for row in reply.body["calls"]}, masked

    assert await seen(ctid="um") == ({ORDINARY}, None)
    assert await seen(ctid="dois") == ({"xxxxx831"}, True)
    assert await seen(cd_id=cd_id) == ({"xxxxx830"}, True)
    assert await seen(date_start="2026-03-04") == ({"xxxxx830", "xxxxx831"}, True)


@pytest.mark.parametrize(
    ("kind", "told"), [("json", ORDINARY), ("form", "xxxxx830"), ("query", "xxxxx830")]
)
async def test_encoded_deliveries_mask_the_number(
    customer: Customer, receiver: Receiver, kind: str, told: str
) -> None:
    await switch(customer, masking="1")
    await customer.post("/sandbox/answers", callback_format=kind)
    await customer.call(rurl=receiver.url)
    await customer.pass_time(60)
    (body,) = receiver.queries if kind == "query" else receiver.bodies
    assert (body["dest"], body["cd_called_status"]) == (told, "OK")


async def test_a_ticket_goes_before_an_id(customer: Customer) -> None:
    await switch(customer, ctid_first="1")
    first, bare = await customer.call(ctid="um"), await customer.call(OTHER)
    await customer.pass_time(60)
    assert [row["cd_id"] for row in await customer.records(ctid="um", cd_id=bare)] == [first]
    assert [row["cd_id"] for row in await customer.records(ctid="null")] == [bare]


async def test_records_may_hold_numbers(customer: Customer, receiver: Receiver) -> None:
    await switch(customer, docs_rows="1", paging="1")
    cd_id = await customer.call(rurl=receiver.url)
    await customer.call(OTHER, type="22", rec="3")
    await customer.pass_time(60)
    for asked in (88701, "88701", cd_id):
        (row,) = await customer.records(cd_id=asked)
        assert (row["cd_id"], row["dur"]) == (88701, 1)
        assert (row["cd_amdasw"], row["origin"]) == ("ND", "api")
    assert (cd_id, receiver.bodies[0]["cd_id"]) == ("c_88701", "c_88701")
    page = await customer.ask("GetCallStatus", maxreg="1")
    assert page.body["return"]["pagination"]["next_id"] == 88702
    assert page.body["calls"][0]["cdr_sec"] == 3
    (row,) = await customer.records(last_id=88702)
    assert row["cd_id"] == 88701


@pytest.mark.parametrize(("grouped", "told"), [("0", ["1", "2", "3"]), ("1", ["123"])])
async def test_the_keys_of_one_answer_may_stand_together(
    customer: Customer, receiver: Receiver, grouped: str, told: list[str]
) -> None:
    await switch(customer, grouped_answers=grouped)
    await customer.post(f"/sandbox/phones/{ORDINARY}", behaviour="answer", keys="123")
    cd_id = await customer.call(ndig="3", rurl=receiver.url)
    await customer.pass_time(60)
    row, (body,) = await customer.record(cd_id), receiver.bodies
    assert [value for name, value in row.items() if name.startswith("resp_")] == told
    assert [value for name, value in body.items() if name.startswith("cd_resp")] == told


async def test_an_id_of_zero_stands_beside_a_refusal(customer: Customer) -> None:
    await switch(customer, zero_ids="1")
    assert (await customer.ask("MakeTTSCall", dest="1")).head["cd_id"] == "0"
    assert (await customer.ask("MakeSMS")).head["cdls_id"] == "0"


async def test_numbers_are_completed_unless_setbrasil_is_zero(customer: Customer) -> None:
    await switch(customer, setbrasil="1")
    typed = "(11) 99206-9830"
    await customer.call(typed)
    assert (await customer.ask("MakeSMS", dest=typed, text="oi")).status == 200
    for endpoint, code in (("MakeTTSCall", "203"), ("MakeSMS", "240")):
        reply = await customer.ask(endpoint, dest=typed, text="oi", setbrasil="0")
        assert reply.head["status_code"] == code
    assert customer.dialled == [("call", ORDINARY), ("sms", ORDINARY)]


async def test_a_recording_is_had_by_its_calls_id(customer: Customer) -> None:
    ids = [await customer.call(f"551190000004{digit}", type="22") for digit in (0, 1)]
    await customer.pass_time(60)
    assert (await customer.ask("PlayAudioFile", recid=ids[0])).head["status_code"] == "220"
    await switch(customer, recordings_by_id="1")
    for recid in (ids[0], ids[0].removeprefix("c_")):
        reply = await customer.ask("PlayAudioFile", recid=recid)
        assert (reply.status, reply.content_type) == (200, "audio/x-wav")
        assert reply.text.startswith("RIFF")
    assert (await customer.ask("PlayAudioFile", recid=ids[1])).verdict[1:] == (
        "250",
        "No audio file",
    )
    assert (await customer.ask("PlayAudioFile", recid="1")).head["status_code"] == "230"


async def test_a_list_from_an_unregistered_address_is_warned(docs: Customer) -> None:
    reply = await docs.ask("GetCallStatus", date_start="2026-03-04")
    assert "registered" in reply.head["warning"]
    assert "warning" not in (await docs.ask("GetCallStatus", cd_id="c_1")).head
    await docs.post("/sandbox/addresses", address="127.0.0.1")
    await switch(docs, required_addresses="1")
    reply = await docs.ask("GetCallStatus", date_start="2026-03-04")
    assert (reply.status, "warning" in reply.head) == (200, False)
