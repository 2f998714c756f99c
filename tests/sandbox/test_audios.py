import base64
from pathlib import Path

import pytest

from sandbox.mp3 import Mp3
from sandbox.sound import MAX_WORDS, Speaker
from tests.sandbox.caller import ORDINARY, Customer, Reply, running_customer
from tests.sandbox.sounds import converted, length_and_loudness, needs_ffmpeg, needs_speech, tone
from tests.sandbox.uploads import played, upload

SAID = "Esté é um teste de geração de áudio"
EXAMPLE = {
    "text": SAID,
    "ttswrt": "1",
    "voice": "MS|pt-BR-FranciscaNeural",
    "name": "Teste de Áudio",
    "encoding": "",
}


@needs_speech
async def test_speech_becomes_an_audio_as_in_the_manuals_example() -> None:
    async with running_customer(with_voice=True) as customer:
        reply = await customer.ask("CreateAudioFile", **EXAMPLE)
        seconds = await customer.sandbox.platform.speaker.seconds(SAID, EXAMPLE["voice"])
        assert reply.status == 201
        assert list(reply.head.items()) == [
            ("status", "OK"),
            ("status_code", "0"),
            ("cdw_file", "tf187533254"),
            ("cdw_file_test", "tf187533254"),
            ("cdw_name", "teste de áudio"),
            ("cdw_sec ", f"{seconds:.1f}"),
            ("cdw_expires ", "2026-06-04"),
            ("cdw_type ", "tts"),
        ]
        heard, loud = await length_and_loudness(await played(customer, cdw_file="tf187533254"))
        assert heard == pytest.approx(seconds, abs=0.1)
        assert loud > 1000


@needs_speech
async def test_a_test_audio_can_be_heard_and_used_nowhere() -> None:
    async with running_customer(with_voice=True) as customer:
        head = (await customer.ask("CreateAudioFile", text=SAID, expires="2026:12:31")).head
        assert head["cdw_file"] == "null"
        assert head["cdw_expires "] == "2026-06-04"
        test = head["cdw_file_test"]
        assert await played(customer, cdw_file_test=test)
        assert (await customer.ask("PlayAudioFile", cdw_file=test)).verdict == (
            401,
            "230",
            "Audio id is not valid",
        )
        rows = (await customer.ask("GetAudiosList")).body["audios"]
        assert test not in [row["cdw_file"] for row in rows]
        refused = await customer.ask("MakeTTSCall", dest=ORDINARY, content=test)
        assert refused.verdict[:2] == (400, "900")
        assert "ttswrt=1" in refused.head["status"]
        assert customer.dialled == []


@needs_ffmpeg
async def test_an_upload_comes_as_base64_or_as_a_file_and_lasts_as_long_as_it_did(
    customer: Customer,
) -> None:
    sound = tone(2.5)
    text = base64.encodebytes(sound).decode()  # with its line ends
    first = await customer.ask("CreateAudioFile", audio64=text, ttswrt="1", name="Vinheta")
    second = await create(customer, "audio", "voz.ogg", converted(sound, "-f", "ogg"), ttswrt="1")
    for reply in (first, second):
        assert reply.status == 201, reply.text
        assert (reply.head["cdw_sec "], reply.head["cdw_type "]) == ("2.5", "upload")
        heard, loud = await length_and_loudness(
            await played(customer, cdw_file=reply.head["cdw_file"])
        )
        assert heard == pytest.approx(2.5, abs=0.1)
        assert loud > 5000
    assert first.head["cdw_name"] == "vinheta"


@needs_ffmpeg
async def test_a_file_whose_index_stands_at_its_end_is_read_too(
    customer: Customer, tmp_path: Path
) -> None:
    made = tmp_path / "voz.m4a"
    converted(tone(1.0), "-c:a", "aac", str(made))
    assert made.read_bytes().index(b"mdat") < made.read_bytes().index(b"moov")
    reply = await create(customer, "audio", made.name, made.read_bytes(), ttswrt="1")
    assert float(reply.head["cdw_sec "]) == pytest.approx(1.0, abs=0.1)


