import pytest

from tests.sandbox.caller import Customer, Receiver

ROW_KEYS = [
    *("cd_id", "cd_status", "cp_id", "cpid", "ctid", "dest", "date", "time_dial", "time_start"),
    *("time_end", "dur", "resp_1", "route", "rate", "value"),
]


async def test_a_row_looks_like_the_manuals_example(customer: Customer) -> None:
    cd_id = await customer.call("5511900000001")
    await customer.pass_time(60)
    row = await customer.record(cd_id)
    assert list(row) == ROW_KEYS
    assert row == {
        "cd_id": cd_id,
        "cd_status": "NA",
        "cp_id": None,
        "cpid": "0",
        "ctid": "",
        "dest": "5511900000001",
        "date": "2026-03-04",
        "time_dial": "16:15:05",
        "time_start": "null",
        "time_end": "null",
        "dur": "0",
        "resp_1": "",
        "route": "null",
        "rate": "0,000",
        "value": "0,000",
    }


async def test_money_is_written_with_a_comma(customer: Customer) -> None:
    mobile = await customer.call()
    fixed = await customer.call("551132452020", text="", content="tf1")
    await customer.pass_time(60)
    row = await customer.record(mobile)
    assert (row["route"], row["rate"], row["value"]) == ("DDD 11 Movel", "0,300", "0,150")
    row = await customer.record(fixed)
    assert (row["route"], row["rate"], row["value"]) == ("DDD 11 Fixo", "0,100", "0,050")


async def test_the_newest_call_comes_first_and_maxreg_cuts(customer: Customer) -> None:
    ids = [await customer.call() for _ in range(3)]
    await customer.pass_time(60)
    assert [row["cd_id"] for row in await customer.records()] == ids[::-1]
    assert [row["cd_id"] for row in await customer.records(maxreg="1")] == ids[:1:-1]
    assert len(await customer.records(maxreg="0")) == 3


async def test_selectors_find_by_id_ticket_and_key(customer: Customer) -> None:
    plain = await customer.call(ctid="t1")
    keyed = await customer.call("5511900000013", ctid="t2")
    await customer.pass_time(60)
    assert [row["cd_id"] for row in await customer.records(cd_id=plain)] == [plain]
    assert [row["cd_id"] for row in await customer.records(ctid="t2")] == [keyed]
    assert [row["resp_1"] for row in await customer.records(onlydtmf="1")] == ["3"]
    assert await customer.records(ctid="nobody") == []


async def test_single_calls_belong_to_no_campaign(customer: Customer) -> None:
    await customer.call()
    await customer.pass_time(60)
    assert await customer.records(cp_id="210551") == []
    assert await customer.records(cpid="lote1") == []


async def test_a_period_counts_days_in_sao_paulo(customer: Customer) -> None:
    before = await customer.call()
    await customer.pass_time(8 * 3600)  # past midnight in São Paulo, 03:15 in UTC
    after = await customer.call()
    await customer.pass_time(60)

    async def found(**period: str) -> list[str]:
        return [row["cd_id"] for row in await customer.records(**period)]

    assert await found(date_start="2026-03-04", date_end="2026-03-04") == [before]
    assert await found(date_start="2026-03-05") == [after]
    assert await found(date_start="2026-03-01", date_end="2026-03-31") == [after, before]


@pytest.mark.parametrize("wrong", [{"date_start": "04/03/2026"}, {"maxreg": "-1"}])
async def test_unreadable_selectors_get_the_sandboxs_own_code(
    customer: Customer, wrong: dict[str, str]
) -> None:
    reply = await customer.ask("GetCallStatus", **wrong)
    assert (reply.status, reply.head["status_code"]) == (400, "900")


async def test_with_rurl_the_reports_are_sent_there_again(
    customer: Customer, receiver: Receiver
) -> None:
    ids = [await customer.call() for _ in range(2)]
    await customer.pass_time(60)
    reply = await customer.ask("GetCallStatus", rurl=receiver.url)
    assert reply.body == {"return": {"status": "OK", "status_code": "0"}}
    await customer.pass_time(0)
    assert [body["cd_id"] for body in receiver.bodies] == ids[::-1]
