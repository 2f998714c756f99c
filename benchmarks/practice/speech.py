"""Speech from espeak-ng, as it comes out of a voice note: with noise, and through Opus."""

from __future__ import annotations

import ctypes
import subprocess
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import espeakng_loader
import imageio_ffmpeg
import numpy as np
from numpy.typing import NDArray

from benchmarks.practice.grammar import Sentence
from benchmarks.practice.voices import Voice

SPOKEN_RATE, HEARD_RATE = 22_050, 16_000
SYNCHRONOUS, DONT_EXIT, UTF8, BY_CHARACTER = 2, 0x8000, 1, 1
RATE, PITCH, SPREAD, GAP = 1, 3, 4, 7  # espeak's parameters
CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
Samples = NDArray[np.float32]


def spoken(sentence: Sentence, voice: Voice, rng: np.random.Generator) -> Samples:
    """The sentence as a microphone hears it, at the rate that espeak speaks."""
    speech = _say(sentence.text, voice)
    speech /= max(float(np.abs(speech).max()), 1e-3)
    around = [int(seconds * SPOKEN_RATE) for seconds in (voice.before, voice.after)]
    heard = np.pad(speech, (around[0], around[1]))
    hiss = rng.standard_normal(heard.size).astype(np.float32)
    if rng.random() < 0.5:  # a room hums low, a microphone hisses evenly
        hiss = np.convolve(hiss, np.full(8, 0.35, np.float32), "same").astype(np.float32)
    level = float(np.sqrt(np.mean(speech**2))) * 10 ** (-voice.noise / 20)
    mixed = (heard + level * hiss) * 10 ** (voice.gain / 20)
    return np.clip(mixed, -1, 1).astype(np.float32)


def through_opus(pieces: Sequence[Samples], bit_rate: int, rate: int) -> list[Samples]:
    """The pieces encoded as one OGG/Opus file and decoded again, at the rate Whisper hears."""
    whole = decoded(encoded(np.concatenate(pieces), bit_rate, rate, effort=1))
    ends = np.cumsum([piece.size for piece in pieces]) * HEARD_RATE // SPOKEN_RATE
    return list(np.split(whole, ends[:-1]))


def encoded(
    samples: Samples, bit_rate: int = 24_000, rate: int = 48_000, effort: int = 10
) -> bytes:
    """An OGG/Opus file, mono, as a chat's voice note."""
    source = ["-f", "s16le", "-ar", str(SPOKEN_RATE), "-ac", "1", "-i", "-"]
    target = ["-c:a", "libopus", "-b:a", str(bit_rate), "-application", "voip"]
    pcm = (samples * 32_767).astype("<i2").tobytes()
    exact = ["-flags", "+bitexact", "-fflags", "+bitexact"]  # no serial number drawn by chance
    how = ["-compression_level", str(effort), "-ar", str(rate), "-f", "ogg"]
    return _ffmpeg([*source, *target, *exact, *how, "-"], pcm)


def decoded(file: bytes) -> Samples:
    """The samples of an audio file as Whisper wants them: 16 kHz, mono, from -1 to 1."""
    pcm = _ffmpeg(["-i", "-", "-f", "s16le", "-ac", "1", "-ar", str(HEARD_RATE), "-"], file)
    return _floats(pcm)


def read(path: Path) -> Samples:
    """The samples of an audio file on the disk."""
    return decoded(path.read_bytes())


def _ffmpeg(arguments: list[str], given: bytes) -> bytes:
    quiet = ["-nostdin", "-loglevel", "error", "-threads", "1"]
    command = [imageio_ffmpeg.get_ffmpeg_exe(), *quiet, *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout


@cache
def _espeak() -> tuple[ctypes.CDLL, bytearray, Callable[..., int]]:
    """The library, what it has spoken, and its callback, which has to stay alive."""
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    library.espeak_Synth.argtypes = [
        ctypes.c_void_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int,
        ctypes.c_uint, ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p,
    ]  # fmt: skip
    data = espeakng_loader.get_data_path().encode()
    rate = library.espeak_Initialize(SYNCHRONOUS, 0, data, DONT_EXIT)
    if rate != SPOKEN_RATE:
        raise RuntimeError(f"espeak-ng speaks at {rate} Hz, not at {SPOKEN_RATE}")
    spoken_bytes = bytearray()

    def receive(wave: int | None, count: int, _events: int) -> int:
        if wave and count:
            spoken_bytes.extend(ctypes.string_at(wave, count * 2))
        return 0

    callback = CALLBACK(receive)
    library.espeak_SetSynthCallback(callback)
    return library, spoken_bytes, callback


def _say(text: str, voice: Voice) -> Samples:
    library, spoken_bytes, _ = _espeak()
    if library.espeak_SetVoiceByName(voice.name.encode()) != 0:
        raise ValueError(f"espeak-ng has no voice {voice.name}")
    chosen = ((RATE, voice.speed), (PITCH, voice.pitch), (SPREAD, voice.spread), (GAP, voice.gap))
    for parameter, value in chosen:
        library.espeak_SetParameter(parameter, value, 0)
    spoken_bytes.clear()
    data = text.encode() + b"\0"
    library.espeak_Synth(data, len(data), 0, BY_CHARACTER, 0, UTF8, None, None)
    return _floats(bytes(spoken_bytes))


def _floats(pcm: bytes) -> Samples:
    return np.frombuffer(pcm, "<i2").astype(np.float32) / np.float32(32_768)