@pytest.mark.parametrize(
    ("params", "code", "text"),
    [
        ({}, "220", "no audio or text"),
        ({"audio64": "só ç"}, "224", "invalid base64"),
        ({"audio64": "QUJD"}, "223", "upload under 100 bytes"),
        ({"audio64": base64.b64encode(b"MZ" * 99).decode()}, "205", "executable or infected file"),
        ({"text": "x" * (MAX_WORDS + 1)}, "281", "TTS server error"),
        ({"text": "oi", "audio64": "QUJD"}, "900", "one of text, audio64 and audio"),
        ({"text": "oi", "name": "n" * 51}, "900", "name has up to 50"),
        ({"text": "oi", "expires": "31/12/2026"}, "900", "YYYY:MM:DD"),
        ({"text": "oi", "expires": "2026:02:30"}, "900", "YYYY:MM:DD"),
        ({"text": "oi", "expires": "2026:03:03"}, "900", "over already"),
        ({"text": "oi", "encoding": "UTF-16"}, "900", "encoding is"),
        ({"text": "olá", "encoding": "ascii"}, "900", "not ASCII"),
        ({"text": "ol\ufffd"}, "900", "not UTF-8"),
    ],
)
async def test_what_cannot_become_an_audio_is_refused(
    customer: Customer, params: dict[str, str], code: str, text: str
) -> None:
    reply = await customer.ask("CreateAudioFile", **params)
    assert reply.verdict[:2] == (400, code)
    assert text in reply.head["status"]


@needs_ffmpeg
@pytest.mark.parametrize(
    ("field", "name", "content", "code"),
    [
        ("sound", "voz.wav", tone(0.5), "220"),
        ("audio", "voz.exe", tone(0.5), "205"),
        ("audio", "voz.wav", b"\x7fELF" + bytes(200), "205"),
        ("audio", "voz.wav", b"x" * 99, "223"),
        ("audio", "voz.wav", b"isto nao e um som " * 20, "900"),
        ("audio", "voz.wav", tone(0), "223"),
        ("audio", "voz.m3u8", b"#EXTM3U\n#EXTINF:9,\n/etc/hostname\n" + b"#\n" * 99, "900"),
    ],
)
async def test_a_file_that_is_no_sound_is_refused(
    customer: Customer, field: str, name: str, content: bytes, code: str
) -> None:
    reply = await create(customer, field, name, content)
    assert reply.verdict[:2] == (400, code)


async def test_a_sound_that_is_too_large_is_refused(
    customer: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.endpoints.audio_file.MAX_SOUND", 4000)
    file = await create(customer, "audio", "voz.wav", tone(0.5))
    text = await customer.ask("CreateAudioFile", audio64="A" * 600_000)
    assert file.verdict == text.verdict == (400, "226", "multipart discarded (too large)")


async def test_without_a_voice_or_ffmpeg_nothing_is_made_up(customer: Customer) -> None:
    platform = customer.sandbox.platform
    platform.mp3 = Mp3(lambda: None)
    speech = await customer.ask("CreateAudioFile", text="oi")
    file = await create(customer, "audio", "voz.wav", tone(0.5))
    for reply, missing in ((speech, "no voice"), (file, "no ffmpeg")):
        assert reply.verdict[:2] == (400, "900")
        assert f"{missing} is installed here: pip install 'ramal[speech]'" in reply.head["status"]


async def test_a_voice_that_breaks_is_the_speech_error(customer: Customer) -> None:
    class Broken:
        name = "broken"

        def speak(self, words: str, voice: str) -> bytes:
            raise OSError(f"no {voice} for {words}")

    customer.sandbox.platform.speaker = Speaker(Broken())
    reply = await customer.ask("CreateAudioFile", text="oi")
    assert reply.verdict == (400, "281", "TTS server error")
    assert len((await customer.ask("GetAudiosList")).body["audios"]) == 2


@needs_speech
async def test_without_the_mp3_it_is_made_when_somebody_listens() -> None:
    async with running_customer(with_voice=True) as customer:
        reply = await customer.ask("CreateAudioFile", text=SAID, ttswrt="1", mp3="NO")
        file, audios = reply.head["cdw_file"], customer.sandbox.platform.audios
        assert audios.find(file).mp3 == b""
        mp3 = await played(customer, cdw_file=file)
        assert audios.find(file).mp3 == mp3
        heard, _ = await length_and_loudness(mp3)
        assert f"{heard:.0f}" == f"{float(reply.head['cdw_sec ']):.0f}"


async def create(customer: Customer, field: str, name: str, content: bytes, **params: str) -> Reply:
    return await upload(customer, "CreateAudioFile", content, field=field, file=name, **params)
