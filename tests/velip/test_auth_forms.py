"""The forms of authentication, each in its place; and the one token that an address may hold."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

from tests.velip.platform import Platform, document, envelope
from velip import (
    DOCS,
    Auth,
    BearerAuth,
    BodyAuth,
    Client,
    GetCallStatus,
    IPAuth,
    RawHeaderAuth,
    TemporaryToken,
    TokenIssuer,
)
from velip.play_audio_file import player_url

READ = GetCallStatus(ctid="k3p")
NO_CALLS = document({"return": {"status": "OK", "status_code": "0"}, "calls": []})


@pytest.mark.parametrize(
    ("auth", "header", "body"),
    [
        (BearerAuth("t0k3n"), "Bearer t0k3n", {"tsid": "1"}),
        (RawHeaderAuth("t0k3n"), "t0k3n", {"tsid": "1"}),
        # Here `tsid` asks for a token, so the one that proves who asks travels in the header.
        (BodyAuth("t0k3n"), "Bearer t0k3n", {"tsid": "1"}),
        (IPAuth(user="ana"), None, {"tsid": "1", "user": "ana"}),
    ],
)
async def test_every_form_of_authentication_gets_a_token(
    session: aiohttp.ClientSession,
    platform: Platform,
    auth: Auth,
    header: str | None,
    body: dict[str, str],
):
    platform.says(envelope(tsid="um"))

    token = await TokenIssuer(Client(session, platform.url, auth)).token()

    assert token.value == "um"
    assert platform.heard[0].headers.get("Authorization") == header
    assert platform.heard[0].params == body


@pytest.mark.parametrize(
    ("auth", "header", "proof"),
    [
        (BearerAuth("t0k3n"), "Bearer t0k3n", {}),
        (RawHeaderAuth("t0k3n"), "t0k3n", {}),
        (BodyAuth("t0k3n"), None, {"tsid": "t0k3n"}),
        (IPAuth(user="ana"), None, {"user": "ana"}),
    ],
)
async def test_every_form_of_authentication_travels_in_its_place(
    session: aiohttp.ClientSession,
    platform: Platform,
    auth: Auth,
    header: str | None,
    proof: dict[str, str],
):
    platform.says(NO_CALLS)

    await Client(session, platform.url, auth).get_call_status(READ)

    assert platform.heard[0].headers.get("Authorization") == header
    assert platform.heard[0].params == {"ctid": "k3p", "maxreg": "1000", **proof}


def test_authentication_by_address_needs_a_user():
    with pytest.raises(ValueError, match="users"):
        IPAuth(user=" ")


async def test_a_form_that_holds_its_token_has_nothing_to_renew():
    assert await BearerAuth("t0k3n").renew({}) is False


NOW = datetime(2026, 1, 2, tzinfo=UTC)
SECRET = TemporaryToken(value="s3gr3do&=", issued_at=NOW, good_until=NOW + timedelta(hours=1))


async def test_a_player_gets_an_address_with_a_temporary_token(client: Client):
    client.base_url = "https://vox.velip.com.br/api/v2"

    assert client.player_url("tf123456", replace(SECRET, value="123abcd456")) == (
        "https://vox.velip.com.br/api/v2/PlayAudioFile?tsid=123abcd456&cdw_file=tf123456"
    )
    assert player_url("https://x.example/", "tf 1", SECRET, DOCS) == (
        "https://x.example/PlayAudioFile.php?tsid=s3gr3do%26%3D&cdw_file=tf+1"
    )


@pytest.mark.parametrize("token", ["123abcd456", BearerAuth("123abcd456"), None])
async def test_and_with_no_other(client: Client, token: object):
    with pytest.raises(TypeError, match="TemporaryToken") as refused:
        client.player_url("tf1", token)

    assert "123abcd456" not in str(refused.value)
