import pytest

from sandbox.tokens import MAX_ISSUED
from tests.sandbox.caller import ORDINARY, WORDS, Customer

CALL = {"dest": ORDINARY, "text": WORDS}


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"Authorization": "Bearer sandbox-me"}, {}),
        ({"Authorization": "sandbox-me"}, {}),
        ({"X-Nothing": "1"}, {"tsid": "sandbox-me"}),
    ],
)
async def test_a_sandbox_token_is_taken_in_all_three_places(
    customer: Customer, headers: dict[str, str], body: dict[str, str]
) -> None:
    reply = await customer.ask("MakeTTSCall", headers=headers, **CALL, **body)
    assert reply.verdict == (200, "0", "OK")


@pytest.mark.parametrize(
    ("headers", "body", "code", "text"),
    [
        ({"Authorization": "Bearer a-real-token"}, {}, "100", "Session ID is not valid"),
        ({"Authorization": "Bearer"}, {}, "130", "No user or password"),
        ({"X-Nothing": "1"}, {}, "130", "No user or password"),
        ({"X-Nothing": "1"}, {"tsid": "1"}, "130", "No user or password"),
        ({"X-Nothing": "1"}, {"user": "ana"}, "120", "IP not authorized"),
        ({"Authorization": "sandbox-fail-131"}, {}, "131", "IP trials exceeded"),
        ({"Authorization": "sandbox-fail-199"}, {}, "199", "IP blocked"),
        ({"Authorization": "sandbox-temp-unknown"}, {}, "100", "Session ID is not valid"),
    ],
)
async def test_everything_else_is_refused_with_the_manuals_row(
    customer: Customer, headers: dict[str, str], body: dict[str, str], code: str, text: str
) -> None:
    reply = await customer.ask("MakeTTSCall", headers=headers, **CALL, **body)
    assert reply.verdict == (401, code, text)
    assert customer.dialled == []


async def test_get_user_id_answers_like_the_manuals_example(customer: Customer) -> None:
    reply = await customer.ask("GetUserID")
    assert reply.body == {
        "return": {
            "status": "OK",
            "status_code": "0",
            "cdcs_id": "2",
            "cdcsu_id": "7659",
            "aut_app": "1",
            "aut_send": "1",
            "aut_camp": "1",
            "tsid": "null",
        }
    }


async def test_a_temporary_token_lives_an_hour(customer: Customer) -> None:
    token = (await customer.ask("GetUserID", tsid="1")).head["tsid"]
    headers = {"Authorization": f"Bearer {token}"}
    await customer.pass_time(3599)
    assert (await customer.ask("GetCallStatus", headers=headers)).status == 200
    await customer.pass_time(1)
    reply = await customer.ask("GetCallStatus", headers=headers)
    assert reply.verdict == (401, "101", "Session ID expired")


async def test_a_temporary_token_cannot_ask_for_another(customer: Customer) -> None:
    token = (await customer.ask("GetUserID", tsid="1")).head["tsid"]
    reply = await customer.ask("GetUserID", headers={"Authorization": token}, tsid="1")
    assert reply.verdict == (401, "100", "Session ID is not valid")


async def test_a_temporary_token_belongs_to_one_address(customer: Customer) -> None:
    token = customer.sandbox.platform.tokens.issue(holder="sandbox-x", address="192.0.2.7")
    reply = await customer.ask("GetUserID", headers={"Authorization": token})
    assert reply.verdict == (401, "100", "Session ID is not valid")


async def test_only_so_many_temporary_tokens_are_remembered(customer: Customer) -> None:
    tokens = customer.sandbox.platform.tokens
    issued = [tokens.issue(holder="sandbox-x", address="127.0.0.1") for _ in range(MAX_ISSUED + 1)]
    first = await customer.ask("GetUserID", headers={"Authorization": issued[0]})
    last = await customer.ask("GetUserID", headers={"Authorization": issued[-1]})
    assert (first.status, last.status) == (401, 201)


