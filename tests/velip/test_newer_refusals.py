"""The refusals of the platform's newest documents, and whom they silence."""

from datetime import date

import aiohttp
import pytest

import velip
from tests.velip.platform import Platform, Watch, document, envelope
from velip import (
    Blocked,
    Client,
    GetCallStatus,
    MakeSMS,
    MakeTTSCall,
    NoTemporaryToken,
    TemporaryAuth,
    TemporaryTokensRetired,
    TokenIssuer,
    UnregisteredAddress,
)
from velip.classify import error_for

DEST = "5511938421234"
OK = {"status": "OK", "status_code": "0"}
LISTED = GetCallStatus(date_start=date(2026, 12, 1), date_end=date(2026, 12, 1))
ROWS = [
    ("GetCallStatus", 105, "whatever it says", "UnregisteredAddress"),
    ("GetCallStatus", 102, "SID not found", "TokenExpired"),
    ("MakeTTSCall", 110, "account inactive", "AuthenticationError"),
    ("MakeTTSCall", 114, "Token not allowed for REST API", "AuthenticationError"),
    ("MakeSMS", 123, "permission denied", "PermissionDenied"),
    ("MakeSMS", 123, "non existent user", "AuthenticationError"),
    ("MakeSMS", 123, "algo novo", "AuthenticationError"),
    ("MakeSMS", 142, "IP not allowed", "AuthenticationError"),
    ("MakeSMS", 198, "tokens blockeds", "AuthLockout"),
    ("MakeTTSCall", 201, "No text", "InvalidRequest"),
    ("MakeTTSCall", 204, "Invalid content", "InvalidRequest"),
    ("MakeTTSCall", 204, "Invalid content3", "InvalidRequest"),
    ("MakeTTSCall", 205, "Content not found", "NotFound"),
    ("MakeTTSCall", 210, "TTS elevenlabs not permitted in MakeTTSCall", "InvalidRequest"),
    ("MakeTTSCall", 220, "DP", "DuplicateReference"),
    ("MakeTTSCall", 230, "block ddd time", "Blocked.time_window"),
    ("MakeTTSCall", 244, "http duplicity", "DuplicateSuppressed"),
    ("MakeTTSCall", 250, "no credit", "InsufficientCredit"),
    ("MakeTTSCall", 260, "number blocked by list", "Blocked.customer_list"),
    ("MakeTTSCall", 260, "Number on the account's block list", "Blocked.customer_list"),
    ("MakeTTSCall", 260, "error audio file", "AudioError"),
    ("MakeTTSCall", 260, "algo novo", "AudioError"),
    ("MakeTTSCall", 290, "Inform agent ID", "InvalidRequest"),
    ("MakeTTSCall", 290, "Agent is not valid", "NotFound"),
    ("MakeSMS", 244, "http duplicidade", "DuplicateSuppressed"),
    ("MakeSMS", 245, "night limit", "NightLimit.time_window"),
    ("MakeSMS", 250, "no credit", "InsufficientCredit"),
    ("MakeSMS", 255, "no sms tarif", "PermissionDenied"),
    ("MakeSMS", 260, "number blocked by list", "Blocked.customer_list"),
    ("MakeSMS", 270, "Blocked text", "Blocked.text"),
    ("MakeSMS", 300, "error sms provider", "ServerError"),
    ("CreateCampaign", 206, "invalid json", "InvalidUpload"),
    ("CreateCampaign", 221, "Invalid date end: before date start", "InvalidRequest"),
    ("CreateCampaign", 231, "invalid cp_ativo", "InvalidRequest"),
    ("CreateCampaign", 232, "still processing", "Conflict"),
    ("CreateCampaign", 233, "invalid request_id", "InvalidRequest"),
    ("CreateCampaign", 253, "Queue not found", "NotFound"),
    ("CreateCampaign", 263, "internal error", "ServerError"),
    *(("CreateCampaign", code, "lista", "ServerError") for code in range(270, 276)),
    ("CreateCampaign", 280, "audio url", "AudioError"),
    ("CreateCampaign", 282, "not yours", "NotFound"),
    ("ChangeCampaign", 200, "No cp_id", "InvalidRequest"),
    ("ChangeCampaign", 210, "No new parameters", "InvalidRequest"),
    ("ChangeCampaign", 212, "cp_id no valid", "NotFound"),
    ("ChangeCampaign", 212, "Invalid max_answered", "InvalidRequest"),
    ("ChangeCampaign", 234, "generation failed", "Conflict"),
    ("ChangeCampaign", 250, "Group not found", "NotFound"),
]


