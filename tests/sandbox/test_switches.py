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


async def test_ids_may_be_integers(customer: Customer, receiver: Receiver) -> None:
    await switch(customer, integer_ids="1", paging="1")
    reply = await customer.ask("MakeTTSCall", **CALL, rurl=receiver.url)
    await customer.call(OTHER)
    await customer.pass_time(60)
    assert reply.head["cd_id"] == 88701
    for asked in (88701, "88701", "c_88701"):
        assert [row["cd_id"] for row in await customer.records(cd_id=asked)] == [88701]
    assert receiver.bodies[0]["cd_id"] == "88701"
    page = await customer.ask("GetCallStatus", maxreg="1")
    assert page.body["return"]["pagination"]["next_id"] == 88702
    (row,) = await customer.records(last_id=88702)
    assert row["cd_id"] == 88701


async def test_a_list_from_an_unregistered_address_is_warned(docs: Customer) -> None:
    reply = await docs.ask("GetCallStatus", date_start="2026-03-04")
    assert "registered" in reply.head["warning"]
    assert "warning" not in (await docs.ask("GetCallStatus", cd_id="c_1")).head
    await docs.post("/sandbox/addresses", address="127.0.0.1")
    await switch(docs, required_addresses="1")
    reply = await docs.ask("GetCallStatus", date_start="2026-03-04")
    assert (reply.status, "warning" in reply.head) == (200, False)


@pytest.mark.parametrize(
    ("httpdup", "after", "code"),
    [
        ("", 9.9, "244"),
        ("", 10.0, "0"),
        ("60", 59.0, "244"),
        ("60", 60.0, "0"),
        ("600", 599.0, "244"),
        ("600", 600.0, "0"),
        ("0", 0.0, "0"),
        ("601", 0.0, "900"),
        ("soon", 0.0, "900"),
    ],
)
async def test_a_second_call_within_httpdup_is_refused(
    customer: Customer, httpdup: str, after: float, code: str
) -> None:
    await switch(customer, duplicates="1")
    await customer.call()
    await customer.pass_time(after)
    reply = await customer.ask("MakeTTSCall", **CALL, httpdup=httpdup)
    assert reply.head["status_code"] == code
    assert len(customer.dialled) == 1 + (code == "0")


async def test_an_sms_and_a_refused_call_are_no_duplicates(customer: Customer) -> None:
    await switch(customer, duplicates="1")
    assert (await customer.ask("MakeTTSCall", dest=ORDINARY)).head["status_code"] == "250"
    await customer.call()
    assert (await customer.ask("MakeSMS", **CALL)).status == 200
    await customer.call(OTHER)
    assert (await customer.ask("MakeTTSCall", **CALL)).head["status_code"] == "244"
    await customer.pass_time(10)  # a refusal does not make the wait longer
    await customer.call()


async def test_the_night_of_sms_ends_at_six(customer: Customer) -> None:
    await switch(customer, sms_at_night="1")
    await customer.pass_time(6 * 3600)  # 22:15 in São Paulo
    for _ in range(300):
        await customer.ask("MakeSMS", **CALL)
    await customer.pass_time(7 * 3600)
    assert (await customer.ask("MakeSMS", **CALL)).head["status_code"] == "245"
    await customer.pass_time(3600)
    assert (await customer.ask("MakeSMS", **CALL)).status == 200
    await customer.pass_time(16 * 3600)  # the next night has a count of its own
    assert (await customer.ask("MakeSMS", **CALL)).status == 200


async def test_get_user_id_gives_no_temporary_token(customer: Customer) -> None:
    token = (await customer.ask("GetUserID", tsid="1")).head["tsid"]
    await switch(customer, no_session_tokens="1")
    assert (await customer.ask("GetUserID", tsid="1")).head["tsid"] == "null"
    old = await customer.ask("GetUserID", headers={"Authorization": token})
    assert old.head["status_code"] == "100"
    await switch(customer, unknown_tokens="1")
    old = await customer.ask("GetUserID", headers={"Authorization": token})
    assert old.head["status_code"] == "102"


