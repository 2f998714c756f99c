import pytest

from sandbox.answers import MAKE_SMS, Status
from tests.sandbox.caller import ORDINARY, TOKEN, Customer, Receiver

GOOD = {"dest": ORDINARY, "text": "Este é um teste de SMS enviado por API", "ctid": "123456"}


async def test_an_sms_is_sent_and_gets_its_id(customer: Customer, receiver: Receiver) -> None:
    customer.sandbox.platform.panel_rurl = receiver.url
    reply = await customer.ask("MakeSMS", **GOOD)
    assert reply.status == 200
    assert reply.body == {"return": {"status": "OK", "status_code": "0", "cdls_id": "1501"}}
    (line,) = customer.sandbox.platform.ledger
    assert (line.kind, line.ctid, line.cd_id) == ("sms", "123456", "1501")
    await customer.pass_time(3600)
    assert receiver.bodies == []


@pytest.mark.parametrize(
    ("wrong", "code", "text"),
    [
        ({"dest": ""}, "230", "No dest"),
        ({"text": ""}, "235", "No text"),
        ({"text": "é" * 161}, "238", "Text more than 160 ch"),
        ({"dest": "551132452020"}, "240", "Mobile is not valid"),
        ({"dest": "55119"}, "240", "Mobile is not valid"),
        ({"ctid": "a b"}, "900", "sandbox: ctid is up to 15 letters and digits"),
        ({"dest": "5511900000030"}, "250", "error sent message No credit ID"),
    ],
)
async def test_the_manuals_causes_are_refused(
    customer: Customer, wrong: dict[str, str], code: str, text: str
) -> None:
    reply = await customer.ask("MakeSMS", **(GOOD | wrong))
    assert reply.verdict == (400, code, text)
    assert customer.dialled == []


async def test_an_account_without_sms_is_refused(customer: Customer) -> None:
    customer.sandbox.platform.sms_account = False
    assert (await customer.ask("MakeSMS", **GOOD)).verdict == (400, "220", "No sms account")


@pytest.mark.parametrize("row", MAKE_SMS, ids=str)
async def test_every_row_can_be_asked_for_by_its_code(customer: Customer, row: Status) -> None:
    headers = TOKEN | {"X-Sandbox-Fault": str(row.code)}
    reply = await customer.ask("MakeSMS", headers=headers, **GOOD)
    assert reply.verdict == (400, str(row.code), row.text)


async def test_160_characters_and_a_foreign_mobile_are_fine(customer: Customer) -> None:
    assert (await customer.ask("MakeSMS", dest="442071838750", text="é" * 160)).status == 200


async def test_the_broken_platform_answers_html_and_sends_nothing(customer: Customer) -> None:
    reply = await customer.ask("MakeSMS", dest="5511900000031", text="oi")
    assert (reply.status, reply.content_type) == (502, "text/html")
    assert customer.dialled == []
