"""What a phone hears: words that are spoken, a sound of the account, or one that nobody knows."""

import subprocess
from typing import NamedTuple

from sandbox.answers import AUDIO_FAILED, Refused, against_the_manual
from sandbox.audios import fill
from sandbox.endpoints.asking import Asked
from sandbox.recorded import silence
from sandbox.sound import MAX_WORDS, Sound, estimated_seconds
from sandbox.state import Platform

# The manual names no answer for an unknown id, and a live account's audios are unknown here.
UNKNOWN_SECONDS = 5.0
UNKNOWN_FAIL_SECONDS = 3.0


class Heard(NamedTuple):
    """Words or a sound without words, and how long it lasts."""

    seconds: float
    words: str = ""
    voice: str = ""
    recorded: bool = False  # a sound without words that the sandbox can play


async def heard_first(platform: Platform, asked: Asked) -> Heard:
    """`text`, else `content`: made before the call is accepted, as the manual's OK row says."""
    words = asked.get("text")
    if words:
        return await _spoken(platform, words, asked.get("voice"))
    return await _recorded(platform, asked, "content", unknown=UNKNOWN_SECONDS)


async def heard_at_failure(platform: Platform, asked: Asked) -> Heard:
    """`contentfail`: what the first phone hears when the second fails; nothing without it."""
    if not asked.get("contentfail"):
        return Heard(0.0)
    return await _recorded(platform, asked, "contentfail", unknown=UNKNOWN_FAIL_SECONDS)


async def heard_when_nothing_pressed(platform: Platform, asked: Asked) -> Heard:
    """`contentno`: what is heard when no key was pressed; nothing without it."""
    if not asked.get("contentno"):
        return Heard(0.0)
    return await _recorded(platform, asked, "contentno", unknown=UNKNOWN_FAIL_SECONDS)


async def said_in_reply(platform: Platform, number: str) -> Sound | None:
    """What a number's fate says into a recording; silence of its length without a voice."""
    fate = platform.phones.fate_of(number)
    if fate.sound is not None or not fate.says:
        return fate.sound
    try:
        sound = await platform.speaker.speak(fate.says)
    except (OSError, subprocess.SubprocessError) as problem:
        raise Refused(AUDIO_FAILED) from problem
    return sound or silence(estimated_seconds(fate.says))


async def _recorded(platform: Platform, asked: Asked, name: str, *, unknown: float) -> Heard:
    file = asked.get(name)
    # the newest docs write an id without its tf, the manual with it
    audio = platform.audios.find_any(file) or platform.audios.find_any(f"tf{file}")
    if audio is None:
        return Heard(unknown)
    if platform.audios.find(audio.file) is None:
        raise against_the_manual(f"{name} is out of date, or was made without ttswrt=1")
    if audio.words:  # spoken anew: a model's variables are this call's own parameters
        return await _spoken(platform, fill(audio.words, asked.params), audio.voice)
    return Heard(audio.seconds, recorded=True)


async def _spoken(platform: Platform, words: str, voice: str) -> Heard:
    if len(words) > MAX_WORDS:
        raise Refused(AUDIO_FAILED)
    try:
        seconds = await platform.speaker.seconds(words, voice)
    except (OSError, subprocess.SubprocessError) as problem:
        raise Refused(AUDIO_FAILED) from problem
    return Heard(seconds, words, voice)
