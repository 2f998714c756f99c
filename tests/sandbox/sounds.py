"""Sounds for the tests: WAV files of a known length, and what is really in an mp3."""

import asyncio
import io
import math
import struct
import subprocess
import wave

import pytest

from sandbox.mp3 import find_ffmpeg
from sandbox.sound import find_engine

needs_ffmpeg = pytest.mark.skipif(find_ffmpeg() is None, reason="no ffmpeg is installed here")
needs_speech = pytest.mark.skipif(
    find_ffmpeg() is None or find_engine() is None, reason="no voice or no ffmpeg here"
)


def tone(seconds: float, rate: int = 16000) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(rate)
        written.writeframes(
            b"".join(
                struct.pack("<h", int(9000 * math.sin(2 * math.pi * 440 * turn / rate)))
                for turn in range(int(seconds * rate))
            )
        )
    return file.getvalue()


async def length_and_loudness(mp3: bytes) -> tuple[float, int]:
    samples = await asyncio.to_thread(decoded, mp3, "mp3")
    values = [abs(value) for (value,) in struct.iter_unpack("<h", samples)]
    return len(values) / 8000, max(values, default=0)


def decoded(sound: bytes, kind: str) -> bytes:
    into = ["-f", "s16le", "-ac", "1", "-ar", "8000", "pipe:1"]
    return ffmpeg(["-f", kind, "-i", "pipe:0", *into], sound)


def converted(sound: bytes, *options: str) -> bytes:
    into = [] if options[-1].startswith("/") else ["pipe:1"]
    return ffmpeg(["-i", "pipe:0", *options, *into], sound)


def ffmpeg(options: list[str], sound: bytes) -> bytes:
    command = [find_ffmpeg() or "", "-hide_banner", "-loglevel", "error", *options]
    done = subprocess.run(  # noqa: S603 - the wheel's own program
        command, input=sound, capture_output=True, check=True, timeout=300
    )
    return done.stdout
