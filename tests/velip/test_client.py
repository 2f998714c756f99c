"""The client over a real socket: what is sent, and how an answer is read."""

import json
from typing import Any

import aiohttp
import pytest

import velip
import velip.client
import velip.transport
from tests.velip.platform import Platform, document, envelope, page, raw
from velip import (
    AuthenticationError,
    BearerAuth,
    Client,
    GetCallStatus,
    GetUserID,
    InvalidParameters,
    MakeSMS,
    MakeTTSCall,
    OutcomeUnknown,
)

CALL = MakeTTSCall(dest="5511938421234", text="Olá, João", ctid="k3p9w2x7q5m8n4t")
SMS = MakeSMS(dest="5511938421234", text="Já vou", ctid="sms1")
BY_TICKET = GetCallStatus(ctid="k3p9w2x7q5m8n4t")


async def test_a_call_is_one_json_post_with_the_token_in_its_header(
    client: Client, platform: Platform
):
    result = await client.make_tts_call(CALL)

    assert result.call_id == "c_88700"
    assert result.raw == {"return": {"status": "OK", "status_code": "0", "cd_id": "c_88700"}}
    [heard] = platform.heard
    assert (heard.method, heard.path) == ("POST", "/api/v2/MakeTTSCall")
    assert heard.headers["Authorization"] == "Bearer sandbox-segredo-do-painel"
    assert heard.headers["Content-Type"] == "application/json"
    assert heard.params == {
        "type": "0",
        "dest": "5511938421234",
        "text": "Olá, João",
        "ctid": "k3p9w2x7q5m8n4t",
    }
    assert "João".encode() in heard.body
    assert b"segredo" not in heard.body


@pytest.mark.parametrize("cd_id", [None, "", "0", "null"])
async def test_a_repeated_call_answers_no_id(client: Client, platform: Platform, cd_id: str | None):
    platform.says(envelope(cd_id=cd_id))

    assert (await client.make_tts_call(CALL)).call_id is None


@pytest.mark.parametrize("http", [200, 201])
async def test_any_2xx_is_read(client: Client, platform: Platform, http: int):
    platform.says(envelope(code=0, http=http, **{"cd_id ": 88700}))

    assert (await client.make_tts_call(CALL)).call_id == "88700"


@pytest.mark.parametrize("status", [{"0": "OK"}, ["OK"], "ok", "", None])
async def test_a_status_may_be_an_object_or_a_list(
    client: Client, platform: Platform, status: object
):
    platform.says(envelope(status, cd_id="c_1"))

    assert (await client.make_tts_call(CALL)).call_id == "c_1"


@pytest.mark.parametrize("status", [{}, []])
async def test_a_refusal_may_have_no_text(client: Client, platform: Platform, status: object):
    platform.says(envelope(status, "999"))

    with pytest.raises(velip.ApiError) as refused:
        await client.make_tts_call(CALL)

    assert (refused.value.code, refused.value.text) == (999, "")


async def test_an_envelope_may_stand_bare(client: Client, platform: Platform):
    platform.says(document({"status": "OK", "status_code": 0, "cd_id": "c_1"}))

    assert (await client.make_tts_call(CALL)).call_id == "c_1"


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "iso-8859-1"),
        ("iso-8859-1", "iso-8859-1"),
        ("iso-8859-1", "no-such-charset"),
    ],
)
async def test_an_answer_is_utf_8_whatever_it_declares_or_else_iso_8859_1(
    client: Client, platform: Platform, encoding: str, charset: str
):
    said = json.dumps(
        {"return": {"status": "Número inválido", "status_code": "999"}}, ensure_ascii=False
    )
    platform.says(raw(said.encode(encoding), kind=f"application/json; charset={charset}"))

    with pytest.raises(velip.ApiError) as refused:
        await client.make_tts_call(CALL)

    assert refused.value.text == "Número inválido"


@pytest.mark.parametrize("http", [200, 400])
async def test_a_code_decides_and_not_http(client: Client, platform: Platform, http: int):
    platform.says(envelope("error sent message BK_PROCON", "250", http=http))

    with pytest.raises(velip.Blocked) as refused:
        await client.make_tts_call(CALL)

    assert refused.value.reason == "do_not_disturb"
    assert (refused.value.endpoint, refused.value.code) == ("MakeTTSCall", 250)
    assert len(platform.heard) == 1


