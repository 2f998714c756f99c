"""MakeTTSCall's rows by cause: hours, limits, lists and values."""

import pytest

from sandbox import barred
from tests.sandbox.caller import ORDINARY, TOKEN, WORDS, Customer, Reply

OTHER = "5511992069831"
HOUR, DAY = 3600, 86400


async def ask(customer: Customer, **params: object) -> Reply:
    return await customer.ask("MakeTTSCall", **({"dest": ORDINARY, "text": WORDS} | params))


async def test_numlim_bounds_the_calls_to_one_number_on_one_day(customer: Customer) -> None:
    for _ in range(2):
        assert (await ask(customer, numlim="2")).status == 200
    blocked = (400, "250", "error sent message CA")
    assert (await ask(customer, numlim="2")).verdict == blocked
    assert (await ask(customer, numlim="3", dest=OTHER)).status == 200
    assert (await ask(customer)).status == 200
    await customer.pass_time(8 * HOUR)  # past midnight in São Paulo
    assert (await ask(customer, numlim="2")).status == 200
    bridge = {"type": "3", "priority": "-1", "dest": OTHER, "dest2": ORDINARY}
    assert (await ask(customer, numlim="1", **bridge)).verdict == blocked


@pytest.mark.parametrize(("which", "text"), [("do_not_call", "BK_PROCON"), ("customer", "Blocked")])
async def test_a_barred_number_is_called_only_when_free(
    customer: Customer, which: str, text: str
) -> None:
    assert (await customer.get("/sandbox/barred")).body == {"barred": {}}
    reply = await customer.post("/sandbox/barred", number=ORDINARY, list=which)
    assert reply.body == {"barred": {ORDINARY: which}}
    refused = (400, "250", f"error sent message {text}")
    assert (await ask(customer)).verdict == refused
    bridge = {"type": "3", "priority": "-1", "dest": OTHER, "dest2": ORDINARY}
    assert (await ask(customer, free="0", **bridge)).verdict == refused
    assert customer.dialled == []
    assert (await ask(customer, free="1")).status == 200
    await customer.post("/sandbox/barred", number=ORDINARY, list="")
    assert (await ask(customer)).status == 200


async def test_the_lists_take_numbers_and_names_that_exist(
    customer: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for wrong in ({"number": "55", "list": "customer"}, {"number": ORDINARY, "list": "x"}, {}):
        assert (await customer.post("/sandbox/barred", **wrong)).status == 400
    monkeypatch.setattr(barred, "MAX_BARRED", 1)
    await customer.post("/sandbox/barred", number=ORDINARY, list="customer")
    full = await customer.post("/sandbox/barred", number=OTHER, list="customer")
    assert (full.status, full.body["problem"]) == (409, "1 numbers are barred already")


@pytest.mark.parametrize(
    ("wait", "open_then"),
    [
        (0, True),  # Wednesday 16:15
        (5 * HOUR, False),  # 21:15
        (15 * HOUR, False),  # Thursday 07:15
        (16 * HOUR, True),
        (2 * DAY + 22 * HOUR, True),  # Saturday 14:15
        (3 * DAY, False),
        (4 * DAY - 4 * HOUR, False),  # Sunday 12:15
    ],
)
async def test_bkddd_blocks_the_night_and_the_sunday(
    customer: Customer, wait: int, open_then: bool
) -> None:
    await customer.pass_time(wait)
    for bkddd in ("1", "2"):
        reply = await ask(customer, bkddd=bkddd)
        expected = ("0", "OK") if open_then else ("230", "block ddd time")
        assert reply.verdict[1:] == expected
    for free in ({}, {"bkddd": "0"}, {"bkddd": "1", "dest": "442071838750"}):
        assert (await ask(customer, **free)).status == 200


async def test_bkddd_looks_at_the_hour_of_the_first_try(customer: Customer) -> None:
    late = await ask(customer, bkddd="1", repeat="2|30|23:00|2026-03-04 22:00")
    assert late.head["status_code"] == "230"
    assert (await ask(customer, bkddd="1", repeat="2|30|22:00|2026-03-05 09:00")).status == 200


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"priority": "high"}, "priority is a whole number"),
        ({"priority": "1.5"}, "priority is a whole number"),
        ({"numlim": "0"}, "numlim is a number of calls, 1 or more"),
        ({"free": "2"}, "free is 0 or 1"),
        ({"bkddd": "3"}, "bkddd is 0, 1 or 2"),
        ({"setbrasil": "0"}, "setbrasil is 1 or empty"),
        ({"encoding": "UTF-16"}, "encoding is UTF-8, ASCII or ISO-8859-1"),
        ({"repeat": "2|30|99:99"}, "repeat is tries|minutes|HH:MM or"),
        ({"repeat": "2|30|22:00|2026-02-30 10:00"}, "repeat is tries|minutes|HH:MM or"),
    ],
    ids=str,
)
async def test_values_that_the_manual_does_not_allow(
    customer: Customer, wrong: dict[str, str], says: str
) -> None:
    reply = await ask(customer, **wrong)
    assert reply.verdict[:2] == (400, "900")
    assert reply.head["status"].startswith(f"sandbox: {says}")
    assert customer.dialled == []


