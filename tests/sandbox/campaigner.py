"""A customer who runs campaigns: orders them, reads their row, and knows who was called when."""

from typing import Any

import aiohttp

from sandbox.campaigns import Campaign
from tests.sandbox.caller import TOKEN, Customer, Reply, _reply

TODAY = "2026-03-04"  # in São Paulo, where it is 16:15:05
DAYS: dict[str, object] = {"date_start": TODAY, "date_end": TODAY}
HOURS: dict[str, object] = {"time_start": "08:00:00", "time_end": "20:00:00"}
ANSWERS, SILENT, BLOCKED = "5511900000000", "5511900000001", "5511900000005"
TEXT = "Olá NOME"


async def order(customer: Customer, **params: object) -> Reply:
    usual: dict[str, object] = DAYS | HOURS | {"text": TEXT}
    if not {"cdlc_id", "datajson"} & params.keys():
        usual["datajson"] = [ANSWERS]
    sent = {name: value for name, value in (usual | params).items() if value is not None}
    return await customer.ask("CreateCampaign", **sent)


async def campaign(customer: Customer, *people: object, **params: object) -> str:
    reply = await order(customer, datajson=list(people) or [ANSWERS], **params)
    assert reply.verdict == (201, "0", "OK"), reply.text
    return reply.head["cp_id"]


async def change(customer: Customer, cp_id: str, **params: object) -> Reply:
    return await customer.ask("ChangeCampaign", cp_id=cp_id, **params)


async def listed(customer: Customer, **filters: object) -> list[dict[str, Any]]:
    reply = await customer.ask("GetCampaignsList", **filters)
    assert reply.verdict == (201, "0", "OK"), reply.text
    rows = reply.body["campaigns"]
    assert isinstance(rows, list)
    return rows


async def row(customer: Customer, cp_id: str) -> dict[str, Any]:
    (one,) = await listed(customer, cp_id=cp_id)
    return one


async def upload(customer: Customer, name: str, content: str, **params: str) -> Reply:
    sent = {name: str(value) for name, value in (DAYS | HOURS | params).items()}
    form = aiohttp.FormData({"text": TEXT} | sent)
    form.add_field("file", content.encode(), filename=name)
    url = customer.sandbox.base_url + "CreateCampaign"
    async with customer.http.post(url, data=form, headers=TOKEN) as answer:
        return await _reply(answer)


def kept(customer: Customer, cp_id: str) -> Campaign:
    found = customer.sandbox.platform.campaigns.find(cp_id)
    assert found is not None
    return found


def calls(customer: Customer) -> list[tuple[str, float]]:
    """Who was called, and how many seconds after the first call."""
    lines = [line for line in customer.sandbox.platform.ledger if line.kind == "call"]
    return [(line.dest, (line.at - lines[0].at).total_seconds()) for line in lines]