async def test_a_wrong_request_never_leaves(client: Client, platform: Platform):
    with pytest.raises(InvalidParameters) as refused:
        await client.make_tts_call(MakeTTSCall(dest="ramal", type=3, text="oi"))

    assert [each.parameter for each in refused.value.problems] == ["dest", "dest2", "priority"]
    assert platform.heard == []


async def test_an_answer_too_large_is_not_kept(
    client: Client, platform: Platform, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(velip.transport, "LARGEST_ANSWER", 1000)
    fits = json.dumps({"return": {"status": "OK", "status_code": "0"}}).encode().ljust(1000)
    platform.says(raw(fits), raw(fits + b" "))

    assert (await client.make_tts_call(CALL)).call_id is None
    with pytest.raises(OutcomeUnknown, match="1000 bytes"):
        await client.make_tts_call(CALL)


async def test_an_sms_is_accepted(client: Client, platform: Platform):
    platform.says(envelope(cdls_id=4711))

    result = await client.make_sms(SMS)

    assert (result.sms_id, result.pending) == ("4711", False)
    assert platform.heard[0].params == {"dest": "5511938421234", "text": "Já vou", "ctid": "sms1"}


async def test_an_sms_that_waits_for_the_carrier_is_accepted_and_pending(
    client: Client, platform: Platform
):
    platform.says(envelope("WR", "1", cdls_id="4711"))

    result = await client.make_sms(SMS)

    assert (result.sms_id, result.pending) == ("4711", True)


async def test_an_sms_that_waits_without_an_id_is_unknown(client: Client, platform: Platform):
    platform.says(envelope("WR", "1"))

    with pytest.raises(OutcomeUnknown):
        await client.make_sms(SMS)


async def test_only_an_sms_may_wait(client: Client, platform: Platform):
    platform.says(envelope("WR", "1", cd_id="c_1"))

    with pytest.raises(velip.ApiError) as refused:
        await client.make_tts_call(CALL)

    assert refused.value.code == 1


async def test_whose_token_it_is(client: Client, platform: Platform, manual: dict[str, Any]):
    example = manual["endpoints"]["GetUserID"]["example"]
    platform.says(raw(example["response_raw"].encode(), http=201))

    user = await client.get_user_id(GetUserID(issue_token=True))

    assert (user.account_id, user.user_id) == ("2", "7659")
    assert (user.may_use_app, user.may_send, user.may_send_campaigns) == (True, True, True)
    assert user.token is None  # the manual's own example: asked for, and "null" came
    assert platform.heard[0].params == {"tsid": "1"}


async def test_a_temporary_token(client: Client, platform: Platform):
    platform.says(envelope(cdcs_id="2", cdcsu_id="7", aut_send="0", tsid="t0k3n"))

    user = await client.get_user_id(GetUserID())

    assert (user.token, user.may_send, user.may_use_app) == ("t0k3n", False, None)
    assert platform.heard[0].params == {}


async def test_an_authentication_failure_is_one_even_in_a_503(client: Client, platform: Platform):
    platform.says(envelope("IP trials exceeded", "131", http=503))

    with pytest.raises(velip.AuthLockout):
        await client.get_call_status(BY_TICKET)

    assert len(platform.heard) == 1


async def test_a_401_without_an_envelope_is_still_an_authentication_failure(
    client: Client, platform: Platform
):
    platform.says(page(http=401))

    with pytest.raises(AuthenticationError):
        await client.get_call_status(BY_TICKET)

    assert len(platform.heard) == 1


@pytest.mark.parametrize(
    "address", ["vox.velip.com.br/api/v2/", "ftp://x/", "https://", "https://x/?y=1"]
)
async def test_an_address_that_cannot_be_called_is_refused(
    session: aiohttp.ClientSession, address: str
):
    with pytest.raises(ValueError, match="base_url"):
        Client(session, address, BearerAuth("t"))


async def test_the_slash_at_the_end_of_the_address_may_be_missing(
    platform: Platform, session: aiohttp.ClientSession
):
    client = Client(session, platform.url.rstrip("/"), BearerAuth("t"))

    await client.make_tts_call(CALL)

    assert platform.heard[0].path == "/api/v2/MakeTTSCall"


@pytest.mark.parametrize("token", ["", "with space", "line\nbreak", "ç"])
def test_a_token_that_could_not_be_a_header_is_refused(token: str):
    with pytest.raises(ValueError, match="token") as refused:
        BearerAuth(token)

    assert not token or token not in str(refused.value)


def test_the_package_has_no_other_names():
    with pytest.raises(AttributeError, match="Clint"):
        velip.Clint  # noqa: B018 - asking is the test