@pytest.mark.parametrize("url", ["x", "https://", "ftp://a.b/c", "http://[half", "/a.mp3"])
async def test_an_address_of_a_sound_is_complete_even_beside_content(
    customer: Customer, url: str
) -> None:
    reply = await ask(customer, content="tf1", urlcontent=url)
    assert reply.verdict == (400, "202", "urlcontent invalida")


@pytest.mark.parametrize(
    ("endpoint", "wrong"),
    [
        ("GetCallStatus", {"onlydtmf": "yes"}),
        ("GetCallStatus", {"date_start": "20260304"}),
        ("GetCallStatus", {"date_end": "2026-W10-3"}),
        ("GetCallStatus", {"date_end": "2026-02-30"}),
        ("GetCampaignsList", {"model": "2"}),
    ],
)
async def test_filters_that_nobody_understands(
    customer: Customer, endpoint: str, wrong: dict[str, str]
) -> None:
    assert (await customer.ask(endpoint, **wrong)).verdict[:2] == (400, "900")


async def test_the_ledger_keeps_no_more_than_a_customer_sends(customer: Customer) -> None:
    await customer.call(nome="x" * 5000, **{f"extra{turn}": "y" for turn in range(100)})
    params = customer.sandbox.platform.ledger[0].params
    assert (len(params), len(params["nome"])) == (40, 500)


async def test_answers_are_set_by_control(customer: Customer) -> None:
    usual = {
        "callback_format": "json",
        "panel_rurl": "",
        "sms_account": True,
        "balance": "10000,000",
        "bases_as_example": False,
        "tsid_as_example": False,
        "change_as_example": False,
        "interactive_type": "",
    }
    assert (await customer.get("/sandbox/answers")).body == usual
    panel = {"panel_rurl": "http://127.0.0.1:9/x", "callback_format": "form"}
    odd = {"tsid_as_example": "1", "change_as_example": True, "sms_account": "0"}
    reply = await customer.post("/sandbox/answers", **panel, **odd, balance="12,5")
    expected = {"tsid_as_example": True, "change_as_example": True, "sms_account": False}
    assert reply.body == usual | panel | expected | {"balance": "12,500"}
    assert (await customer.ask("GetUserID", tsid="1")).head["tsid"] == "null"
    changed = await customer.ask("ChangeCampaign", cp_id="210551", active="0")
    assert changed.head["cp_id"] == "210576"
    sms = await customer.ask("MakeSMS", dest=ORDINARY, text="oi")
    assert sms.head["status"] == "No sms account"
    await customer.post("/sandbox/answers", balance="0.0", panel_rurl="")
    assert (await ask(customer)).head["status"] == "error sent message No credit ID"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({}, "answers are set by callback_format, "),
        ({"format": "json"}, "answers are set by callback_format, "),
        ({"callback_format": "xml"}, "callback_format is one of json, form, query"),
        ({"panel_rurl": "example.com"}, "panel_rurl is a complete address"),
        ({"sms_account": "yes"}, "sms_account is 1 or 0"),
        ({"balance": "-1"}, "balance is money from 0"),
        ({"balance": "1.000,00"}, "balance is money from 0"),
        ({"balance": "5", "tsid_as_example": "x"}, "tsid_as_example is 1 or 0"),
    ],
    ids=str,
)
async def test_answers_that_do_not_exist_change_nothing(
    customer: Customer, wrong: dict[str, str], says: str
) -> None:
    before = (await customer.get("/sandbox/answers", headers=TOKEN)).body
    reply = await customer.post("/sandbox/answers", **wrong)
    assert reply.status == 400
    assert reply.body["problem"].startswith(says)
    assert (await customer.get("/sandbox/answers")).body == before
