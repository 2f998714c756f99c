import io
import subprocess
import wave
from pathlib import Path
from types import SimpleNamespace

import pytest

from sandbox import sound
from sandbox.sound import EspeakBinary, LoadedEspeak, Speaker, find_engine, length_of
from sandbox.views import voice_view
from tests.sandbox.caller import ORDINARY, WORDS, Customer, running_customer

LONGER = "Olá, aqui é a Ana da portaria. Chegou uma encomenda para você, por favor desça."

needs_voice = pytest.mark.skipif(find_engine() is None, reason="no voice is installed here")


@needs_voice
async def test_words_are_real_audio_that_grows_with_them() -> None:
    async with running_customer(with_voice=True) as customer:
        short, long = [await audio(customer, words) for words in (WORDS, LONGER)]
    for wav in (short, long):
        with wave.open(io.BytesIO(wav)) as heard:
            assert (heard.getnchannels(), heard.getsampwidth()) == (1, 2)
            assert any(heard.readframes(heard.getnframes()))
    assert 2 * length_of(short) < length_of(long)


@needs_voice
async def test_a_call_lasts_as_long_as_its_sound() -> None:
    async with running_customer(with_voice=True) as customer:
        cd_id = await customer.call("5511900000000", text=LONGER)
        seconds = await customer.sandbox.platform.speaker.seconds(LONGER)
        await customer.pass_time(2 + seconds - 0.01)
        assert await customer.records(cd_id=cd_id) == []
        await customer.pass_time(0.01)
        assert (await customer.record(cd_id))["dur"] == str(int(seconds))


@needs_voice
async def test_a_woman_a_man_and_an_english_voice_sound_different() -> None:
    speaker = Speaker()
    sounds = [await speaker.speak("Good morning", v) for v in ("", "fel", "MS|en-US-JennyNeural")]
    speaker.close()
    assert len({one.wav for one in sounds if one}) == 3


async def test_a_sound_is_made_once_and_only_a_few_are_kept() -> None:
    made: list[str] = []

    class Counting:
        name = "counting"

        def speak(self, words: str, voice: str) -> bytes:
            made.append(f"{words} by {voice}")
            return silence(seconds=len(words))

    speaker = Speaker(Counting())
    assert await speaker.seconds("ab") == await speaker.seconds("ab") == 2.0
    assert made == ["ab by pt-br+f3"]
    for turn in range(sound.KEEP_SOUNDS):
        await speaker.speak(f"w{turn}")
    await speaker.speak("ab")
    assert made.count("ab by pt-br+f3") == 2
    assert await speaker.seconds("  ") == 0.0
    speaker.close()


async def test_without_a_voice_the_length_is_estimated_and_no_sound_is_made_up(
    customer: Customer,
) -> None:
    speaker = customer.sandbox.platform.speaker
    assert await speaker.seconds("oi") == 1.0
    assert await speaker.seconds(LONGER) == pytest.approx(len(LONGER) * 0.075)
    cd_id = await customer.call()
    reply = await customer.get(f"/sandbox/calls/{cd_id}/words.wav")
    assert reply.status == 404
    assert "espeakng-loader" in reply.body["problem"]
    assert voice_view(speaker)["installed"] is False


async def test_a_recording_has_no_sound_here(customer: Customer) -> None:
    cd_id = await customer.call(text="", content="tf1")
    assert (await customer.get(f"/sandbox/calls/{cd_id}/words.wav")).status == 404


async def test_a_voice_that_breaks_is_the_manuals_audio_error(customer: Customer) -> None:
    class Broken:
        name = "broken"

        def speak(self, words: str, voice: str) -> bytes:
            raise subprocess.TimeoutExpired(f"espeak-ng -v {voice} {words}", 20)

    customer.sandbox.platform.speaker = Speaker(Broken())
    reply = await customer.ask("MakeTTSCall", dest=ORDINARY, text=WORDS)
    assert reply.verdict == (400, "260", "error audio file")
    assert customer.dialled == []


@needs_voice
def test_an_unknown_voice_is_an_error() -> None:
    engine = find_engine()
    assert engine is not None
    with pytest.raises((OSError, subprocess.SubprocessError)):
        engine.speak("oi", "zzzz")


def test_the_systems_program_serves_when_the_wheel_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wav = tmp_path / "three.wav"
    wav.write_bytes(silence(seconds=3))
    program = tmp_path / "espeak-ng"
    program.write_text(f'#!/bin/sh\ncat >/dev/null\ncat "{wav}"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setitem(__import__("sys").modules, "espeakng_loader", None)
    found = find_engine.__wrapped__()
    assert isinstance(found, EspeakBinary)
    assert length_of(found.speak("oi", "pt-br")) == 3.0
    program.unlink()
    assert find_engine.__wrapped__() is None


@needs_voice
def test_a_library_that_does_not_start_is_no_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    class Dead:
        espeak_Synth = SimpleNamespace()

        def espeak_Initialize(self, *_: object) -> int:
            return -1

    monkeypatch.setattr(sound.ctypes, "CDLL", lambda _: Dead())
    loader = SimpleNamespace(get_library_path=lambda: "x", get_data_path=lambda: "y")
    with pytest.raises(OSError, match="did not start"):
        LoadedEspeak(loader)


async def audio(customer: Customer, words: str) -> bytes:
    cd_id = await customer.call(text=words)
    async with customer.http.get(customer.url(f"/sandbox/calls/{cd_id}/words.wav")) as answer:
        assert answer.content_type == "audio/wav"
        return await answer.read()


def silence(*, seconds: int) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(8000)
        written.writeframes(bytes(2 * 8000 * seconds))
    return file.getvalue()
