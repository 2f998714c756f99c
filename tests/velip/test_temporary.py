"""Temporary tokens: got, kept, renewed early and once, and never shown."""

import asyncio
import logging
import traceback
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

from tests.velip.platform import Deadline, Platform, Watch, document, envelope, page, raw
from velip import (
    AuthenticationError,
    CircuitOpen,
    Client,
    GetCallStatus,
    GetUserID,
    MakeTTSCall,
    NoTemporaryToken,
    NotSent,
    TemporaryAuth,
    TemporaryToken,
    TokenExpired,
    TokenIssuer,
)

CALL = MakeTTSCall(dest="5511938421234", text="oi", ctid="k3p")
READ = GetCallStatus(ctid="k3p")
NO_CALLS = document({"return": {"status": "OK", "status_code": "0"}, "calls": []})
EXPIRED = envelope("Session ID expired", "101", http=401)
NOT_FOUND = envelope("SID not found", "102", http=401)
PERMANENT = "Bearer sandbox-segredo-do-painel"


@pytest.fixture
def issuer(client: Client, watch: Watch) -> TokenIssuer:
    return TokenIssuer(client, clock=watch.time)


@pytest.fixture
def ours(
    session: aiohttp.ClientSession,
    platform: Platform,
    watch: Watch,
    deadline: Deadline,
    issuer: TokenIssuer,
) -> Client:
    """A client that proves itself with temporary tokens."""
    return Client(
        session,
        platform.url,
        TemporaryAuth(issuer),
        sleep=watch.sleep,
        clock=watch.time,
        timer=deadline.timer,
    )


def spoken(platform: Platform) -> list[tuple[str, str]]:
    """Each endpoint and the token it was asked with."""
    return [
        (each.path.rpartition("/")[2], each.headers["Authorization"].removeprefix("Bearer "))
        for each in platform.heard
    ]


TOKEN = ("GetUserID", "sandbox-segredo-do-painel")


async def test_a_token_is_got_once_and_used(ours: Client, platform: Platform):
    platform.says(envelope(tsid="um"), NO_CALLS)

    await ours.get_call_status(READ)
    await ours.get_call_status(READ)

    assert spoken(platform) == [TOKEN, ("GetCallStatus", "um"), ("GetCallStatus", "um")]
    assert platform.heard[0].params == {"tsid": "1"}
    assert b"um" not in platform.heard[1].body


async def test_a_token_knows_until_when_it_is_good(issuer: TokenIssuer, platform: Platform):
    platform.says(envelope(tsid="um"))

    token = await issuer.token()

    assert token.value == "um"
    assert token.issued_at == datetime(1970, 1, 1, 0, 16, 40, tzinfo=UTC)
    assert token.good_until - token.issued_at == timedelta(minutes=60)


async def test_it_is_renewed_five_minutes_before_its_end(
    ours: Client, platform: Platform, watch: Watch
):
    platform.says(envelope(tsid="um"), NO_CALLS, NO_CALLS, envelope(tsid="dois"), NO_CALLS)

    await ours.get_call_status(READ)
    watch.now += 55 * 60 - 1
    await ours.get_call_status(READ)
    watch.now += 1
    await ours.get_call_status(READ)

    assert spoken(platform) == [
        TOKEN,
        ("GetCallStatus", "um"),
        ("GetCallStatus", "um"),
        TOKEN,
        ("GetCallStatus", "dois"),
    ]


async def test_its_hour_begins_when_it_was_asked_for(
    issuer: TokenIssuer, platform: Platform, watch: Watch
):
    async def slow(request):
        watch.now += 40.0
        return await envelope(tsid="um")(request)

    platform.says(slow)

    assert (await issuer.token()).issued_at.timestamp() == 1000.0


async def test_many_at_once_ask_for_one_token(ours: Client, platform: Platform):
    platform.says(envelope(tsid="um"), NO_CALLS)

    await asyncio.gather(*(ours.get_call_status(READ) for _ in range(20)))

    assert [each for each, _ in spoken(platform)].count("GetUserID") == 1


async def test_many_refused_at_once_renew_it_once(ours: Client, platform: Platform):
    everybody = asyncio.Barrier(10)

    async def by_token(request):
        if request.path.endswith("GetUserID"):
            return await envelope(tsid=f"t{len(platform.heard)}")(request)
        if request.headers["Authorization"] == "Bearer t1":
            await everybody.wait()
            return await EXPIRED(request)
        return await NO_CALLS(request)

    platform.says(by_token)

    await asyncio.gather(*(ours.get_call_status(READ) for _ in range(10)))

    assert spoken(platform).count(TOKEN) == 2
    assert len(platform.heard) == 2 + 10 + 10


@pytest.mark.parametrize("refusal", [EXPIRED, NOT_FOUND])
async def test_an_order_refused_for_its_token_is_sent_once_more(
    ours: Client, platform: Platform, refusal: object
):
    platform.says(envelope(tsid="um"), refusal, envelope(tsid="dois"), envelope(cd_id="c_1"))

    assert (await ours.make_tts_call(CALL)).call_id == "c_1"

    assert spoken(platform) == [TOKEN, ("MakeTTSCall", "um"), TOKEN, ("MakeTTSCall", "dois")]


