from tests.sandbox.caller import Customer, Receiver
from tests.sandbox.campaigner import ANSWERS, campaign

FIXED = "551132452020"


async def test_callbacks_go_to_the_panels_address_and_name_campaign_and_person(
    customer: Customer, receiver: Receiver
) -> None:
    customer.sandbox.platform.panel_rurl = receiver.url
    people = [{"number": ANSWERS, "name": "Ana", "codcli": "77", "extra1": "R$30,00"}]
    cp_id = await campaign(customer, *people, cp_ctid="lote-1")
    await customer.pass_time(60)
    (body,) = receiver.bodies
    assert (body["cp_id"], body["cpid"]) == (cp_id, "lote-1")
    assert {name: value for name, value in body.items() if name.startswith("cdc_")} == {
        "cdc_number": ANSWERS,
        "cdc_name": "Ana",
        "cdc_codcli": "77",
        "cdc_extra1": "R$30,00",
        "cdc_extra2": "",
        "cdc_extra3": "",
    }


async def test_callbacks_of_a_campaign_can_have_their_own_address_and_their_fault(
    customer: Customer, receiver: Receiver
) -> None:
    await campaign(customer, rurl=receiver.url)
    await customer.pass_time(60)
    assert len(receiver.bodies) == 1
    headers = {"Authorization": "Bearer sandbox-test", "X-Sandbox-Fault": "callback_twice"}
    reply = await customer.ask(
        "CreateCampaign",
        headers=headers,
        cp_id="210581",
        cdlc_id="229186",
        rurl=receiver.url,
    )
    assert reply.status == 201
    await customer.pass_time(60)
    assert len(receiver.bodies) == 1 + 2 * 3


async def test_records_name_the_campaign_and_are_found_by_either_id(customer: Customer) -> None:
    single = await customer.call()
    cp_id = await campaign(customer, ANSWERS, FIXED, cp_ctid="lote-1")
    other = await campaign(customer, ANSWERS)
    await customer.pass_time(60)
    for selector in ({"cp_id": cp_id}, {"cpid": "lote-1"}):
        found = await customer.records(**selector)
        assert [(one["cp_id"], one["cpid"], one["ctid"]) for one in found] == [
            (cp_id, "lote-1", "")
        ] * 2
    (found,) = await customer.records(cp_id=other)
    assert (found["cp_id"], found["cpid"]) == (other, "0")
    assert (await customer.record(single))["cp_id"] in (None, "0")
    assert await customer.records(cpid="nobody") == []
