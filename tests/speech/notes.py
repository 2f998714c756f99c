"""Real sound files: words spoken by espeak-ng, in every format that people send."""

from __future__ import annotations

import subprocess
from functools import cache

from bot.speech.ffmpeg import ffmpeg_path
from sandbox.sound import find_engine

FORMATS = {
    "ogg": ["-c:a", "libopus", "-b:a", "24k", "-f", "ogg"],
    "webm": ["-c:a", "libopus", "-f", "webm"],
    "m4a": ["-c:a", "aac", "-movflags", "frag_keyframe+empty_moov", "-f", "mp4"],
    "mp3": ["-f", "mp3"],
    "wav": ["-f", "wav"],
    "amr": ["-ar", "8000", "-c:a", "libopencore_amrnb", "-f", "amr"],
}


@cache
def spoken(words: str, kind: str = "ogg", voice: str = "pt-br+f3") -> bytes:
    """These words as a file of this kind."""
    engine = find_engine()
    assert engine is not None, "the tests need espeak-ng, which `make test` installs"
    return converted(engine.speak(words, voice), *FORMATS[kind])


def silence(seconds: float) -> bytes:
    """An OGG/Opus note in which nothing is to be heard."""
    return made("anullsrc=r=16000:cl=mono", seconds)


def hum(seconds: float) -> bytes:
    """An OGG/Opus note with a tone."""
    return made("sine=frequency=440:sample_rate=16000", seconds)


def made(source: str, seconds: float, *into: str) -> bytes:
    """What ffmpeg itself makes of nothing: OGG/Opus unless it is to be something else."""
    arguments = ["-f", "lavfi", "-t", str(seconds), "-i", source]
    return _ffmpeg([*arguments, *(into or FORMATS["ogg"])], b"")


def converted(data: bytes, *arguments: str) -> bytes:
    return _ffmpeg(["-i", "pipe:0", *arguments], data)


def _ffmpeg(arguments: list[str], data: bytes) -> bytes:
    command = [ffmpeg_path(), "-loglevel", "error", *arguments, "pipe:1"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout  # noqa: S603 - our own words
