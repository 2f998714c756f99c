"""Recordings at the address that a record gives: bounded, and the token stays at home."""

from collections.abc import AsyncIterator
from contextlib import suppress

import aiohttp
import pytest
from aiohttp import web

import velip
from tests.velip.conftest import TOKEN
from tests.velip.platform import (
    WAV,
    Deadline,
    Platform,
    Reply,
    Watch,
    envelope,
    half_an_answer,
    hang_up,
    page,
    raw,
)
from velip import BadAnswer, BodyAuth, Client, InvalidParameters, TemporaryAuth, TokenIssuer

SOUND = raw(WAV, kind="audio/x-wav")


@pytest.fixture(autouse=True)
async def nothing_stays_open(session: aiohttp.ClientSession) -> AsyncIterator[None]:
    yield
    assert session.connector is not None
    assert not session.connector._acquired


async def test_the_platforms_own_address_is_asked_with_the_token(
    client: Client, platform: Platform
):
    platform.says(SOUND)

    recording = await client.fetch_recording(platform.url + "gravacao/7.wav?x=1")

    assert recording == velip.Recording(content=WAV, content_type="audio/x-wav")
    assert repr(recording) == f"Recording(audio/x-wav, <{len(WAV)} bytes>)"
    [heard] = platform.heard
    assert (heard.method, heard.path, heard.query) == ("GET", "/api/v2/gravacao/7.wav", "x=1")
    assert heard.headers["Authorization"] == f"Bearer {TOKEN}"
    assert heard.body == b""


async def test_another_host_is_asked_without_it(client: Client, store: Platform):
    recording = await client.fetch_recording(store.url + "7.wav")

    assert recording.content == WAV
    [heard] = store.heard
    assert "Authorization" not in heard.headers
    assert TOKEN not in str(heard)


@pytest.mark.parametrize(
    "url", ["", "7.wav", "file:///etc/passwd", "ftp://x/7", "http://ana:segredo@x/7", "https://"]
)
async def test_only_a_plain_web_address_is_asked(client: Client, platform: Platform, url: str):
    with pytest.raises(InvalidParameters, match="url") as refused:
        await client.fetch_recording(url)

    assert "segredo" not in str(refused.value)
    assert platform.heard == []


@pytest.mark.parametrize("at_home", [True, False])
async def test_a_recording_has_a_bound(
    client: Client, platform: Platform, store: Platform, at_home: bool
):
    where = platform if at_home else store
    where.says(SOUND)

    with pytest.raises(BadAnswer, match="more than 1000 bytes"):
        await client.fetch_recording(where.url + "7", limit=1000)

    assert len(where.heard) == 1
    assert (await client.fetch_recording(where.url + "7", limit=len(WAV))).content == WAV


async def test_the_bound_holds_where_no_length_is_announced(client: Client, store: Platform):
    async def endless(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse(headers={"Content-Type": "audio/wav"})
        await answer.prepare(request)
        with suppress(ConnectionError):
            while True:
                await answer.write(WAV)
        return answer

    store.says(endless)

    with pytest.raises(BadAnswer, match="more than 1000000 bytes"):
        await client.fetch_recording(store.url + "7", limit=1_000_000)


@pytest.mark.parametrize("reply", [page(), page(http=404), page(http=503), envelope()])
async def test_what_another_host_says_is_no_word_of_the_platforms(
    client: Client, platform: Platform, store: Platform, reply: Reply
):
    store.says(reply)

    with pytest.raises(BadAnswer):
        await client.fetch_recording(store.url + "7")

    assert len(store.heard) == 1
    await client.make_sms(velip.MakeSMS(dest="5511938421234", text="oi"))  # nobody is barred
    assert len(platform.heard) == 1


async def test_another_hosts_refusal_of_a_token_bars_nobody(client: Client, store: Platform):
    store.says(envelope("Session ID is not valid", "100", http=401))

    with pytest.raises(BadAnswer):
        await client.fetch_recording(store.url + "7")

    await client.get_user_id(velip.GetUserID())


async def test_the_platforms_refusal_is_one(client: Client, platform: Platform):
    platform.says(envelope("Session ID is not valid", "100", http=401))

    with pytest.raises(velip.AuthenticationError):
        await client.fetch_recording(platform.url + "7")
    with pytest.raises(velip.CircuitOpen):
        await client.fetch_recording(platform.url + "7")

    assert len(platform.heard) == 1


async def test_what_is_gone_is_asked_for_once(client: Client, platform: Platform):
    platform.says(page(http=404))

    with pytest.raises(BadAnswer, match="404"):
        await client.fetch_recording(platform.url + "7")

    assert len(platform.heard) == 1


@pytest.mark.parametrize("reply", [page(), page(http=503), half_an_answer])
async def test_the_platform_is_asked_again_where_no_sound_came(
    client: Client, platform: Platform, watch: Watch, reply: Reply
):
    platform.says(reply, reply, SOUND)

    assert (await client.fetch_recording(platform.url + "7")).content == WAV
    assert watch.slept == [0.25, 0.5]


@pytest.mark.parametrize("at_home", [True, False])
async def test_a_connection_that_breaks_is_no_sound(
    client: Client, platform: Platform, store: Platform, at_home: bool
):
    where = platform if at_home else store
    where.says(hang_up)

    with pytest.raises(BadAnswer, match="ServerDisconnected"):
        await client.fetch_recording(where.url + "7")


async def test_an_empty_sound_is_none(client: Client, store: Platform):
    store.says(raw(b"", kind="audio/mpeg"))

    with pytest.raises(BadAnswer, match="an empty sound"):
        await client.fetch_recording(store.url + "7")


async def test_bytes_without_a_kind_may_be_a_sound(client: Client, store: Platform):
    store.says(raw(WAV, kind="application/octet-stream"))

    recording = await client.fetch_recording(store.url + "7")

    assert recording.content_type == "application/octet-stream"


@pytest.mark.parametrize("at_home", [True, False])
async def test_one_deadline_covers_it(
    client: Client, platform: Platform, store: Platform, deadline: Deadline, at_home: bool
):
    where = platform if at_home else store
    where.says(deadline.passes)

    with pytest.raises(BadAnswer, match="within the deadline"):
        await client.fetch_recording(where.url + "7")


async def test_an_expired_token_is_renewed(
    session: aiohttp.ClientSession, platform: Platform, client: Client
):
    platform.says(
        envelope(tsid="um"), envelope("Session ID expired", "101", http=401), envelope(tsid="dois"),
        SOUND,
    )  # fmt: skip
    ours = Client(session, platform.url, TemporaryAuth(TokenIssuer(client)))

    assert (await ours.fetch_recording(platform.url + "7")).content == WAV
    assert platform.heard[-1].headers["Authorization"] == "Bearer dois"


async def test_a_token_of_bodies_travels_by_header(
    session: aiohttp.ClientSession, platform: Platform
):
    platform.says(SOUND)

    await Client(session, platform.url, BodyAuth("t0k3n")).fetch_recording(platform.url + "7")

    assert platform.heard[0].headers["Authorization"] == "Bearer t0k3n"
