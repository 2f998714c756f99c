"""After an authentication failure the client is silent, so that no loop gets an address banned."""

import pytest
from aiohttp import web

from tests.velip.platform import Platform, Watch, envelope, page
from velip import (
    AuthenticationError,
    AuthLockout,
    CircuitOpen,
    Client,
    GetCallStatus,
    InvalidDestination,
    MakeSMS,
    MakeTTSCall,
    OutcomeUnknown,
    TokenExpired,
    sansio,
)

CALL = MakeTTSCall(dest="5511938421234", text="oi")
READ = GetCallStatus(ctid="k3p")


@pytest.mark.parametrize(
    ("text", "code", "kind", "seconds"),
    [
        ("Session ID is not valid", "100", AuthenticationError, 300),
        ("Session ID expired", "101", TokenExpired, 300),
        ("SID not found", "102", AuthenticationError, 300),
        ("IP trials exceeded", "131", AuthLockout, 1800),
        ("Logins trials exceeded", "132", AuthLockout, 600),
    ],
)
async def test_it_is_silent_for_as_long_as_the_code_says(
    client: Client,
    platform: Platform,
    watch: Watch,
    text: str,
    code: str,
    kind: type[Exception],
    seconds: float,
):
    platform.says(envelope(text, code, http=401), envelope(cd_id="c_1"))
    with pytest.raises(kind):
        await client.get_call_status(READ)
    assert len(platform.heard) == 1  # a read too is not asked again

    watch.now += seconds - 1
    with pytest.raises(CircuitOpen) as silent:
        await client.make_tts_call(CALL)
    assert silent.value.retry_after == 1
    assert len(platform.heard) == 1

    watch.now += 1
    assert (await client.make_tts_call(CALL)).call_id == "c_1"
    assert (await client.make_tts_call(CALL)).call_id == "c_1"


@pytest.mark.parametrize("code", ["198", "199"])
async def test_a_ban_lasts_until_restart(
    client: Client, platform: Platform, watch: Watch, code: str
):
    platform.says(envelope("IP blocked", code))
    with pytest.raises(AuthLockout):
        await client.make_sms(MakeSMS(dest="5511938421234", text="oi"))

    watch.now += 10**9
    with pytest.raises(CircuitOpen, match="until restart") as silent:
        await client.make_tts_call(CALL)
    assert silent.value.retry_after is None


async def test_after_the_pause_one_call_finds_out_and_the_others_stay_silent(
    client: Client, platform: Platform, watch: Watch
):
    platform.says(envelope("Session ID is not valid", "100"), page(), envelope(cd_id="c_1"))
    with pytest.raises(AuthenticationError):
        await client.make_tts_call(CALL)
    watch.now += 300

    with pytest.raises(OutcomeUnknown):  # the one that was let through learnt nothing
        await client.make_tts_call(CALL)
    with pytest.raises(CircuitOpen):
        await client.make_tts_call(CALL)

    watch.now += 60
    assert (await client.make_tts_call(CALL)).call_id == "c_1"


async def test_a_refusal_for_another_reason_shows_that_the_token_is_good(
    client: Client, platform: Platform, watch: Watch
):
    bad_token, bad_number = envelope("Inactive user", "122"), envelope("number invalid", "203")
    platform.says(bad_token, bad_number)
    with pytest.raises(AuthenticationError):
        await client.make_tts_call(CALL)
    watch.now += 300

    for _ in range(2):
        with pytest.raises(InvalidDestination):
            await client.make_tts_call(CALL)


async def test_failing_again_starts_the_pause_again(
    client: Client, platform: Platform, watch: Watch
):
    platform.says(envelope("Session ID is not valid", "100"))
    for _ in range(3):
        with pytest.raises(AuthenticationError):
            await client.make_tts_call(CALL)
        with pytest.raises(CircuitOpen):
            await client.make_tts_call(CALL)
        watch.now += 300

    assert len(platform.heard) == 3


@pytest.mark.parametrize(("code", "seconds"), [("131", 1799), ("199", 10**9)])
async def test_calls_under_way_when_it_opens_neither_close_nor_shorten_it(
    client: Client, platform: Platform, watch: Watch, code: str, seconds: float
):
    async def meanwhile_barred(request: web.Request) -> web.StreamResponse:
        # While this call waits for its answer, two others fail to authenticate.
        platform.says(envelope("barred", code), envelope("Session ID expired", "101"))
        for kind in (AuthLockout, TokenExpired):
            with pytest.raises(kind):
                await client._ask(CALL, _outgoing(client), client._exchange)
        return await envelope(cd_id="c_1")(request)

    platform.says(meanwhile_barred)
    assert (await client.make_tts_call(CALL)).call_id == "c_1"

    watch.now += seconds
    with pytest.raises(CircuitOpen):
        await client.make_tts_call(CALL)


def _outgoing(client: Client) -> sansio.Outgoing:
    return sansio.build(CALL, client.base_url, client.auth)