@pytest.mark.parametrize("again", ["dois", "um"])
async def test_a_renewed_token_that_is_refused_is_not_renewed_again(
    ours: Client, platform: Platform, again: str
):
    platform.says(envelope(tsid="um"), EXPIRED, envelope(tsid=again), NOT_FOUND)

    with pytest.raises(TokenExpired) as refused:
        await ours.get_call_status(READ)
    with pytest.raises(CircuitOpen):
        await ours.get_call_status(READ)

    assert refused.value.code == 102
    assert len(platform.heard) == 4


async def test_a_permanent_token_that_is_refused_is_not_asked_for_again(
    client: Client, platform: Platform
):
    platform.says(NOT_FOUND)

    with pytest.raises(TokenExpired):
        await client.get_call_status(READ)

    assert len(platform.heard) == 1


@pytest.mark.parametrize("tsid", [None, "", "null", "0", "um dois", "tôken"])
async def test_no_token_is_never_the_word_null(ours: Client, platform: Platform, tsid: str | None):
    platform.says(envelope(cdcs_id="2", cdcsu_id="7659", tsid=tsid))

    with pytest.raises(NoTemporaryToken):
        await ours.make_tts_call(CALL)

    assert spoken(platform) == [TOKEN]


async def test_the_manuals_own_example_gives_none(issuer: TokenIssuer, platform: Platform):
    example = """{
    "return": {
        "status": "OK",
        "status_code": "0",
        "cdcs_id": "2",
        "cdcsu_id": "7659",
        "aut_app": "1",
        "aut_send": "1",
        "aut_camp": "1",
        "tsid": "null"
    }
}"""
    platform.says(raw(example.encode(), http=201))

    with pytest.raises(NoTemporaryToken, match=r"no temporary token$") as missing:
        await issuer.token()

    assert type(missing.value) is NoTemporaryToken


async def test_an_order_without_a_token_has_not_left(ours: Client, platform: Platform):
    platform.says(page(http=502))

    with pytest.raises(NotSent, match="no temporary token"):
        await ours.make_tts_call(CALL)

    assert {each for each, _ in spoken(platform)} == {"GetUserID"}


async def test_an_order_whose_token_comes_too_late_has_not_left(
    ours: Client, platform: Platform, client: Client, deadline: Deadline
):
    client.timer = lambda _: asyncio.timeout(None)  # the order's own deadline is what passes
    platform.says(deadline.passes)

    with pytest.raises(NotSent, match="not ready within the deadline"):
        await ours.make_tts_call(CALL)


async def test_an_order_whose_renewal_comes_too_late_was_refused(
    ours: Client, platform: Platform, client: Client, deadline: Deadline
):
    client.timer = lambda _: asyncio.timeout(None)
    platform.says(envelope(tsid="um"), EXPIRED, deadline.passes)

    with pytest.raises(TokenExpired):
        await ours.make_tts_call(CALL)

    platform.says(envelope(tsid="dois"), envelope(cd_id="c_1"))
    assert (await ours.make_tts_call(CALL)).call_id == "c_1"
    assert spoken(platform)[-2:] == [TOKEN, ("MakeTTSCall", "dois")]


async def test_a_permanent_token_that_is_wrong_stops_both(ours: Client, platform: Platform):
    platform.says(envelope("Session ID is not valid", "100", http=401))

    with pytest.raises(AuthenticationError):
        await ours.make_tts_call(CALL)
    with pytest.raises(CircuitOpen):
        await ours.make_tts_call(CALL)

    assert spoken(platform) == [TOKEN]


async def test_a_token_has_to_be_waited_for(issuer: TokenIssuer):
    with pytest.raises(NoTemporaryToken, match="ready"):
        TemporaryAuth(issuer).headers("MakeSMS")


NOW = datetime(2026, 1, 2, tzinfo=UTC)
SECRET = TemporaryToken(value="s3gr3do&=", issued_at=NOW, good_until=NOW + timedelta(hours=1))


async def test_nothing_printed_or_logged_shows_a_token(
    ours: Client, platform: Platform, issuer: TokenIssuer, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.DEBUG)
    platform.says(envelope(tsid="t3mp0rary"), EXPIRED, envelope(tsid="s3c0nd"), NOT_FOUND)

    with pytest.raises(TokenExpired) as refused:
        await ours.make_tts_call(CALL)
    platform.says(envelope(tsid="um segredo"))
    with pytest.raises(NoTemporaryToken) as unusable:
        await issuer.token(other_than=(await issuer.token()).value)

    printed = "".join(traceback.format_exception(refused.value))
    printed += "".join(traceback.format_exception(unusable.value))
    printed += (
        f"{SECRET!r} {SECRET} {issuer!r} {ours.auth!r} {ours!r} {GetUserID(issue_token=True)!r}"
    )
    printed += caplog.text
    for secret in ("t3mp0rary", "s3c0nd", "um segredo", "s3gr3do", "segredo-do-painel"):
        assert secret not in printed
    assert "value=…" in repr(SECRET)
    assert "issued_at=datetime" in repr(SECRET)
