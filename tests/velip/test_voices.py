"""GetTTSVoices: the voices of the account, where the platform lists them."""

import pytest

from tests.velip.platform import Platform, document, page
from velip import BadAnswer, Client, GetTTSVoices, Voice

OK = {"status": "OK", "status_code": "0"}
CAMILA = {
    "cdwv_id": 12, "cdwv_name": "google|pt-BR-Wavenet-A", "cdwv_tit": "Camila",
    "cdwv_short": "pt-BR-Wavenet-A", "cdwv_type": "tts", "cdwv_language": "pt-BR",
    "cdwv_genre": "F", "cdwv_company": "google", "cdwv_sample": "https://vox.example/camila.mp3",
}  # fmt: skip


async def test_a_voice_is_what_requests_take(client: Client, platform: Platform):
    platform.says(document({"return": OK, "voices": [CAMILA]}))

    found = await client.get_tts_voices(GetTTSVoices())

    assert platform.heard[0].params == {}
    assert platform.heard[0].path == "/api/v2/GetTTSVoices"
    assert found.voices == (
        Voice(
            voice="google|pt-BR-Wavenet-A",
            title="Camila",
            language="pt-BR",
            gender="F",
            provider="google",
            sample="https://vox.example/camila.mp3",
            raw=CAMILA,
        ),
    )
    assert found.voices[0].for_calls


@pytest.mark.parametrize(
    ("row", "voice", "for_calls"),
    [
        ({"cdwv_name": "ElevenLabs|Bia"}, "ElevenLabs|Bia", False),
        ({"cdwv_name": "Bia", "cdwv_company": "elevenlabs"}, "elevenlabs|Bia", False),
        ({"cdwv_short": "Vitoria", "cdwv_company ": "polly"}, "polly|Vitoria", True),
        ({"cdwv_name": "fad"}, "fad", True),
        ({"voice": "MS|Sara", "provider": "MS", "name": "Sara"}, "MS|Sara", True),
        ({}, None, False),
        ("fad", None, False),
    ],
)
async def test_a_voice_is_read_leniently(
    client: Client, platform: Platform, row: object, voice: str | None, for_calls: bool
):
    platform.says(document({"return": OK, "voices": [row]}))

    [found] = (await client.get_tts_voices(GetTTSVoices())).voices

    assert (found.voice, found.for_calls) == (voice, for_calls)


async def test_no_voices_are_an_answer(client: Client, platform: Platform):
    platform.says(document({"return": OK, "voices": []}))

    assert (await client.get_tts_voices(GetTTSVoices())).voices == ()


async def test_a_platform_without_the_endpoint_is_asked_once(client: Client, platform: Platform):
    platform.says(page(http=404))

    with pytest.raises(BadAnswer, match="404"):
        await client.get_tts_voices(GetTTSVoices())

    assert len(platform.heard) == 1


async def test_an_answer_without_a_list_is_none(client: Client, platform: Platform):
    platform.says(document({"return": OK}))

    with pytest.raises(BadAnswer, match="no list of voices"):
        await client.get_tts_voices(GetTTSVoices())
