"""Redirects of a recording's address: the token stays at home whatever they say."""

from contextlib import suppress

import pytest

import velip
from tests.velip.platform import WAV, Platform, raw, redirect
from velip import BadAnswer, Client

SOUND = raw(WAV, kind="audio/x-wav")


async def test_a_redirect_leaves_the_token_behind(
    client: Client, platform: Platform, store: Platform
):
    platform.says(redirect(302, store.url + "7.wav"))

    assert (await client.fetch_recording(platform.url + "7")).content == WAV

    assert "Authorization" in platform.heard[0].headers
    assert "Authorization" not in store.heard[0].headers


async def test_a_redirect_from_elsewhere_does_not_fetch_it(
    client: Client, platform: Platform, store: Platform
):
    store.says(redirect(307, platform.url + "7"))
    platform.says(SOUND)

    assert (await client.fetch_recording(store.url + "7")).content == WAV

    assert "Authorization" not in platform.heard[0].headers


async def test_a_relative_redirect_stays_at_home(client: Client, platform: Platform):
    platform.says(redirect(301, "../rec/7.wav"), SOUND)

    assert (await client.fetch_recording(platform.url + "7")).content == WAV
    assert [each.path for each in platform.heard] == ["/api/v2/7", "/api/rec/7.wav"]


@pytest.mark.parametrize(
    "target",
    ["https://127.0.0.1/7.wav", "file:///etc/passwd", "ftp://x/y", "http://ana:x@127.0.0.1/7", ""],
)
async def test_no_redirect_leads_to_another_scheme_or_names_a_user(
    client: Client, platform: Platform, target: str
):
    platform.says(redirect(302, target))

    with pytest.raises(BadAnswer, match="redirect"):
        await client.fetch_recording(platform.url + "7")

    assert len(platform.heard) == 1


@pytest.mark.parametrize(
    "disguise",
    [
        "http://{home}@{store}/7",
        "http://{home}\\@{store}/7",
        "//{store}/7",
        "http://{store}/7?x=http://{home}/",
        "http://{store}#@{home}/",
        "http://{store}\\.{home}/",
        "http://{home}:99999/7",
        "http://[{home}]/7",
        "http:///{store}/7",
    ],
)
async def test_no_disguise_gets_the_token(
    client: Client, platform: Platform, store: Platform, disguise: str
):
    home, elsewhere = (each.url.split("/")[2] for each in (platform, store))
    target = disguise.format(home=home, store=elsewhere)
    platform.says(redirect(302, target), SOUND)

    with suppress(velip.VelipError):
        await client.fetch_recording(platform.url + "7")
    with suppress(velip.VelipError):
        await client.fetch_recording(target)

    assert all("Authorization" not in each.headers for each in store.heard)


async def test_redirects_end(client: Client, platform: Platform):
    platform.says(redirect(302, "7"))

    with pytest.raises(BadAnswer, match="more than 5 redirects"):
        await client.fetch_recording(platform.url + "7")

    assert len(platform.heard) == 6
