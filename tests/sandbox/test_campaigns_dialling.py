import asyncio

import aiohttp
import pytest

from sandbox.calls import LOCAL
from sandbox.server import start_sandbox
from tests.sandbox.caller import Customer
from tests.sandbox.campaigner import (
    ANSWERS,
    BLOCKED,
    SILENT,
    calls,
    campaign,
    change,
    kept,
    order,
    row,
)

HOUR = 3600.0
FIXED = "551132452020"
MANY = [f"55119{number:08}" for number in range(20_000_000, 20_000_010)]


async def statuses(customer: Customer, **selectors: object) -> list[tuple[str, str]]:
    rows = await customer.records(**selectors)
    return [(one["dest"], one["cd_status"]) for one in reversed(rows)]


async def counters(customer: Customer, cp_id: str) -> tuple[str, str]:
    shown = await row(customer, cp_id)
    return shown["cp_made"], shown["cp_answered"]


async def test_everybody_is_called_once_in_the_order_of_the_list(customer: Customer) -> None:
    cp_id = await campaign(customer, *MANY)
    await customer.pass_time(60)
    assert calls(customer) == [
        (number, pytest.approx(place * 0.1)) for place, number in enumerate(MANY)
    ]
    assert await counters(customer, cp_id) == ("10", "10")
    await customer.pass_time(8 * HOUR)
    assert len(calls(customer)) == 10


async def test_the_speed_is_calls_per_minute(customer: Customer) -> None:
    await campaign(customer, *MANY[:4], vel="4")
    await customer.pass_time(60)
    assert [seconds for _, seconds in calls(customer)] == [0, 15, 30, 45]


async def test_counters_live_while_the_calls_do(customer: Customer) -> None:
    cp_id = await campaign(customer, ANSWERS, SILENT, vel="60")
    await customer.pass_time(0)
    assert await counters(customer, cp_id) == ("1", "0")
    await customer.pass_time(2)
    assert await counters(customer, cp_id) == ("2", "1")
    await customer.pass_time(60)
    assert await counters(customer, cp_id) == ("2", "1")


async def test_each_person_hears_their_own_words(customer: Customer) -> None:
    people = [["11 90000-0000", "Ana Maria de Souza", "77", "R$30,00", "", "hoje"]]
    text = "NOME COD_CLI EXTRA1 EXTRA2-EXTRA3 NOMEADO"
    for limit in ("1", "2", "3"):
        await campaign(customer, *people, text=text, limit_name=limit)
    await customer.pass_time(60)
    assert [line.text for line in customer.sandbox.platform.ledger] == [
        "Ana 77 R$30,00 -hoje NOMEADO",
        "Ana Souza 77 R$30,00 -hoje NOMEADO",
        "Ana Maria de Souza 77 R$30,00 -hoje NOMEADO",
    ]


async def test_nobody_is_called_outside_the_days_and_hours(customer: Customer) -> None:
    cp_id = await campaign(
        customer,
        *MANY[:3],
        vel="1",
        date_start="2026-03-05",
        date_end="2026-03-06",
        time_start="09:00",
        time_end="09:01:30",
    )
    assert (await row(customer, cp_id))["cp_ontime "] == "0"
    await customer.pass_time(3 * 24 * HOUR)
    dialled = [line.at.astimezone(LOCAL) for line in customer.sandbox.platform.ledger]
    assert [f"{at:%d %H:%M:%S}" for at in dialled] == ["05 09:00:00", "05 09:01:00", "06 09:00:00"]


async def test_after_the_last_day_who_is_left_stays_uncalled(customer: Customer) -> None:
    cp_id = await campaign(customer, *MANY, vel="1", time_end="16:17:00")
    await customer.pass_time(48 * HOUR)
    assert await counters(customer, cp_id) == ("2", "2")


async def test_days_that_are_over_never_dial(customer: Customer) -> None:
    cp_id = await campaign(customer, date_start="2021-02-23", date_end="2021-02-24")
    await customer.pass_time(24 * HOUR)
    assert await counters(customer, cp_id) == ("0", "0")


async def test_who_did_not_answer_is_called_again(customer: Customer) -> None:
    cp_id = await campaign(customer, SILENT, ANSWERS, resends="2", time_resends="10")
    await customer.pass_time(HOUR)
    assert calls(customer) == [
        (SILENT, 0),
        (ANSWERS, pytest.approx(0.1)),
        (SILENT, 25 + 600),
        (SILENT, 2 * (25 + 600)),
    ]
    assert await counters(customer, cp_id) == ("4", "1")


async def test_a_call_again_that_is_due_comes_before_new_people(customer: Customer) -> None:
    people = [SILENT, *(f"551198{number:07}" for number in range(20))]
    await campaign(customer, *people, resends="1", time_resends="10", vel="1")
    await customer.pass_time(12.5 * 60)
    assert [number for number, _ in calls(customer)][10:13] == [people[10], SILENT, people[11]]


async def test_a_wrong_number_is_not_called_again(customer: Customer) -> None:
    await campaign(customer, "5511900000002", resends="3", time_resends="10")
    await customer.pass_time(2 * HOUR)
    assert await statuses(customer) == [("5511900000002", "EK")]


