"""What the newest documents refuse of calls and SMS, and of tokens."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.sandbox.caller import ORDINARY, WORDS, Customer, running_customer
from tests.sandbox.test_switches import switch

CALL = {"dest": ORDINARY, "text": WORDS}
OTHER = "5511992069831"


@pytest_asyncio.fixture
async def docs() -> AsyncIterator[Customer]:
    async with running_customer() as one:
        assert (await one.post("/sandbox/profile", profile="docs")).status == 200
        yield one


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
    told = (await customer.ask("GetUserID", tsid="1")).head
    assert {"tsid", "aut_app"}.isdisjoint(told)
    assert told["cdcs_id"] == "2"
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
    await switch(customer, contents="1")
    await customer.call(text="", content="187515162")
    await customer.call(text="", content="tf187515162")
    for line in customer.sandbox.platform.records.calls.values():
        assert line.order.words_seconds > 2.5


async def test_bkddd_2_waits_in_silence_for_the_next_open_hour(docs: Customer) -> None:
    await docs.pass_time(6 * 3600)  # Wednesday, 22:15 in São Paulo
    cd_id = await docs.call(bkddd="2", ctid="manha")
    assert (docs.dialled, await docs.records(ctid="manha")) == ([], [])
    assert (await docs.post(f"/sandbox/calls/{cd_id}/hangup")).status == 409
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
        assert "MS|pt-BR-FranciscaNeural" in {row["cdwv_name"] for row in reply.body["voices"]}


async def test_an_ignored_parameter_is_warned_of(customer: Customer) -> None:
    await switch(customer, ignored_parameters="1")
    reply = await customer.ask("MakeTTSCall", **CALL, callerid="551132452020")
    assert (reply.status, reply.head["warning"]) == (
        200,
        "callerid ignored: not allowed for this account",
    )
    assert len(customer.dialled) == 1
