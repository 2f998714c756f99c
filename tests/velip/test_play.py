"""Sounds that are fetched: streamed, bounded, closed, and never mistaken for an envelope."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

import velip
import velip.sound
from tests.velip.platform import (
    Platform,
    Reply,
    Watch,
    envelope,
    half_an_answer,
    hang_up,
    page,
    raw,
)
from velip import (
    DOCS,
    Auth,
    BadAnswer,
    BearerAuth,
    BodyAuth,
    CircuitOpen,
    Client,
    IPAuth,
    NotFound,
    PlayAudioFile,
    RawHeaderAuth,
    TemporaryAuth,
    TokenIssuer,
)

MP3 = bytes(range(256)) * 1024  # 256 KiB: several chunks
SOUND = raw(MP3, kind="audio/mpeg")
STORED = PlayAudioFile(cdw_file="tf187515162")


async def all_of(client: Client) -> bytes:
    async with client.play_audio_file(STORED) as sound:
        return await sound.read()


@pytest.fixture(autouse=True)
async def nothing_stays_open(session: aiohttp.ClientSession) -> AsyncIterator[None]:
    yield
    assert session.connector is not None
    assert not session.connector._acquired


async def test_a_sound_is_streamed_as_in_the_manuals_example(client: Client, platform: Platform):
    platform.says(SOUND)

    async with client.play_audio_file(STORED) as sound:
        chunks = [chunk async for chunk in sound]

    assert b"".join(chunks) == MP3
    assert len(chunks) > 1
    assert (sound.content_type, sound.size) == ("audio/mpeg", len(MP3))
    assert repr(sound) == f"Sound(audio/mpeg, {len(MP3)} bytes)"
    [heard] = platform.heard
    assert (heard.method, heard.path) == ("POST", "/api/v2/PlayAudioFile")
    # The example's bare `tsid` is left out, and its JSON body is empty.
    assert (heard.query, heard.body) == ("cdw_file=tf187515162", b"{}")
    assert heard.headers["Content-Type"] == "application/json"


async def test_a_preview_is_played_under_its_own_name(client: Client, platform: Platform):
    platform.says(raw(b"RIFF", kind="audio/x-wav"))

    async with client.play_audio_file(PlayAudioFile(cdw_file_test="tf 1&x=2")) as sound:
        assert await sound.read(limit=4) == b"RIFF"

    assert platform.heard[0].query == "cdw_file_test=tf+1%26x%3D2"


@pytest.mark.parametrize("call_id", ["9876545", "c_9876545", "abc_9876545"])
async def test_a_recording_is_played_by_the_number_of_its_call(
    client: Client, platform: Platform, call_id: str
):
    platform.says(SOUND)

    async with client.play_audio_file(PlayAudioFile(recid=call_id)) as sound:
        assert await sound.read() == MP3

    assert platform.heard[0].query == "recid=9876545"


@pytest.mark.parametrize(
    ("request_", "count"),
    [
        (PlayAudioFile(), "none is given"),
        (PlayAudioFile(cdw_file="tf1", cdw_file_test="tf1"), "more than one is given"),
        (PlayAudioFile(cdw_file="tf1", recid="7"), "more than one is given"),
    ],
)
async def test_exactly_one_sound_is_asked_for(
    client: Client, platform: Platform, request_: PlayAudioFile, count: str
):
    with pytest.raises(velip.InvalidParameters, match=count):
        async with client.play_audio_file(request_):
            raise AssertionError("nothing can play")

    assert platform.heard == []


@pytest.mark.parametrize(
    ("auth", "header", "body"),
    [
        (BearerAuth("t0k3n"), "Bearer t0k3n", b"{}"),
        (RawHeaderAuth("t0k3n"), "t0k3n", b"{}"),
        (BodyAuth("t0k3n"), "Bearer t0k3n", b"{}"),
        (IPAuth(user="ana"), None, b'{"user":"ana"}'),
    ],
)
async def test_no_proof_stands_in_the_address(
    session: aiohttp.ClientSession, platform: Platform, auth: Auth, header: str, body: bytes
):
    platform.says(SOUND)

    assert await all_of(Client(session, platform.url, auth)) == MP3

    [heard] = platform.heard
    assert heard.headers.get("Authorization") == header
    assert (heard.query, heard.body) == ("cdw_file=tf187515162", body)


@pytest.mark.parametrize("http", [400, 401])
@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("220", velip.InvalidRequest),
        ("230", NotFound),
        ("240", NotFound),
        ("250", NotFound),
        ("260", velip.AudioError),
    ],
)
async def test_a_401_is_no_authentication_failure_unless_its_code_is_one(
    client: Client, platform: Platform, http: int, code: str, kind: type[Exception]
):
    platform.says(envelope("Audio id is not valid", code, http=http), SOUND)

    with pytest.raises(velip.ApiError) as refused:
        await all_of(client)

    assert type(refused.value) is kind
    assert len(platform.heard) == 1
    assert await all_of(client) == MP3  # and nobody was barred


async def test_a_401_with_a_code_of_authentication_is_one(client: Client, platform: Platform):
    platform.says(envelope("Session ID is not valid", "100", http=401), SOUND)

    with pytest.raises(velip.AuthenticationError):
        await all_of(client)
    with pytest.raises(CircuitOpen):
        await all_of(client)

    assert len(platform.heard) == 1


async def test_a_401_that_says_nothing_is_not_asked_again_and_bars_nobody(
    client: Client, platform: Platform
):
    platform.says(page(http=401), SOUND)

    with pytest.raises(BadAnswer, match="401"):
        await all_of(client)

    assert len(platform.heard) == 1
    assert await all_of(client) == MP3


@pytest.mark.parametrize(
    "reply",
    [
        page(),
        page(http=503),
        envelope(),
        raw(MP3, kind="application/octet-stream"),
        raw(MP3, kind="audio/mpeg", http=404),
        half_an_answer,
        hang_up,
    ],
)
async def test_what_is_no_sound_is_asked_for_again(
    client: Client, platform: Platform, watch: Watch, reply: Reply
):
    platform.says(reply, reply, SOUND)

    assert await all_of(client) == MP3
    assert watch.slept == [0.25, 0.5]

    platform.says(reply)
    with pytest.raises(BadAnswer):
        await all_of(client)


async def test_an_expired_token_is_renewed_and_the_sound_played(
    session: aiohttp.ClientSession, platform: Platform, client: Client
):
    platform.says(
        envelope(tsid="um"),
        envelope("Session ID expired", "101", http=401),
        envelope(tsid="dois"),
        SOUND,
    )
    ours = Client(session, platform.url, TemporaryAuth(TokenIssuer(client)))

    assert await all_of(ours) == MP3

    assert [each.headers["Authorization"] for each in platform.heard][1::2] == [
        "Bearer um",
        "Bearer dois",
    ]


async def test_the_newer_docs_have_another_address(
    session: aiohttp.ClientSession, platform: Platform
):
    platform.says(SOUND)

    await all_of(Client(session, platform.url, BearerAuth("t"), profile=DOCS))

    assert platform.heard[0].path == "/api/v2/PlayAudioFile.php"


def test_a_request_for_a_sound_may_be_shown():
    assert repr(STORED) == "PlayAudioFile(cdw_file='tf187515162')"
    with pytest.raises(velip.request.Unreadable):
        STORED.result(None)