async def test_enough_answers_end_it_and_are_never_exceeded(customer: Customer) -> None:
    cp_id = await campaign(customer, SILENT, *MANY, max_answered="3")
    await customer.pass_time(HOUR)
    assert await counters(customer, cp_id) == ("4", "3")


async def test_without_mobiles_they_are_reported_and_never_ring(customer: Customer) -> None:
    cp_id = await campaign(customer, ANSWERS, FIXED, mobile="0")
    await customer.pass_time(60)
    assert calls(customer) == [(FIXED, 0)]
    assert await statuses(customer, cp_id=cp_id) == [(ANSWERS, "CK"), (FIXED, "OK")]
    assert await counters(customer, cp_id) == ("1", "1")


async def test_who_does_not_want_calls_gets_none_unless_nobody_checks(customer: Customer) -> None:
    checked = await campaign(customer, BLOCKED)
    await customer.pass_time(60)
    assert calls(customer) == []
    assert await statuses(customer, cp_id=checked) == [(BLOCKED, "BK")]
    unchecked = await campaign(customer, BLOCKED, no_block="1")
    await customer.pass_time(60)
    assert calls(customer) == [(BLOCKED, 0)]
    assert await statuses(customer, cp_id=unchecked) == [(BLOCKED, "OK")]


async def test_a_pause_stops_at_once_and_is_lifted_where_it_was(customer: Customer) -> None:
    cp_id = await campaign(customer, *MANY[:4], vel="6")
    await customer.pass_time(15)
    await change(customer, cp_id, active="0")
    await customer.pass_time(HOUR)
    assert len(calls(customer)) == 2
    await change(customer, cp_id, active="1")
    await customer.pass_time(60)
    assert [number for number, _ in calls(customer)] == MANY[:4]


async def test_a_new_speed_and_new_hours_count_from_now_on(customer: Customer) -> None:
    cp_id = await campaign(customer, *MANY, vel="1")
    await customer.pass_time(10)
    await change(customer, cp_id, lig_min="30")
    await customer.pass_time(3)
    assert [seconds for _, seconds in calls(customer)] == [0, 10, 12]
    await change(customer, cp_id, time_start="17:00")
    await customer.pass_time(60)
    assert len(calls(customer)) == 3
    assert (await row(customer, cp_id))["cp_ontime "] == "0"
    await customer.pass_time(HOUR)
    assert len(calls(customer)) == 10


@pytest.mark.parametrize(
    ("action", "texted"),
    [
        ("ok", [ANSWERS, "5511900000011"]),
        ("nae", [SILENT]),
        ("oknae", [ANSWERS, "5511900000011", SILENT]),
        ("dtmf1", ["5511900000011"]),
    ],
)
async def test_an_sms_follows_and_only_after_the_last_try(
    customer: Customer, action: str, texted: list[str]
) -> None:
    people = [SILENT, ANSWERS, "5511900000011", BLOCKED]
    await campaign(
        customer, *people, sms_text="Ligamos", sms_action=action, sms_dtmf="2", time_resends="10"
    )
    await customer.pass_time(HOUR)
    sent = [line.dest for line in customer.sandbox.platform.ledger if line.kind == "sms"]
    assert sorted(sent) == sorted(texted)


async def test_a_campaign_of_thousands_takes_one_timer_and_little_time(customer: Customer) -> None:
    people = [f"55119{number:08}" for number in range(80_000_000, 80_003_000)]
    cp_id = await campaign(customer, *people)
    waiting = customer.sandbox.platform.clock._heap
    assert len(waiting) == 1
    await customer.pass_time(6 * 60)
    assert await counters(customer, cp_id) == ("3000", "3000")
    assert len(waiting) < 3000
    assert not kept(customer, cp_id).progress.under_way


async def test_in_real_time_a_campaign_dials_by_itself() -> None:
    sandbox = await start_sandbox()
    ended = asyncio.Event()
    records = sandbox.platform.records
    sandbox.platform.on_change.add(lambda: ended.set() if any(records.finished()) else None)
    async with aiohttp.ClientSession() as http:
        today = sandbox.platform.clock.now().astimezone(LOCAL).date().isoformat()
        day = {"date_start": today, "date_end": "2999-12-31"}
        hours = {"time_start": "00:00:00", "time_end": "23:59:59"}
        customer = Customer(sandbox, http)
        await campaign(customer, "5511900000002", **day, **hours)
        await asyncio.wait_for(ended.wait(), 120)
        assert calls(customer) == [("5511900000002", 0)]
    await sandbox.close()


async def test_a_base_of_the_account_is_called(customer: Customer) -> None:
    reply = await order(customer, cdlc_id="229186")
    await customer.pass_time(60)
    assert (await row(customer, reply.head["cp_id"]))["cp_made"] == "3"


async def test_a_call_of_a_forgotten_campaign_ends_like_any_other(customer: Customer) -> None:
    cp_id = await campaign(customer, SILENT)
    await customer.pass_time(1)
    del customer.sandbox.platform.campaigns._campaigns[cp_id]
    await customer.pass_time(HOUR)
    assert await statuses(customer) == [(SILENT, "NA")]


async def test_the_clock_may_find_the_hours_changed(customer: Customer) -> None:
    cp_id = await campaign(customer, ANSWERS)
    one = kept(customer, cp_id)
    one.active = False  # and nobody told the timer
    await customer.pass_time(60)
    assert calls(customer) == []
