"""Sounds of every kind are read, and what is none is refused in one word, within bounds."""

from __future__ import annotations

import os
import tempfile
import zlib
from pathlib import Path

import pytest

from bot.speech import ffmpeg
from bot.speech.sound import (
    RATE,
    is_silent,
    pcm_of,
    platform_sound,
    seconds_of,
    voice_note,
    waveform,
)
from domain.audio.transcription import NotHeard, Unheard
from tests.speech.notes import FORMATS, hum, made, silence, spoken

WORDS = "Seu pedido chegou"


async def refused(data: bytes, longest: float = 60) -> Unheard:
    with pytest.raises(NotHeard) as caught:
        await pcm_of(data, longest=longest)
    return caught.value.why


@pytest.mark.parametrize("kind", sorted(FORMATS))
async def test_every_format_that_people_send_is_heard_whole(kind: str) -> None:
    samples = await pcm_of(spoken(WORDS, kind), longest=60)
    whole = await pcm_of(spoken(WORDS, "wav"), longest=60)
    assert seconds_of(samples) == pytest.approx(seconds_of(whole), abs=0.15)
    assert not is_silent(samples)


async def test_a_name_that_lies_does_not_matter() -> None:
    assert await pcm_of(spoken(WORDS, "mp3"), longest=60), "what it is, is seen in the file itself"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a sound",
        b"\x00" * 5000,
        b"OggS" + b"\xff" * 5000,
        b"ID3\x04" + b"\x00" * 50,
        spoken(WORDS)[:60],
        zlib.compress(b"a" * 100_000),
        b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
        b"ffconcat version 1.0\nfile /etc/passwd\n",
        b"<?xml version='1.0'?><MPD><BaseURL>file:///etc/passwd</BaseURL></MPD>",
    ],
    ids=["empty", "text", "zeros", "ogg-head", "id3", "cut", "zip", "playlist", "concat", "dash"],
)
async def test_what_is_no_sound_is_unreadable(data: bytes) -> None:
    assert await refused(data) is Unheard.UNREADABLE


async def test_a_picture_is_no_sound() -> None:
    picture = made("color=red:size=8x8", 1, "-f", "image2pipe", "-c:v", "png", "-frames:v", "1")
    assert await refused(picture) is Unheard.UNREADABLE


async def test_a_note_that_is_cut_off_is_heard_as_far_as_it_goes() -> None:
    whole = spoken("Seu pedido chegou e está na portaria, pode vir buscar quando quiser")
    samples = await pcm_of(whole[: len(whole) * 2 // 3], longest=60)
    assert seconds_of(samples) > 0.5


async def test_a_longer_note_than_we_hear_is_told_so() -> None:
    assert await refused(hum(3), longest=1.5) is Unheard.TOO_LONG
    assert seconds_of(await pcm_of(hum(3), longest=4)) == pytest.approx(3, abs=0.1)


async def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.speech.sound.DEADLINE", 0.0)
    assert await refused(spoken(WORDS)) is Unheard.UNREADABLE


async def test_silence_is_known_before_anything_is_decoded_to_words() -> None:
    assert is_silent(await pcm_of(silence(3), longest=60))
    assert is_silent(b"")
    assert not is_silent(await pcm_of(spoken("sim"), longest=60))


async def test_a_short_word_in_a_long_pause_is_no_silence() -> None:
    pause = b"\x00\x00" * RATE * 5
    assert not is_silent(pause + await pcm_of(spoken("sim"), longest=60) + pause)


async def test_a_voice_note_is_what_chats_show_as_one() -> None:
    samples = await pcm_of(spoken(WORDS, "mp3"), longest=60)
    note = await voice_note(samples)
    assert note.data.startswith(b"OggS")
    assert b"OpusHead\x01\x01" in note.data[:64], "version 1, one channel"
    assert note.seconds == pytest.approx(seconds_of(samples))
    assert len(note.waveform) > 20
    assert max(note.waveform) == 31
    assert seconds_of(await pcm_of(note.data, longest=60)) == pytest.approx(note.seconds, abs=0.1)


async def test_the_platform_is_given_an_mp3() -> None:
    samples = await pcm_of(spoken(WORDS), longest=60)
    mp3 = await platform_sound(samples)
    assert mp3[:3] == b"ID3"
    assert seconds_of(await pcm_of(mp3, longest=60)) == pytest.approx(seconds_of(samples), abs=0.2)


def test_bars_follow_the_sound() -> None:
    quiet, loud = b"\x01\x00" * RATE, b"\x00\x40" * RATE
    bars = waveform(quiet + loud)
    assert bars[0] == 0
    assert bars[-1] == 31


async def test_without_ffmpeg_it_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise ffmpeg.NoFfmpeg

    monkeypatch.setattr(ffmpeg, "ffmpeg_path", missing)
    assert await refused(spoken(WORDS)) is Unheard.NO_FFMPEG


async def test_nothing_is_left_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    await pcm_of(spoken(WORDS), longest=60)
    await refused(os.urandom(1000))
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - a folder of two files, in a test
