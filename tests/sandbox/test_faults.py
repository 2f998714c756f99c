import asyncio
import json
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from sandbox import api
from sandbox.endpoints import ENDPOINTS
from tests.sandbox.caller import ORDINARY, TOKEN, WORDS, Customer, Reply

FACTS = json.loads((Path(__file__).parents[1] / "contract" / "manual.json").read_text("utf-8"))
COMMON = [(row["status"], row["status_code"]) for row in FACTS["common"]["status"]]
OWN = [
    (endpoint, row["status"], row["status_code"])
    for endpoint in ENDPOINTS
    for row in FACTS["endpoints"].get(endpoint, {"status": []})["status"]
    if row["status_code"] != "0"
]
CALL = {"dest": ORDINARY, "text": WORDS}


def faulty(fault: str) -> dict[str, str]:
    return TOKEN | {"X-Sandbox-Fault": fault}


async def ask(customer: Customer, fault: str, **params: object) -> Reply:
    return await customer.ask("MakeTTSCall", headers=faulty(fault), **(CALL | params))


async def queue(customer: Customer, fault: str, endpoint: str = "*", times: str = "1") -> Reply:
    return await customer.post("/sandbox/faults", endpoint=endpoint, fault=fault, times=times)


# -- rows of the tables


@pytest.mark.parametrize(("endpoint", "text", "code"), OWN)
async def test_every_row_of_every_endpoint_can_be_asked_for(
    customer: Customer, endpoint: str, text: str, code: str
) -> None:
    reply = await customer.ask(endpoint, headers=faulty(f"{code}:{text}"))
    status = 401 if endpoint == "PlayAudioFile" else 400
    assert reply.verdict == (status, code, text)
    assert customer.dialled == []


@pytest.mark.parametrize(
    ("endpoint", "code"), sorted({(endpoint, code) for endpoint, _, code in OWN})
)
async def test_a_code_alone_takes_the_first_row_that_has_it(
    customer: Customer, endpoint: str, code: str
) -> None:
    first = next(words for name, words, own in OWN if (name, own) == (endpoint, code))
    reply = await customer.ask(endpoint, headers=faulty(code))
    assert reply.head == {"status": first, "status_code": code}


@pytest.mark.parametrize("endpoint", ENDPOINTS)
async def test_every_endpoint_answers_the_common_rows(customer: Customer, endpoint: str) -> None:
    for text, code in COMMON[1:]:
        reply = await customer.ask(endpoint, headers=faulty(code))
        assert reply.verdict == (401, code, text)


# -- instead of the platform's answer


@pytest.mark.parametrize("code", [400, 429, 500, 503, 599])
async def test_an_http_error_has_no_json_and_nothing_is_done(customer: Customer, code: int) -> None:
    reply = await ask(customer, f"http:{code}")
    assert (reply.status, reply.content_type) == (code, "text/plain")
    assert customer.dialled == []


async def test_html_is_a_proxys_page_and_nothing_is_done(customer: Customer) -> None:
    reply = await ask(customer, "html")
    assert (reply.status, reply.content_type) == (502, "text/html")
    assert customer.dialled == []


async def test_down_cuts_the_connection_and_nothing_is_done(customer: Customer) -> None:
    with pytest.raises(aiohttp.ClientError):
        await ask(customer, "down")
    assert customer.dialled == []


@pytest.mark.parametrize(
    "fault",
    [
        *("many", "", "http:200", "http:abc", "http", "html:1", "slow", "slow:nan", "slow:601"),
        *("slow:-1", "silent:3", "callback_late:x", "callback_late:99999999", "1" * 5000),
        *("250,html", "html,", "250:error sent message CA,slwo:2"),
    ],
)
async def test_a_fault_that_does_not_exist_is_told_what_exists(
    customer: Customer, fault: str
) -> None:
    reply = await ask(customer, fault)
    assert reply.verdict[:2] == (400, "900")
    assert customer.dialled == []
    if len(fault) < 100:
        for name in ("<code>:<text>", "http:", "html", "down", "slow:", "silent", "cut"):
            assert name in reply.head["status"]


async def test_callback_faults_are_for_what_dials(customer: Customer) -> None:
    reply = await customer.ask("MakeSMS", headers=faulty("no_callback"), dest=ORDINARY, text="oi")
    assert reply.head["status_code"] == "900"
    assert "MakeTTSCall" in reply.head["status"]


async def test_without_a_token_no_fault_is_told(customer: Customer) -> None:
    await queue(customer, "html")
    reply = await customer.ask("GetUserID", headers={"X-Sandbox-Fault": "html"})
    assert reply.head["status_code"] == "130"
    assert (await customer.ask("GetUserID")).status == 502


# -- around the platform's answer


async def test_slow_does_it_at_once_and_answers_late(customer: Customer) -> None:
    asking = asyncio.create_task(ask(customer, "slow:0.3"))
    await customer.until_dialled()
    assert not asking.done()
    assert (await asking).verdict == (200, "0", "OK")
    assert customer.dialled == [("call", ORDINARY)]


async def test_a_slow_refusal_is_a_refusal(customer: Customer) -> None:
    assert (await ask(customer, "slow:0.01,250")).head["status_code"] == "250"
    assert (await ask(customer, "slow:0.01", dest="")).head["status_code"] == "250"
    assert (await ask(customer, "http:503 , slow:0")).status == 503


async def test_closing_the_sandbox_ends_a_slow_answer(customer: Customer) -> None:
    asking = asyncio.create_task(ask(customer, "slow:600"))
    await customer.until_dialled()
    await customer.sandbox.close()
    with pytest.raises(aiohttp.ClientError):
        await asking


@pytest.mark.parametrize("fault", ["slow:600", "silent"])
async def test_a_client_that_leaves_is_not_waited_for(
    customer: Customer, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    let_go = asyncio.Event()
    monkeypatch.setattr(api, "_closed", lambda _: let_go.set() or web.Response())
    asking = asyncio.create_task(ask(customer, fault))
    await customer.until_dialled()
    asking.cancel()
    await asyncio.wait_for(let_go.wait(), 120)


async def test_silent_does_it_and_never_answers(customer: Customer) -> None:
    customer.sandbox.platform.hold_seconds = 0.05
    with pytest.raises(aiohttp.ClientError):
        await ask(customer, "silent", ctid="t1")
    await customer.pass_time(60)
    assert [row["cd_status"] for row in await customer.records(ctid="t1")] == ["OK"]


async def test_cut_does_it_and_stops_within_the_answer(
    customer: Customer, caplog: pytest.LogCaptureFixture
) -> None:
    url = customer.sandbox.base_url + "MakeTTSCall"
    async with customer.http.post(url, json=CALL, headers=faulty("cut")) as answer:
        assert (answer.status, answer.content_type) == (200, "application/json")
        with pytest.raises(aiohttp.ClientPayloadError):
            await answer.read()
    assert customer.dialled == [("call", ORDINARY)]
    assert caplog.records == []
