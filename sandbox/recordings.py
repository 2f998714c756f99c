"""How sounds come to be: words spoken, files converted, and mp3s made when they are first heard."""

import subprocess

from sandbox.answers import SPEECH_FAILED, Refused, against_the_manual
from sandbox.audios import Audio, Track
from sandbox.mp3 import Encoded, NoFfmpeg, NoSound
from sandbox.sound import MAX_WORDS, Sound
from sandbox.state import Platform

INSTALL = "pip install 'ramal[speech]'"


async def speak(platform: Platform, words: str, voice: str, *, with_mp3: bool = True) -> Track:
    """The words as a sound; without the mp3 its length is that of the voice all the same."""
    sound = await _spoken(platform, words, voice)
    mp3 = (await _encoded(platform, sound.wav)).mp3 if with_mp3 else b""
    return Track("tts", sound.seconds, mp3, words, voice)


async def convert(platform: Platform, sound: bytes) -> Track:
    """An uploaded sound as mp3; its length is what ffmpeg could decode of it."""
    made = await _encoded(platform, sound)
    return Track("upload", made.seconds, made.mp3)


async def with_mp3(platform: Platform, audio: Audio) -> Audio:
    """An audio with its mp3: made now if it was asked for without one, or was there from the start.

    Whoever wrote mp3=NO did not want to wait; whoever plays it then does.
    """
    if audio.mp3:
        return audio
    track = await speak(platform, audio.words, audio.voice)
    return platform.audios.set_sound(audio, mp3=track.mp3, seconds=track.seconds)


async def seconds_of(platform: Platform, audio: Audio) -> float:
    """How long an audio lasts; estimated like all words where no voice is installed."""
    if audio.mp3 or not audio.words:
        return audio.seconds
    try:
        return await platform.speaker.seconds(audio.words, audio.voice)
    except (OSError, subprocess.SubprocessError):  # a list is still a list with a broken voice
        return audio.seconds


async def _spoken(platform: Platform, words: str, voice: str) -> Sound:
    if len(words) > MAX_WORDS:
        raise Refused(SPEECH_FAILED)
    try:
        sound = await platform.speaker.speak(words, voice)
    except (OSError, subprocess.SubprocessError) as problem:
        raise Refused(SPEECH_FAILED) from problem
    if sound is None:
        raise against_the_manual(f"no voice is installed here: {INSTALL}")
    return sound


async def _encoded(platform: Platform, sound: bytes) -> Encoded:
    try:
        return await platform.mp3.encode(sound)
    except NoFfmpeg as problem:
        raise against_the_manual(f"no ffmpeg is installed here: {INSTALL}") from problem
    except NoSound as problem:
        raise against_the_manual(f"the audio was not taken: {problem}") from problem
