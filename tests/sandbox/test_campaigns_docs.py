"""The profile of the newer docs, where they contradict the manual."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from sandbox.requests import Requests
from tests.sandbox.caller import START, Customer, running_customer
from tests.sandbox.campaigner import (
    ANSWERS,
    SILENT,
    calls,
    campaign,
    change,
    kept,
    listed,
    order,
    row,
    upload,
)

REQUEST = {"request_id": "lote-2026.03"}


@pytest_asyncio.fixture
async def customer() -> AsyncIterator[Customer]:
    async with running_customer() as one:
        reply = await one.post("/sandbox/profile", profile="docs")
        assert reply.body == {"profile": "docs"}
        yield one


async def test_the_profile_is_the_manuals_unless_it_is_set(customer: Customer) -> None:
    assert (await customer.get("/sandbox/profile")).body == {"profile": "docs"}
    assert (await customer.post("/sandbox/profile", profile="other")).status == 400
    async with running_customer() as fresh:
        assert (await fresh.get("/sandbox/profile")).body == {"profile": "manual"}


async def test_addresses_may_end_in_php_in_either_profile(customer: Customer) -> None:
    for profile in ("docs", "manual"):
        await customer.post("/sandbox/profile", profile=profile)
        assert (await customer.ask("GetCampaignsList.php")).status == 201
        assert (await customer.ask("MakeSMS.php")).head["status_code"] == "230"


async def test_counters_are_numbers(customer: Customer) -> None:
    shown = await row(customer, await campaign(customer))
    names = ("cp_destinations", "cp_made", "cp_answered", "cp_transfered")
    assert [shown[name] for name in names] == [1, 0, 0, "null"]
    assert (await row(customer, "210550"))["cp_transfered"] == 0


async def test_a_new_campaign_loads_for_some_seconds(customer: Customer) -> None:
    cp_id = await campaign(customer)
    assert (await row(customer, cp_id))["cp_active "] == "2"
    await customer.pass_time(4.9)
    assert calls(customer) == []
    await customer.pass_time(0.1)
    assert (await row(customer, cp_id))["cp_active "] == "1"
    assert calls(customer) == [(ANSWERS, 0)]


async def test_a_campaign_may_be_created_inactive(customer: Customer) -> None:
    cp_id = await campaign(customer, cp_ativo="0")
    await customer.pass_time(60)
    assert (await row(customer, cp_id))["cp_active "] == "0"
    assert calls(customer) == []


async def test_a_request_id_makes_a_second_request_harmless(customer: Customer) -> None:
    first = await order(customer, **REQUEST)
    again = await order(customer, **REQUEST)
    assert "duplicate_request" not in first.head
    assert again.head == first.head | {"duplicate_request": "1"}
    await customer.pass_time(30 * 60)
    later = await order(customer, **REQUEST)
    assert later.head["cp_id"] != first.head["cp_id"]


async def test_a_request_that_failed_may_come_again(customer: Customer) -> None:
    assert (await order(customer, **REQUEST, mobile="7")).head["status_code"] == "213"
    assert (await order(customer, **REQUEST)).head["cp_id"] == "210581"


async def test_a_request_still_in_progress_is_refused(
    customer: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_end = asyncio.Event(), asyncio.Event()

    async def slow(*_: object) -> float:
        begun.set()
        await may_end.wait()
        return 1.0

    monkeypatch.setattr(customer.sandbox.platform.speaker, "seconds", slow)
    first = asyncio.create_task(order(customer, **REQUEST))
    await begun.wait()
    assert (await order(customer, **REQUEST)).head["status_code"] == "232"
    may_end.set()
    assert (await first).head["cp_id"] == "210581"


def test_a_request_that_outlives_its_half_hour_is_forgotten() -> None:
    requests = Requests()
    assert requests.claim("one", START) is None
    later = START.replace(hour=23)
    assert requests.claim("two", later) is None
    requests.settle("one", "210581")
    assert requests.claim("one", later) is None


async def test_the_manual_knows_no_request_id(customer: Customer) -> None:
    await customer.post("/sandbox/profile", profile="manual")
    made = [(await order(customer, **REQUEST)).head["cp_id"] for _ in range(2)]
    assert made == ["210581", "210582"]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"datajson": "[no list"}, "206"),
        ({"datajson": ["1"]}, "270"),
        ({"cp_ativo": "2"}, "231"),
        ({"request_id": "short"}, "233"),
        ({"cp_id": "999"}, "282"),
        ({"limit_name": "3"}, "227"),
        ({"resends": "4"}, "215"),
    ],
)
async def test_the_docs_have_rows_of_their_own(
    customer: Customer, wrong: dict[str, object], code: str
) -> None:
    assert (await order(customer, **wrong)).head["status_code"] == code


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("lista.json", "[no list", "207"),
        ("lista.json", '["1"]', "270"),
        ("lista.csv", "nobody", "270"),
        ("lista.exe", "MZ", "205"),
    ],
)
async def test_a_file_that_is_not_what_it_says(
    customer: Customer, name: str, content: str, code: str
) -> None:
    assert (await upload(customer, name, content)).head["status_code"] == code


async def test_the_docs_limits_differ(customer: Customer) -> None:
    usual = await campaign(customer)
    soon = await campaign(customer, resends="1", time_resends="1", limit_name="0")
    assert kept(customer, usual).rules.resends == 0
    assert kept(customer, soon).rules.time_resends == 1
    assert kept(customer, soon).script.name_words == 3


async def test_a_change_answers_the_whole_campaign(customer: Customer) -> None:
    reply = await change(customer, "210551", active="0", name="Nova", group="1")
    assert reply.head == {"status": "OK", "status_code": "0"}
    (shown,) = reply.body["campaigns"]
    assert (shown["cp_id"], shown["cp_active "], shown["cp_name"]) == ("210551", "0", "Nova")
    assert shown["cp_group "] == "Vendas"
    await change(customer, "210551", group="0", max_answered="4")
    assert (await row(customer, "210551"))["cp_group "] == "null"
    assert kept(customer, "210551").rules.max_answered == 4


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ({}, ("210", "No new parameters")),
        ({"active": "1"}, ("230", "Parameters without change")),
        ({"max_answered": "x"}, ("211", "Invalid max_answered")),
        ({"group": "99"}, ("250", "Group not found")),
        ({"name": "x" * 51}, ("900", f"sandbox: name cannot be {'x' * 20}")),
    ],
)
async def test_changes_that_the_docs_refuse(
    customer: Customer, asked: dict[str, str], verdict: tuple[str, str]
) -> None:
    assert (await change(customer, "210551", **asked)).verdict == (400, *verdict)


async def test_ignored_names_are_answered_ok_here_too(customer: Customer) -> None:
    await customer.post("/sandbox/change-names", ignore="both")
    reply = await change(customer, "210551", active="0")
    assert reply.body["campaigns"][0]["cp_active "] == "1"


async def test_the_list_has_the_docs_filters(customer: Customer) -> None:
    cp_id = await campaign(customer, date_end="2026-03-09")
    for filters in ({"date": "1"}, {"date": "2026-03-09"}, {"date": "2021-03-01"}):
        assert [one["cp_id"] for one in await listed(customer, **filters)] == [cp_id]
    await change(customer, "210580", active="0")
    active = [one["cp_id"] for one in await listed(customer, type="on")]
    assert active == [cp_id, "210579", "210578", "210551"]


async def test_calls_come_in_pages(customer: Customer) -> None:
    cp_id = await campaign(customer, ANSWERS, SILENT, ANSWERS)
    await customer.pass_time(120)

    async def page(**selectors: object) -> tuple[list[str], dict[str, object]]:
        reply = await customer.ask("GetCallStatus", cp_id=cp_id, **selectors)
        return [call["cd_id"] for call in reply.body["calls"]], reply.body["return"]["pagination"]

    first, more = await page(maxreg="2")
    assert more == {"has_more": True, "next_id": first[-1]}
    rest, more = await page(maxreg="2", last_id=first[-1])
    assert more == {"has_more": False, "next_id": None}
    assert len(first) == 2
    assert len(rest) == 1
    capped = {"maxreg_capped": True, "maxreg_applied": 5000}
    for asked, told in (("-1", more | capped), ("5001", more | capped), ("5000", more)):
        assert await page(maxreg=asked) == ([*first, *rest], told)
    unpaged = await customer.ask("GetCallStatus", cp_id=cp_id)
    assert "pagination" not in unpaged.head
    reply = await customer.ask("GetCallStatus", last_id="first")
    assert reply.head["status_code"] == "900"