async def test_a_ban_is_for_good_until_the_control_lifts_it(customer: Customer) -> None:
    await switch(customer, unknown_tokens="1")

    async def guess(times: int) -> None:
        for _ in range(times):
            reply = await customer.ask("GetUserID", headers={"Authorization": "lost"})
            assert reply.verdict[:2] == (401, "102")

    await guess(14)
    await customer.pass_time(600)
    await guess(14)
    assert (await customer.ask("GetUserID")).status == 201
    await guess(1)
    await customer.pass_time(86400)
    assert (await customer.ask("GetUserID")).verdict == (401, "199", "IP blocked")
    assert (await customer.get("/sandbox/addresses")).body["banned"] == ["127.0.0.1"]
    assert (await customer.post("/sandbox/addresses", address="x", banned="0")).status == 400
    assert (
        await customer.post("/sandbox/addresses", address="127.0.0.1", banned="1")
    ).status == 400
    await customer.post("/sandbox/addresses", address="127.0.0.1", banned="0")
    assert (await customer.ask("GetUserID")).status == 201
    assert (await customer.get("/sandbox/addresses")).body == {"addresses": [], "banned": []}


async def test_a_sound_may_be_named_with_or_without_its_tf(customer: Customer) -> None:
    await switch(customer, audio_ids="1")
    await customer.call(text="", content="187515162")
    await customer.call(text="", content="tf187515162")
    for line in customer.sandbox.platform.records.calls.values():
        assert line.order.words_seconds > 2.5


async def test_bkddd_2_waits_in_silence_for_the_next_open_hour(docs: Customer) -> None:
    await docs.pass_time(6 * 3600)  # Wednesday, 22:15 in São Paulo
    cd_id = await docs.call(bkddd="2", ctid="manha")
    assert (docs.dialled, await docs.records(ctid="manha")) == ([], [])
    assert (await docs.post(f"/sandbox/calls/c_{cd_id}/hangup")).status == 409
    await docs.pass_time(9 * 3600 + 44 * 60)
    assert docs.dialled == []
    await docs.pass_time(120)
    (row,) = await docs.records(ctid="manha")
    assert (row["time_dial"], row["date"], row["cd_status"]) == ("08:00:00", "2026-03-05", "OK")


async def test_bkddd_2_with_repeat_begins_in_the_next_open_hour(docs: Customer) -> None:
    await docs.pass_time(6 * 3600)
    await docs.ask("MakeTTSCall", **CALL, bkddd="2", repeat="2|30|22:00", ctid="outra")
    await docs.pass_time(3600)
    assert docs.dialled == []
    await docs.pass_time(9 * 3600)
    assert len(docs.dialled) == 1


async def test_a_voice_agent_needs_no_words(docs: Customer) -> None:
    reply = await docs.ask("MakeTTSCall", dest=ORDINARY, type="100", dtmfini="1")
    assert reply.verdict == (200, "0", "OK")


async def test_voices_are_listed_where_the_account_has_them(customer: Customer) -> None:
    assert (await customer.ask("GetTTSVoices")).status == 404
    await switch(customer, voices="1")
    for suffix in ("", ".php"):
        reply = await customer.ask("GetTTSVoices" + suffix)
        assert reply.verdict == (200, "0", "OK")
        assert "MS|pt-BR-FranciscaNeural" in {row["voice"] for row in reply.body["voices"]}


async def test_an_ignored_parameter_is_warned_of(customer: Customer) -> None:
    await switch(customer, ignored_parameters="1")
    reply = await customer.ask("MakeTTSCall", **CALL, callerid="551132452020")
    assert (reply.status, reply.head["warning"]) == (200, "callerid was ignored")
    assert len(customer.dialled) == 1
