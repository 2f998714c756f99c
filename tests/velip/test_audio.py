"""Sounds: spoken, handed over, and listed."""

import json
from base64 import b64decode
from datetime import date
from decimal import Decimal
from email import message_from_bytes

import aiohttp
import pytest

import velip
from tests.velip.platform import Deadline, Heard, Platform, envelope, page, raw
from velip import (
    DOCS,
    BearerAuth,
    Client,
    CreateAudioFile,
    GetAudiosList,
    InvalidParameters,
    MakeSMS,
    OutcomeUnknown,
    Upload,
)
from velip.profile import MANUAL
from velip.request import Request

WORDS = "Esté é um teste de geração de áudio"
MP3 = b"ID3\x04" + bytes(range(256))
# The manual's example, as it is printed there.
SENT = {
    "text": "Esté é um teste de geração de áudio",
    "ttswrt": "1",
    "voice": "MS|pt-BR-FranciscaNeural",
    "name": "Teste de Áudio",
}
ANSWERED = """{
    "return": {
        "status": "OK",
        "status_code": "0",
        "cdw_file": "tf187533254",
        "cdw_file_test": "tf187533254",
        "cdw_name": "teste de áudio",
        "cdw_sec ": "3.0",
        "cdw_expires ": "2026-02-28",
        "cdw_type ": "tts"
    }
}"""


def as_in_the_manual(platform: Platform) -> None:
    platform.says(raw(ANSWERED.encode(), http=201))


def form(heard: Heard) -> dict[str, tuple[str | None, bytes]]:
    """The file's name and the content of each field."""
    head = f"Content-Type: {heard.headers['Content-Type']}\r\n\r\n".encode()
    parts = message_from_bytes(head + heard.body).get_payload()
    return {
        str(part.get_param("name", header="Content-Disposition")): (
            part.get_filename(),
            part.get_payload(decode=True),
        )
        for part in parts
    }


def broken(request: Request[object]) -> list[str]:
    return [str(problem) for problem in request.problems()]


async def test_words_are_spoken_for_use_as_in_the_manuals_example(
    client: Client, platform: Platform
):
    as_in_the_manual(platform)

    audio = await client.synthesize(WORDS, voice="MS|pt-BR-FranciscaNeural", name="Teste de Áudio")

    assert type(audio) is velip.Audio
    assert (audio.audio_id, audio.name, audio.kind) == ("tf187533254", "teste de áudio", "tts")
    assert (audio.seconds, audio.expires) == (Decimal("3.0"), date(2026, 2, 28))
    assert audio.raw == json.loads(ANSWERED)
    [heard] = platform.heard
    assert (heard.method, heard.path) == ("POST", "/api/v2/CreateAudioFile")
    assert heard.params == SENT


async def test_a_preview_is_another_thing_than_an_audio(client: Client, platform: Platform):
    as_in_the_manual(platform)

    test = await client.preview(WORDS, voice="fad", name="prova")

    assert type(test) is velip.TestAudio
    assert test.test_id == "tf187533254"
    assert not hasattr(test, "audio_id")
    assert platform.heard[0].params == {"text": WORDS, "voice": "fad", "name": "prova"}


async def test_an_uploaded_sound_is_a_forms_file_and_final(client: Client, platform: Platform):
    as_in_the_manual(platform)

    audio = await client.upload_audio(
        MP3, filename="locução.mp3", name="Locução", expires=date(2027, 3, 4)
    )

    assert audio.audio_id == "tf187533254"
    [heard] = platform.heard
    assert heard.headers["Content-Type"].startswith("multipart/form-data; boundary=")
    assert heard.headers["Authorization"] == "Bearer sandbox-segredo-do-painel"
    sent = form(heard)
    assert sent.pop("audio")[1] == MP3
    assert {name: content.decode() for name, (_, content) in sent.items()} == {
        "name": "Locução",
        "expires": "2027:03:04",
        "ttswrt": "1",
    }


async def test_a_sound_may_travel_in_the_json(client: Client, platform: Platform):
    as_in_the_manual(platform)

    await client.create_audio_file(CreateAudioFile(audio64=MP3, final=True))

    sent = platform.heard[0].params
    assert b64decode(sent.pop("audio64"), validate=True) == MP3
    assert sent == {"ttswrt": "1"}


@pytest.mark.parametrize(
    ("profile", "expires", "mp3"),
    [(MANUAL, "2027:03:04", "NO"), (DOCS, "2027-03-04", "no")],
)
def test_the_day_and_the_no_are_written_as_the_profile_says(profile, expires: str, mp3: str):
    request = CreateAudioFile(text="oi", expires=date(2027, 3, 4), mp3=False)

    assert request.params(profile) == {"text": "oi", "expires": expires, "mp3": mp3}
    assert CreateAudioFile(text="oi", mp3=True, encoding="").params(profile) == {"text": "oi"}


def test_what_is_unknown_passes_through():
    assert CreateAudioFile(text="oi", extra={"speed": "2"}).params() == {"text": "oi", "speed": "2"}


UPLOAD = Upload(field="audio", name="a.mp3", content=MP3)