@pytest.mark.parametrize("raw", [b"{half", b"\xff\xfe", b"[1, 2]"])
async def test_a_body_that_is_no_json_object_is_refused(customer: Customer, raw: bytes) -> None:
    url = customer.sandbox.base_url + "GetUserID"
    async with customer.http.post(url, data=raw, headers={"Authorization": "sandbox-x"}) as answer:
        assert answer.status == 400
        assert (await answer.json())["return"]["status_code"] == "900"


async def test_forms_and_addresses_carry_parameters_too(customer: Customer) -> None:
    url = customer.sandbox.base_url + "MakeTTSCall"
    form = {"dest": ORDINARY, "text": "do corpo", "tsid": "sandbox-x"}
    async with customer.http.post(url, data=form, params={"text": "do endereço"}) as answer:
        assert answer.status == 200
    assert [line.text for line in customer.sandbox.platform.ledger] == ["do endereço"]


async def test_values_that_are_no_strings_are_understood(customer: Customer) -> None:
    await customer.call(type=0, free=True, bkddd=False, nome=None, extra1=[1], extra2=1.5)
    params = customer.sandbox.platform.ledger[0].params
    assert (params["free"], params["bkddd"], params["nome"]) == ("1", "0", "")
    assert (params["extra1"], params["extra2"]) == ("[1]", "1.5")


async def test_the_api_has_post_only_and_no_other_endpoint(customer: Customer) -> None:
    assert (await customer.get("/api/v2/MakeTTSCall")).status == 405
    assert (await customer.ask("DialForFree")).status == 404


async def test_an_authorised_address_needs_a_user_and_no_token(customer: Customer) -> None:
    nobody = {"X-Nothing": "1"}
    shown = await customer.post("/sandbox/addresses", address="127.0.0.1", authorised="1")
    assert shown.body == {"addresses": ["127.0.0.1"], "banned": []}
    reply = await customer.ask("GetCallStatus", headers=nobody, user="ana")
    assert reply.verdict == (200, "0", "OK")
    url = customer.sandbox.base_url + "GetCallStatus?user=ana"
    async with customer.http.post(url) as answer:
        assert answer.status == 200
    without = await customer.ask("GetCallStatus", headers=nobody)
    assert without.verdict == (401, "130", "No user or password")
    await customer.post("/sandbox/addresses", address="127.0.0.1", authorised="0")
    again = await customer.ask("GetCallStatus", headers=nobody, user="ana")
    assert again.verdict == (401, "120", "IP not authorized")


async def test_an_authorised_address_may_ask_for_a_temporary_token(customer: Customer) -> None:
    await customer.post("/sandbox/addresses", address="127.0.0.1")
    reply = await customer.ask("GetUserID", headers={"X-Nothing": "1"}, tsid="1", user="ana")
    token = reply.head["tsid"]
    used = await customer.ask("GetCallStatus", headers={"Authorization": token})
    assert used.verdict == (200, "0", "OK")


async def test_a_wrong_token_is_refused_from_an_authorised_address_too(customer: Customer) -> None:
    await customer.post("/sandbox/addresses", address="127.0.0.1")
    reply = await customer.ask("GetUserID", headers={"Authorization": "other"}, user="ana")
    assert reply.verdict == (401, "100", "Session ID is not valid")


async def test_only_addresses_are_authorised_and_only_so_many(
    customer: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.tokens.MAX_ADDRESSES", 1)
    for body in ({"address": "here"}, {}, {"address": "127.0.0.1", "authorised": "yes"}):
        assert (await customer.post("/sandbox/addresses", **body)).status == 400
    for address in ("::1", "192.0.2.7"):
        await customer.post("/sandbox/addresses", address=address)
    assert (await customer.get("/sandbox/addresses")).body == {"addresses": ["::1"], "banned": []}
