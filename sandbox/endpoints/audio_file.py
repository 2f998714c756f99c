"""CreateAudioFile: a sound from words, or from a file that is uploaded."""

import asyncio
import base64
import binascii
import re
from datetime import date

from sandbox.answers import (
    BAD_BASE64,
    EXECUTABLE_SOUND,
    NO_SOUND,
    SOUND_TOO_LARGE,
    SOUND_TOO_SHORT,
    Answer,
    Refused,
    against_the_manual,
)
from sandbox.audios import Audio, Track
from sandbox.destinations import EXECUTABLES
from sandbox.endpoints.asking import ENCODINGS, Asked
from sandbox.recordings import convert, speak
from sandbox.state import Platform

MAX_NAME = 50
MAX_SOUND = 32 * 1024 * 1024
MIN_SOUND = 100
LARGE = 256 * 1024  # characters of base64; more is decoded in a thread
NOTHING = "null"  # as the manual's GetUserID writes that there is no token
_DAY = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)", re.ASCII)
_SUFFIXES = ("exe", "com", "bat", "cmd", "msi", "dll", "scr", "sh", "php", "py", "js", "jar", "vbs")


async def create_audio_file(platform: Platform, asked: Asked) -> Answer:
    """Make the sound and keep it: for services with ttswrt=1, else only to be listened to."""
    name, test = _read_name(asked), asked.get("ttswrt") != "1"
    expires = _read_expires(asked, platform.audios.today())
    track = await _track(platform, asked)
    # For a test the manual gives `expires` no meaning: it lives as long as one without.
    audio = platform.audios.create(track, name=name, test=test, expires=None if test else expires)
    return Answer(fields=_fields(audio))


def _fields(audio: Audio) -> dict[str, str]:
    return {
        "cdw_file": NOTHING if audio.test else audio.file,
        "cdw_file_test": audio.file,
        "cdw_name": audio.name,
        "cdw_sec ": f"{audio.seconds:.1f}",  # the blanks are the manual's
        "cdw_expires ": audio.expires.isoformat(),
        "cdw_type ": audio.kind,
    }


async def _track(platform: Platform, asked: Asked) -> Track:
    words, audio64 = asked.get("text"), asked.get("audio64")
    files = [file for file in asked.files if file.field == "audio"]
    match bool(words) + bool(audio64) + len(files):
        case 0:
            raise Refused(NO_SOUND)
        case 1:
            pass
        case _:
            raise against_the_manual("one of text, audio64 and audio, and one file of it")
    if words:
        _require_readable(asked, words)
        # An upload is converted whatever `mp3` says: that is how its length is measured.
        slow = asked.get("mp3").upper() != "NO"
        return await speak(platform, words, asked.get("voice"), with_mp3=slow)
    if audio64:
        return await convert(platform, _checked(await _decoded(audio64)))
    if files[0].name.lower().rpartition(".")[2] in _SUFFIXES:
        raise Refused(EXECUTABLE_SOUND)
    return await convert(platform, _checked(files[0].content))


def _require_readable(asked: Asked, words: str) -> None:
    encoding = asked.get("encoding").upper()
    if encoding not in ENCODINGS:
        raise against_the_manual("encoding is UTF-8, ASCII or ISO-8859-1")
    if encoding == "ASCII" and not words.isascii():
        raise against_the_manual("the text is not ASCII, as its encoding says")
    if "\ufffd" in words:
        raise against_the_manual("the text is not UTF-8, nor in the charset of its Content-Type")


async def _decoded(audio64: str) -> bytes:
    if len(audio64) > LARGE:
        return await asyncio.to_thread(_from_base64, audio64)
    return _from_base64(audio64)


def _from_base64(audio64: str) -> bytes:
    if len(audio64) > 2 * MAX_SOUND:
        raise Refused(SOUND_TOO_LARGE)
    try:
        return base64.b64decode("".join(audio64.split()), validate=True)
    except (binascii.Error, ValueError) as problem:
        raise Refused(BAD_BASE64) from problem


def _checked(sound: bytes) -> bytes:
    if sound.startswith(EXECUTABLES):
        raise Refused(EXECUTABLE_SOUND)
    if len(sound) < MIN_SOUND:
        raise Refused(SOUND_TOO_SHORT)
    if len(sound) > MAX_SOUND:
        raise Refused(SOUND_TOO_LARGE)
    return sound


def _read_name(asked: Asked) -> str:
    name = asked.get("name")
    if len(name) > MAX_NAME:
        raise against_the_manual(f"name has up to {MAX_NAME} characters")
    return name


def _read_expires(asked: Asked, today: date) -> date | None:
    text = asked.get("expires")
    if not text:
        return None
    try:
        found = _DAY.fullmatch(text)
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    if day is None:
        raise against_the_manual("expires is a day, YYYY:MM:DD")
    if day < today:
        raise against_the_manual("expires is over already")
    return day