@pytest.mark.parametrize(
    ("request_", "problems"),
    [
        (CreateAudioFile(), ["text: exactly one of text, audio64, audio, and none is given"]),
        (
            CreateAudioFile(text="oi", audio64=MP3, audio=UPLOAD),
            ["text: exactly one of text, audio64, audio, and more than one is given"],
        ),
        (CreateAudioFile(text="oi", name="á" * 51), ["name: takes at most 50 characters"]),
        (CreateAudioFile(text="oi", name="á" * 50, voice="fel", encoding="UTF-8"), []),
        (CreateAudioFile(text="oi", encoding="ASCII"), ["encoding: takes one of UTF-8"]),
        (
            CreateAudioFile(audio=UPLOAD, voice="fad", encoding="UTF-8"),
            ["voice: goes only with text", "encoding: goes only with text"],
        ),
        (CreateAudioFile(audio64=b""), ["audio64: is empty"]),
        (
            CreateAudioFile(audio=Upload(field="file", name="a", content=b"")),
            ["audio: is empty", "audio: is the form's field audio"],
        ),
        (
            CreateAudioFile(text="oi", extra={"ttswrt": "1", "mp3": "NO"}),
            [
                "ttswrt: is final here, so it cannot be extra",
                "mp3: has a field of its own, so it cannot be extra",
            ],
        ),
    ],
)
def test_a_sound_is_checked_before_it_is_sent(request_: CreateAudioFile, problems: list[str]):
    assert broken(request_) == problems


async def test_a_wrong_sound_never_leaves(client: Client, platform: Platform):
    with pytest.raises(InvalidParameters):
        await client.synthesize("  ")

    assert platform.heard == []


@pytest.mark.parametrize(
    ("final", "reply"),
    [
        (True, envelope(cdw_file_test="tf1")),
        (True, envelope(cdw_file="null", cdw_file_test="tf1")),
        (False, envelope(cdw_file="tf1")),
        (True, page(http=502)),
        (False, envelope(cdw_file_test="")),
    ],
)
async def test_a_sound_without_its_id_is_unknown_and_never_made_again(
    client: Client, platform: Platform, final: bool, reply: object
):
    platform.says(reply, envelope(cdw_file="tf1"))

    with pytest.raises(OutcomeUnknown):
        await client.create_audio_file(CreateAudioFile(text="oi", final=final))

    assert len(platform.heard) == 1


async def test_a_sound_whose_answer_comes_too_late_is_unknown(
    client: Client, platform: Platform, deadline: Deadline
):
    platform.says(deadline.passes)

    with pytest.raises(OutcomeUnknown, match="deadline"):
        await client.upload_audio(MP3)

    assert len(platform.heard) == 1


REFUSALS = [
    ("CreateAudioFile", 205, velip.InvalidUpload),
    ("CreateAudioFile", 220, velip.InvalidRequest),
    *(("CreateAudioFile", code, velip.InvalidUpload) for code in (221, 222, 223, 224, 226)),
    ("CreateAudioFile", 281, velip.AudioError),
    ("CreateAudioFile", 299, velip.ApiError),
    ("GetAudiosList", 500, velip.ServerError),
    ("MakeSMS", 270, velip.Blocked),
    ("MakeSMS", 300, velip.ServerError),
]


@pytest.mark.parametrize(("endpoint", "code", "kind"), REFUSALS)
async def test_a_refusal_of_the_newer_docs_has_its_meaning(
    client: Client, platform: Platform, endpoint: str, code: int, kind: type[velip.ApiError]
):
    requests = {
        "CreateAudioFile": CreateAudioFile(text="oi"),
        "GetAudiosList": GetAudiosList(),
        "MakeSMS": MakeSMS(dest="5511938421234", text="oi"),
    }
    platform.says(envelope("in words of its own", str(code), http=400))

    with pytest.raises(velip.ApiError) as refused:
        await client._call(requests[endpoint])

    assert type(refused.value) is kind
    assert refused.value.code == code
    assert getattr(refused.value, "reason", "text") == "text"
    assert len(platform.heard) == 1


async def test_nothing_printed_shows_words_or_sounds(client: Client, platform: Platform):
    secret = "o segredo da Ana"
    as_in_the_manual(platform)
    spoken = CreateAudioFile(text=secret, name=secret, expires=date(2027, 1, 2), final=True)
    audio = await client.create_audio_file(spoken)
    uploaded = CreateAudioFile(audio=Upload(field="audio", name=secret, content=secret.encode()))
    encoded = CreateAudioFile(audio64=secret.encode(), mp3=False)

    assert repr(spoken) == (
        "CreateAudioFile(text=…, name=…, expires=datetime.date(2027, 1, 2), final=True)"
    )
    assert repr(uploaded) == "CreateAudioFile(audio=…)"
    assert repr(encoded) == "CreateAudioFile(audio64=…, mp3=False)"
    assert repr(uploaded.audio) == "Upload(audio, <16 bytes>)"
    assert "audio_id='tf187533254'" in repr(audio)
    assert "teste de" not in f"{audio!r} {audio}"


async def test_the_newer_docs_have_another_address(
    platform: Platform, session: aiohttp.ClientSession
):
    as_in_the_manual(platform)
    client = Client(session, platform.url, BearerAuth("t0k3n"), profile=DOCS)

    await client.synthesize("oi", mp3=False, expires=date(2027, 3, 4))

    assert platform.heard[0].path == "/api/v2/CreateAudioFile.php"
    assert platform.heard[0].params["mp3"] == "no"
    assert platform.heard[0].params["expires"] == "2027-03-04"
