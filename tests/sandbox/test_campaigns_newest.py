"""What the newest documents say of campaigns: requests that come twice, kinds that ask."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.sandbox.caller import HEARD, WORDS, Customer, running_customer
from tests.sandbox.campaigner import ANSWERS, campaign, order

OTHER = "5511992069831"


@pytest_asyncio.fixture
async def docs() -> AsyncIterator[Customer]:
    async with running_customer() as one:
        assert (await one.post("/sandbox/profile", profile="docs")).status == 200
        yield one


async def test_a_request_id_with_other_parameters_is_another_campaign(docs: Customer) -> None:
    same = {"request_id": "lote-2026.03"}
    first, again = await order(docs, **same), await order(docs, **same)
    other = await order(docs, **same, vel="10")
    assert again.head["cp_id"] == first.head["cp_id"] != other.head["cp_id"]
    assert again.head["duplicate_request"] == "1"
    assert "duplicate_request" not in other.head


async def test_a_new_campaign_tells_what_was_saved(docs: Customer) -> None:
    reply = await order(docs, vel="30", max_answered="5", no_block="1")
    assert reply.body["return"]["settings"] == {
        "max_answered": "5",
        "vel": "30",
        "resends": "0",
        "time_resends": "30",
        "no_block": "1",
        "group": "0",
    }


@pytest.mark.parametrize(
    ("kind", "asked", "waits"),
    [("4", {"nans": "2", "dtime": "4"}, 4), ("4", {}, 7), ("6", {"ndigval": "2", "dtime": "4"}, 4)],
)
async def test_campaigns_ask(docs: Customer, kind: str, asked: dict[str, str], waits: int) -> None:
    cp_id = await campaign(docs, ANSWERS, "5511900000013", cp_type=kind, text=WORDS, **asked)
    await docs.pass_time(120)
    keyed, silent = await docs.records(cp_id=cp_id)
    assert keyed["resp_1"] == "3"
    assert (silent["resp_1"], silent["dur"]) == ("", int(HEARD + waits))


async def test_a_key_lets_the_question_be_heard_again(docs: Customer) -> None:
    cp_id = await campaign(docs, "5511900000019", cp_type="4", text=WORDS, dtmfini="9")
    await docs.pass_time(120)
    (row,) = await docs.records(cp_id=cp_id)
    # said, the key after a second, said once more, and seven seconds of waiting for an answer
    assert (row["resp_1"], row["dur"]) == ("", int(2 * HEARD + 1 + 7))


async def test_a_campaign_asks_for_so_many_keys_at_most(docs: Customer) -> None:
    for wrong in ({"cp_type": "6", "ndigval": "13"}, {"cp_type": "4", "dtmfini": "often"}):
        assert (await order(docs, **wrong)).head["status_code"] == "900"


async def test_a_campaign_that_died_is_made_anew_by_the_same_request(docs: Customer) -> None:
    same = {"request_id": "lote-2026.03"}
    first = (await order(docs, **same)).head["cp_id"]
    await docs.post(f"/sandbox/campaigns/{first}/fail")
    again = await order(docs, **same)
    assert again.head["cp_id"] != first
    assert "duplicate_request" not in again.head


async def test_raising_max_answered_wakes_a_finished_campaign(docs: Customer) -> None:
    cp_id = await campaign(docs, ANSWERS, OTHER, max_answered="1")
    await docs.pass_time(600)
    assert len(docs.dialled) == 1
    await docs.ask("ChangeCampaign", cp_id=cp_id, max_answered="2")
    await docs.pass_time(600)
    assert len(docs.dialled) == 2