@pytest.mark.parametrize(("endpoint", "code", "text", "meaning"), ROWS)
def test_each_code_has_its_meaning(endpoint: str, code: int, text: str, meaning: str):
    error = error_for(endpoint, code, text)
    kind = type(error).__name__

    assert (f"{kind}.{error.reason}" if isinstance(error, Blocked) else kind) == meaning
    assert (error.code, error.text) == (code, text)


def test_only_the_documents_own_words_are_repeated():
    assert "night limit" in str(error_for("MakeSMS", 245, "night limit"))
    assert "5511" not in str(error_for("MakeSMS", 245, f"limit for {DEST}"))


async def test_lists_that_are_refused_silence_neither_lookups_nor_calls(
    client: Client, platform: Platform, watch: Watch
):
    platform.says(
        envelope("ip not registered", "105", http=403),
        document({"return": OK, "calls": []}),
        envelope(cd_id="c_1"),
        document({"return": OK, "calls": []}),
    )
    with pytest.raises(UnregisteredAddress) as refused:
        await client.get_call_status(LISTED)
    assert await client.get_call(ctid="k3p") is None
    assert (await client.make_tts_call(MakeTTSCall(dest=DEST, text="oi"))).call_id == "c_1"

    with pytest.raises(UnregisteredAddress) as again:
        await client.get_call_status(GetCallStatus(cp_id="7"))

    assert len(platform.heard) == 3  # the platform may count refusals: it is not asked on
    assert (again.value.code, again.value.text) == (refused.value.code, refused.value.text)
    watch.now += 300
    assert (await client.get_call_status(LISTED)).calls == ()


async def test_what_a_token_may_not_do_silences_that_alone(client: Client, platform: Platform):
    platform.says(envelope("permission denied", "123", http=401), envelope(cd_id="c_1"))
    sms = MakeSMS(dest=DEST, text="oi")

    for _ in range(2):
        with pytest.raises(velip.PermissionDenied):
            await client.make_sms(sms)
    assert (await client.make_tts_call(MakeTTSCall(dest=DEST, text="oi"))).call_id == "c_1"

    assert len(platform.heard) == 2


async def test_a_refusal_of_permission_shows_that_the_token_is_known_again(
    client: Client, platform: Platform, watch: Watch
):
    platform.says(
        envelope("Session ID is not valid", "100", http=401),
        envelope("ip not registered", "105", http=403),
        envelope(cd_id="c_1"),
    )
    with pytest.raises(velip.AuthenticationError):
        await client.get_call_status(LISTED)
    watch.now += 300
    with pytest.raises(UnregisteredAddress):
        await client.get_call_status(LISTED)

    assert (await client.make_tts_call(MakeTTSCall(dest=DEST, text="oi"))).call_id == "c_1"


async def test_a_refusal_of_one_order_silences_nothing(client: Client, platform: Platform):
    platform.says(envelope("no sms tarif", "255"))

    for _ in range(2):
        with pytest.raises(velip.PermissionDenied):
            await client.make_sms(MakeSMS(dest=DEST, text="oi"))

    assert len(platform.heard) == 2


@pytest.mark.parametrize("code", ["244", "245", "260"])
async def test_a_refusal_is_never_taken_for_perhaps(client: Client, platform: Platform, code: str):
    platform.says(envelope("http duplicidade", code, http=400))

    with pytest.raises(velip.ApiError) as refused:
        await client.make_sms(MakeSMS(dest=DEST, text="oi", httpdup=600))

    assert refused.value.code == int(code)
    assert platform.heard[0].params["httpdup"] == "600"
    assert len(platform.heard) == 1


@pytest.mark.parametrize("httpdup", [-1, 601])
def test_a_duplicate_lasts_ten_minutes_at_most(httpdup: int):
    problems = MakeSMS(dest=DEST, text="oi", httpdup=httpdup).problems()

    assert [each.parameter for each in problems] == ["httpdup"]


async def test_temporary_tokens_that_are_retired_are_told_apart(
    client: Client, session: aiohttp.ClientSession, platform: Platform
):
    platform.says(envelope(cdcs_id="1234", cdcsu_id="987"))
    issuer = TokenIssuer(client)
    ours = Client(session, platform.url, TemporaryAuth(issuer))

    with pytest.raises(TemporaryTokensRetired, match="no temporary tokens any more"):
        await issuer.token()
    with pytest.raises(NoTemporaryToken):
        await ours.make_tts_call(MakeTTSCall(dest=DEST, text="oi"))

    assert [each.path.rpartition("/")[2] for each in platform.heard] == ["GetUserID"] * 2
