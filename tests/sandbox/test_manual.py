import json
from pathlib import Path

import pytest

from sandbox.answers import COMMON, OK, TABLES
from sandbox.endpoints import ENDPOINTS
from tests.sandbox.caller import Customer, Receiver

FACTS = json.loads((Path(__file__).parents[1] / "contract" / "manual.json").read_text("utf-8"))


def rows(printed: list[dict[str, str]]) -> list[tuple[str, int]]:
    return [(row["status"], int(row["status_code"])) for row in printed]


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_each_table_holds_the_manuals_rows_and_no_other(endpoint: str) -> None:
    printed = rows(FACTS["endpoints"][endpoint]["status"])
    assert [tuple(row) for row in TABLES.get(endpoint, ())] == [
        row for row in printed if row != tuple(OK)
    ]


def test_the_common_table_holds_the_manuals_rows() -> None:
    assert [tuple(row) for row in COMMON] == rows(FACTS["common"]["status"])


@pytest.mark.parametrize("endpoint", ["MakeTTSCall", "GetUserID"])
async def test_an_answer_has_the_keys_of_the_manuals_example(
    customer: Customer, endpoint: str
) -> None:
    example = FACTS["endpoints"][endpoint]["example"]
    reply = await customer.ask(endpoint, **example["request"])
    assert list(reply.body["return"]) == list(example["response"]["return"])


async def test_a_record_has_the_keys_of_the_manuals_example(customer: Customer) -> None:
    cd_id = await customer.call()
    await customer.pass_time(60)
    example = FACTS["endpoints"]["GetCallStatus"]["example"]["response"]["calls"][0]
    assert list(await customer.record(cd_id)) == list(example)


async def test_a_callback_has_only_fields_with_public_evidence(
    customer: Customer, receiver: Receiver
) -> None:
    await customer.call(rurl=receiver.url, ctid="abc")
    await customer.pass_time(60)
    evidence = FACTS["common"]["callback"]["public_evidence"]
    named = {*evidence["call_fields"], "cd_resp1"}
    assert set(receiver.bodies[0]) <= named
    assert {*evidence["seen_in"]["A and B"], "ctid"} <= set(receiver.bodies[0])
