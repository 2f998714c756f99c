import logging

import pytest

from tests.sandbox.caller import Customer, Receiver

BODY = {
    "cd_id": "c_88701",
    "ctid": "abc",
    "dest": "5511900000015",
    "cd_date": "2026-03-04",
    "cd_time": "16:15:05",
    "cd_time_start": "16:15:07",
    "cd_time_end": "16:15:10",
    "cd_time_sec": "3",
    "cd_route": "DDD 11 Movel",
    "cd_price": "0,300",
    "cd_value": "0,150",
    "cd_called_status": "OK",
    "cd_resp1": "5",
    "saldo": "9999,850",
}


async def call_back(customer: Customer, url: str) -> None:
    await customer.call("5511900000015", ctid="abc", rurl=url)
    await customer.pass_time(20)


async def test_the_end_of_a_call_is_posted_as_json(customer: Customer, receiver: Receiver) -> None:
    await call_back(customer, receiver.url)
    assert (receiver.kinds, receiver.bodies) == (["application/json"], [BODY])


async def test_or_as_a_form(customer: Customer, receiver: Receiver) -> None:
    customer.sandbox.platform.callback_format = "form"
    await call_back(customer, receiver.url)
    assert receiver.kinds == ["application/x-www-form-urlencoded"]
    assert receiver.bodies == [BODY]


async def test_or_in_the_query_beside_what_was_there(
    customer: Customer, receiver: Receiver
) -> None:
    customer.sandbox.platform.callback_format = "query"
    assert customer.sandbox.platform.callback_format == "query"
    await call_back(customer, f"{receiver.url}?auth=s3cret")
    assert receiver.queries == [BODY | {"auth": "s3cret"}]
    assert receiver.bodies == [{}]


async def test_the_panels_address_is_used_when_a_call_brings_none(
    customer: Customer, receiver: Receiver
) -> None:
    customer.sandbox.platform.panel_rurl = receiver.url
    await customer.call()
    await customer.pass_time(20)
    assert len(receiver.bodies) == 1


async def test_a_receiver_that_fails_is_tried_three_times_with_growing_gaps(
    customer: Customer, receiver: Receiver
) -> None:
    receiver.answers = [500, 302, 404, 200]
    await call_back(customer, receiver.url)
    assert len(receiver.bodies) == 1
    await customer.pass_time(30)
    assert len(receiver.bodies) == 2
    await customer.pass_time(100)
    assert len(receiver.bodies) == 2
    await customer.pass_time(20)
    assert len(receiver.bodies) == 3
    await customer.pass_time(86400)
    assert len(receiver.bodies) == 3


async def test_a_receiver_that_recovers_gets_the_same_body_once_more(
    customer: Customer, receiver: Receiver
) -> None:
    receiver.answers = [503]
    await call_back(customer, receiver.url)
    await customer.pass_time(86400)
    assert receiver.bodies == [BODY, BODY]


async def test_a_receiver_that_does_not_exist_harms_nobody(
    customer: Customer, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="sandbox.callbacks"):
        await call_back(customer, "http://127.0.0.1:9/callback")
        await customer.pass_time(86400)
    assert [record.args[0] for record in caplog.records if record.args] == [1, 2, 3]
    assert len(await customer.records()) == 1
