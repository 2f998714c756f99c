import json

import pytest

from tests.sandbox.caller import TOKEN, Customer
from tests.sandbox.campaigner import campaign, listed
from tests.sandbox.test_campaigns import FACTS

EXAMPLE = FACTS["endpoints"]["GetCampaignsList"]["example"]
SEEDED = ["210580", "210579", "210578", "210551", "210550"]


async def ids(customer: Customer, **filters: object) -> list[str]:
    return [row["cp_id"] for row in await listed(customer, **filters)]


async def test_the_manuals_example_is_answered_byte_for_byte(customer: Customer) -> None:
    url = customer.sandbox.base_url + "GetCampaignsList"
    async with customer.http.post(url, data=EXAMPLE["request_raw"], headers=TOKEN) as answer:
        assert answer.status == 201
        text = await answer.text()
    # the manual's copy is printed with blanks and line ends between the values
    assert json.dumps(json.loads(text), indent=4) == EXAMPLE["response_raw"]


async def test_the_newest_come_first_and_ids_go_on_from_the_example(customer: Customer) -> None:
    new = [await campaign(customer) for _ in range(2)]
    assert new == ["210581", "210582"]
    assert await ids(customer) == [*new[::-1], *SEEDED]


async def test_a_hundred_are_listed_unless_maxreg_says_otherwise(customer: Customer) -> None:
    for _ in range(100):
        await campaign(customer)
    assert len(await ids(customer)) == 100
    assert len(await ids(customer, maxreg="0")) == 105
    assert await ids(customer, maxreg="1") == ["210680"]


async def test_each_filter_finds_its_own(customer: Customer) -> None:
    cp_id = await campaign(
        customer, name="Aviso", detail="Cobrança de março", cp_ctid="lote-1", group="2"
    )
    assert await ids(customer, cp_id="210551") == ["210551"]
    assert await ids(customer, cp_ctid="lote-1") == [cp_id]
    assert await ids(customer, group="2") == [cp_id]
    assert await ids(customer, search="COBRANÇA") == [cp_id]
    assert await ids(customer, search="aviso") == [cp_id]
    assert await ids(customer, date="2026-03-04") == [cp_id]
    assert await ids(customer, date="2021-02-24") == SEEDED
    assert await ids(customer, date="2026-03-05") == []
    assert await ids(customer, model="1") == ["210550"]
    assert await ids(customer, model="0") == [cp_id, *SEEDED]
    assert await ids(customer, cp_id="999") == []


@pytest.mark.parametrize("wrong", [{"maxreg": "-1"}, {"maxreg": "many"}, {"date": "today"}])
async def test_unreadable_filters_get_the_sandboxs_own_code(
    customer: Customer, wrong: dict[str, str]
) -> None:
    reply = await customer.ask("GetCampaignsList", **wrong)
    assert (reply.status, reply.head["status_code"]) == (400, "900")
