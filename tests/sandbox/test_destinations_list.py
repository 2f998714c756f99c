from typing import Any

import pytest

from sandbox.seed import BASE
from tests.sandbox.caller import Customer
from tests.sandbox.uploads import upload

ENDPOINT = "CreateDestinationBase"
NUMBERS = ["11 98442-1414", "19 96539-2325", "11 3245-2020"]


async def test_the_lists_show_active_ones_and_what_is_asked_for(customer: Customer) -> None:
    first = await created(customer, name="Teste um", ctid="abc")
    await customer.pass_time(86400)
    second = await created(customer, name="Outra", file="b.csv")
    assert await listed(customer, maxreg="2") == [
        {
            "cdlc_id": second,
            "cdlc_ctid": "",
            "cdlc_name": "Outra",
            "cdlc_file": "b.csv",
            "cdlc_date": "2026-03-05",
            "cdlc_num": "3",
        },
        {
            "cdlc_id": first,
            "cdlc_ctid": "abc",
            "cdlc_name": "Teste um",
            "cdlc_file": "",
            "cdlc_date": "2026-03-04",
            "cdlc_num": "3",
        },
    ]
    assert await ids(customer) == [second, first, BASE]
    assert await ids(customer, search="TESTE", maxreg="50") == [first]
    assert await ids(customer, search=second) == [second]
    assert await ids(customer, cdlc_id=first) == await ids(customer, ctid="abc") == [first]
    assert await ids(customer, cdlc_id=second, ctid="abc") == []


async def test_a_base_is_put_away_and_fetched_again(customer: Customer) -> None:
    base = await created(customer, name="Teste", ctid="abc")
    assert await ids(customer, cdlc_id=base, setactive="0") == [base]
    assert await ids(customer) == [BASE]
    assert await ids(customer, list="0") == [base]
    assert await ids(customer, list="all") == [base, BASE]
    assert await ids(customer, ctid="abc", setactive="1", list="1") == []
    assert await ids(customer, ctid="abc", setactive="1") == [base]
    assert await ids(customer) == [base, BASE]


@pytest.mark.parametrize(
    "wrong",
    [
        {"setactive": "0"},
        {"setactive": "0", "search": "teste"},
        {"setactive": "2", "cdlc_id": BASE},
        {"list": "2"},
        {"maxreg": "ten"},
    ],
)
async def test_what_the_manual_does_not_allow_changes_nothing(
    customer: Customer, wrong: dict[str, str]
) -> None:
    assert (await customer.ask("GetDestinationsList", **wrong)).verdict[:2] == (400, "900")
    assert await ids(customer) == [BASE]


async def test_the_list_is_100_long_unless_it_is_asked_otherwise(customer: Customer) -> None:
    for turn in range(110):
        await created(customer, name=str(turn))
    assert len(await ids(customer)) == 100
    assert len(await ids(customer, maxreg="0")) == 111


async def created(customer: Customer, *, file: str = "", **params: str) -> str:
    if file:
        reply = await upload(
            customer, ENDPOINT, "\n".join(NUMBERS).encode(), field="f", file=file, **params
        )
    else:
        reply = await customer.ask(ENDPOINT, datajson=NUMBERS, **params)
    assert reply.status == 201
    return reply.head["cdlc_id"]


async def listed(customer: Customer, **asked: str) -> list[dict[str, Any]]:
    reply = await customer.ask("GetDestinationsList", **asked)
    assert reply.verdict == (200, "0", "OK")
    rows = reply.body["lists"]
    assert isinstance(rows, list)
    return rows


async def ids(customer: Customer, **asked: str) -> list[str]:
    return [row["cdlc_id"] for row in await listed(customer, **asked)]
