"""Every status row that the platform's newest documents name, reached over HTTP."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio

from tests.sandbox.caller import ORDINARY, TOKEN, WORDS, Customer, Reply, running_customer
from tests.sandbox.campaigner import ANSWERS, campaign, order

CALL = {"dest": ORDINARY, "text": WORDS}
LIST = {"date_start": "2026-03-04"}
Cause = Callable[[Customer], Awaitable[Reply]]


@pytest_asyncio.fixture
async def customer() -> AsyncIterator[Customer]:
    async with running_customer() as one:
        assert (await one.post("/sandbox/profile", profile="docs")).status == 200
        yield one


async def call(customer: Customer, **params: object) -> Reply:
    return await customer.ask("MakeTTSCall", **(CALL | params))


async def too_many_lists(customer: Customer) -> Reply:
    for _ in range(200):
        assert (await customer.ask("GetCallStatus", **LIST)).status == 200
    return await customer.ask("GetCallStatus", **LIST)


async def too_many_lookups(customer: Customer) -> Reply:
    for _ in range(500):
        assert (await customer.ask("GetCallStatus", cd_id="c_1")).status == 200
    return await customer.ask("GetCallStatus", cd_id="c_1")


async def unregistered(customer: Customer) -> Reply:
    await customer.post("/sandbox/switches", required_addresses="1")
    return await customer.ask("GetCallStatus", **LIST)


async def unknown_token(customer: Customer) -> Reply:
    return await customer.ask("GetUserID", headers={"Authorization": "Bearer lost"})


async def banned(customer: Customer) -> Reply:
    for _ in range(15):
        await unknown_token(customer)
    return await customer.ask("GetUserID")


async def used_ticket(customer: Customer) -> Reply:
    await customer.post("/sandbox/switches", unique_ctid="1")
    await call(customer, ctid="um")
    return await call(customer, ctid="um", dest="5511992069831")


async def second_call(customer: Customer) -> Reply:
    await call(customer)
    return await call(customer)


async def second_sms(customer: Customer) -> Reply:
    await customer.ask("MakeSMS", **CALL)
    return await customer.ask("MakeSMS", **CALL)


async def sms_at_night(customer: Customer) -> Reply:
    await customer.pass_time(6 * 3600)  # 22:15 in São Paulo
    for turn in range(300):
        sent = await customer.ask("MakeSMS", dest=f"5511992{turn:06d}", text="oi")
        assert sent.status == 200
    return await customer.ask("MakeSMS", **CALL)


async def listed_call(customer: Customer) -> Reply:
    await customer.post("/sandbox/barred", number=ORDINARY, list="customer")
    return await call(customer)


async def listed_sms(customer: Customer) -> Reply:
    await customer.post("/sandbox/barred", number=ORDINARY, list="customer")
    return await customer.ask("MakeSMS", **CALL)


async def holiday(customer: Customer) -> Reply:
    holiday = datetime(2026, 4, 21, 15, tzinfo=UTC)  # a Tuesday at noon
    await customer.pass_time((holiday - customer.sandbox.platform.clock.now()).total_seconds())
    return await call(customer, bkddd="1")


async def same_campaign(customer: Customer) -> Reply:
    days = {"date_start": "2026-03-05", "date_end": "2026-03-05"}
    wanted = {"cdlc_id": "229186"} | days
    assert (await order(customer, **wanted)).status == 201
    return await order(customer, **wanted)


async def dead_campaign(customer: Customer) -> Reply:
    cp_id = await campaign(customer, ANSWERS)
    assert (await customer.post(f"/sandbox/campaigns/{cp_id}/fail")).status == 200
    listed = (await customer.ask("GetCampaignsList", cp_id=cp_id)).body["campaigns"]
    assert (listed[0]["cp_active "], listed[0]["cp_status_txt"][:16]) == ("0", "Falha na geração")
    return await customer.ask("ChangeCampaign", cp_id=cp_id, active="1")


def asked(endpoint: str, **params: str) -> Cause:
    return lambda customer: customer.ask(endpoint, **(CALL | params))


def ordered(**params: str) -> Cause:
    return lambda customer: order(customer, **params)


def faulty(endpoint: str, code: int) -> Cause:
    headers = TOKEN | {"X-Sandbox-Fault": str(code)}
    return lambda customer: customer.ask(endpoint, headers=headers, **CALL)


ROWS: dict[str, tuple[Cause, int, int, str]] = {
    "lists": (too_many_lists, 429, 429, "Rate limit exceeded"),
    "look-ups": (too_many_lookups, 429, 429, "Daily limit of status lookups reached"),
    "unregistered IP": (unregistered, 403, 105, ""),
    "unknown token": (unknown_token, 401, 102, "SID not found"),
    "banned": (banned, 401, 199, "IP blocked"),
    "MCP": (
        lambda one: one.ask("GetUserID", tsid="sandbox-mcp-x", headers={"X": "1"}),
        401,
        114,
        "",
    ),
    "nothing to hear": (asked("MakeTTSCall", text=""), 400, 201, "No text"),
    "malformed audio": (
        asked("MakeTTSCall", text="", content="my song"),
        400,
        204,
        "Invalid content",
    ),
    "unknown audio": (asked("MakeTTSCall", text="", content="tf1"), 400, 205, "Content not"),
    "unknown second audio": (asked("MakeTTSCall", contentno="tf1"), 400, 205, ""),
    "voice": (asked("MakeTTSCall", voice="ElevenLabs|Sarah"), 400, 210, "TTS ElevenLabs"),
    "used ticket": (used_ticket, 400, 220, "DP"),
    "holiday": (holiday, 400, 230, "block ddd time"),
    "second call": (second_call, 400, 244, "http duplicity"),
    "second SMS": (second_sms, 400, 244, "http duplicidade"),
    "night": (sms_at_night, 400, 245, "night limit"),
    "own list": (listed_call, 400, 260, "number blocked"),
    "own list, SMS": (listed_sms, 400, 260, "number blocked"),
    "no agent": (asked("MakeTTSCall", type="100"), 400, 290, "Inform agent ID"),
    "unknown agent": (asked("MakeTTSCall", type="100", dtmfini="9"), 400, 290, "Agent is not"),
    "bad datajson": (ordered(datajson="{"), 400, 206, ""),
    "end before start": (ordered(date_end="2026-03-01"), 400, 221, "Invalid date end: before"),
    "loose date": (ordered(date_start="2026-3-4"), 400, 220, ""),
    "same campaign": (same_campaign, 400, 230, "Active campaign"),
    "bad request_id": (ordered(request_id="short"), 400, 233, ""),
    "dead campaign": (dead_campaign, 400, 234, "Campaign generation failed"),
    "list not generated": (ordered(datajson="[]"), 400, 270, ""),
}
# Nothing that a customer does leads there: the platform itself has to fail.
BY_FAULT = [("CreateCampaign", code) for code in (207, 232, 263, *range(271, 276))]
ROWS |= {
    f"{endpoint} {code}": (faulty(endpoint, code), 400, code, "") for endpoint, code in BY_FAULT
}


@pytest.mark.parametrize(("cause", "http", "code", "text"), ROWS.values(), ids=ROWS)
async def test_a_row_is_reached_over_http(
    customer: Customer, cause: Cause, http: int, code: int, text: str
) -> None:
    reply = await cause(customer)
    assert (reply.status, reply.head["status_code"]) == (http, str(code))
    assert reply.head["status"].startswith(text)
    assert not reply.head["status"].startswith("sandbox")


async def test_a_list_too_many_says_when_to_come_again(customer: Customer) -> None:
    await customer.ask("GetCallStatus", **LIST)
    await customer.pass_time(600)
    reply = await too_many_lists_after(customer, 199)
    assert (reply.status, reply.headers["Retry-After"]) == (429, "3000")
    await customer.pass_time(2999)
    assert (await customer.ask("GetCallStatus", **LIST)).status == 429
    await customer.pass_time(1)
    assert (await customer.ask("GetCallStatus", **LIST)).status == 200


async def too_many_lists_after(customer: Customer, taken: int) -> Reply:
    for _ in range(taken):
        await customer.ask("GetCallStatus", **LIST)
    return await customer.ask("GetCallStatus", **LIST)


async def test_look_ups_come_back_at_midnight_and_with_each_call(customer: Customer) -> None:
    refused = await too_many_lookups(customer)
    assert 0 < int(refused.headers["Retry-After"]) == 7 * 3600 + 44 * 60 + 55  # until midnight
    await call(customer)
    for _ in range(40):
        assert (await customer.ask("GetCallStatus", cd_id="c_1")).status == 200
    assert (await customer.ask("GetCallStatus", cd_id="c_1")).status == 429
    assert (await customer.ask("GetCallStatus", **LIST)).status == 200  # another quota
    await customer.pass_time(timedelta(hours=8).total_seconds())
    assert (await customer.ask("GetCallStatus", cd_id="c_1")).status == 200
    assert customer.sandbox.platform.quotas.lookups_allowed == 501  # 40 × a thirtieth of a call
