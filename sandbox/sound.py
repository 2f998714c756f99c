"""The voice of the sandbox: words as real audio by espeak-ng, or plainly no voice at all."""

import asyncio
import ctypes
import io
import re
import shutil
import subprocess
import threading
import wave
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Protocol, TypeVar

MAX_WORDS = 4000  # characters; longer words are refused before they come here
KEEP_SOUNDS = 16
KEEP_LENGTHS = 2048
SECONDS_PER_CHARACTER, SHORTEST = 0.075, 1.0  # an estimate, when no voice is installed
WORDS_PER_MINUTE = 160
BINARY_TIMEOUT = 20.0

_RETRIEVAL, _NO_EXIT = 2, 0x8000  # AUDIO_OUTPUT_SYNCHRONOUS, espeakINITIALIZE_DONT_EXIT
_UTF8, _RATE = 1, 1
Key = tuple[str, str]  # the words and the voice asked for
T = TypeVar("T")


@dataclass(frozen=True)
class Sound:
    """Words that were spoken: a WAV file and how long it lasts."""

    wav: bytes
    seconds: float


class Engine(Protocol):
    """Turns words into a WAV file; blocking, so it is only called from the voice's thread."""

    name: str

    def speak(self, words: str, voice: str) -> bytes:
        """A whole WAV file."""
        ...


class LoadedEspeak:
    """espeak-ng from the `espeakng-loader` wheel, by ctypes.

    The library has one global state and writes into one callback: everything goes through one
    lock, and the callback object lives as long as the library.
    """

    name = "espeakng-loader"

    def __init__(self, loader: ModuleType) -> None:
        library = ctypes.CDLL(loader.get_library_path())
        library.espeak_Synth.argtypes = [
            *(ctypes.c_void_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int),
            *(ctypes.c_uint, ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p),
        ]
        self._lock = threading.Lock()
        self._samples = bytearray()
        self._library = library
        folder = str(loader.get_data_path()).encode()
        self._rate = library.espeak_Initialize(_RETRIEVAL, 0, folder, _NO_EXIT)
        if self._rate <= 0:
            raise OSError("espeak-ng did not start")
        kind = ctypes.CFUNCTYPE(
            ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
        )
        self._callback = kind(self._collect)
        library.espeak_SetSynthCallback(self._callback)

    def speak(self, words: str, voice: str) -> bytes:
        """Speak with one of the wheel's voices."""
        text = words.encode() + b"\0"
        with self._lock:
            self._samples = bytearray()
            if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
                raise OSError(f"espeak-ng has no voice {voice}")
            self._library.espeak_SetParameter(_RATE, WORDS_PER_MINUTE, 0)
            self._library.espeak_Synth(text, len(text), 0, 1, 0, _UTF8, None, None)
            return wav_file(bytes(self._samples), self._rate)

    def _collect(self, samples: "ctypes._Pointer[ctypes.c_short]", count: int, _: object) -> int:
        if count > 0:
            self._samples.extend(ctypes.string_at(samples, count * 2))
        return 0


class EspeakBinary:
    """The system's espeak-ng, when the wheel is not installed."""

    name = "espeak-ng"

    def __init__(self, path: str) -> None:
        self._path = path

    def speak(self, words: str, voice: str) -> bytes:
        """Let the program write a WAV to its standard output; the words go in by standard input."""
        command = [self._path, "--stdin", "--stdout", "-v", voice, "-s", str(WORDS_PER_MINUTE)]
        done = subprocess.run(  # noqa: S603 - a fixed command, the words are not part of it
            command, input=words.encode(), capture_output=True, timeout=BINARY_TIMEOUT, check=True
        )
        with wave.open(io.BytesIO(done.stdout)) as piped:  # its header does not know the length
            return wav_file(piped.readframes(len(done.stdout)), piped.getframerate())


@cache
def find_engine() -> Engine | None:
    """The voice installed on this machine, or None; found once per process."""
    try:
        import espeakng_loader  # an optional extra

        return LoadedEspeak(espeakng_loader)
    except (ImportError, OSError):
        path = shutil.which("espeak-ng")
        return EspeakBinary(path) if path else None


class Speaker:
    """Speaks words off the event loop and remembers a few sounds and many lengths."""

    def __init__(self, engine: Engine | None = None, *, silent: bool = False) -> None:
        self.engine = None if silent else engine or find_engine()
        self._sounds: OrderedDict[Key, Sound] = OrderedDict()
        self._lengths: OrderedDict[Key, float] = OrderedDict()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sandbox-voice")

    async def seconds(self, words: str, voice: str = "") -> float:
        """How long it takes to hear these words; an estimate when there is no voice."""
        if not words.strip():
            return 0.0
        if self.engine is None:
            return estimated_seconds(words)
        known = self._lengths.get((words, voice))
        if known is not None:
            return known
        sound = await self.speak(words, voice)
        return sound.seconds if sound else 0.0

    async def speak(self, words: str, voice: str = "") -> Sound | None:
        """The words as sound; None when no voice is installed, never a made-up noise."""
        if self.engine is None:
            return None
        key = (words, voice)
        sound = self._sounds.get(key)
        if sound is None:
            loop = asyncio.get_running_loop()
            wav = await loop.run_in_executor(self._thread, self.engine.speak, words, _voice(voice))
            sound = Sound(wav, length_of(wav))
        _keep(self._sounds, key, sound, KEEP_SOUNDS)
        _keep(self._lengths, key, sound.seconds, KEEP_LENGTHS)
        return sound

    def close(self) -> None:
        """Let the voice's thread go."""
        self._thread.shutdown(wait=False, cancel_futures=True)


def estimated_seconds(words: str) -> float:
    """About how long words take, for where no voice has spoken them."""
    return max(SHORTEST, len(words) * SECONDS_PER_CHARACTER)


def length_of(wav: bytes) -> float:
    """The seconds that a WAV file lasts."""
    with wave.open(io.BytesIO(wav)) as sound:
        frames, rate = sound.getnframes(), sound.getframerate()
    return float(frames / rate)


def speaks_english(voice: str) -> bool:
    """Whether a voice of the platform, such as `MS|en-US-JennyNeural`, is an English one."""
    return re.search(r"(^|\W)en(-|$)", voice.lower()) is not None


def _voice(asked: str) -> str:
    """Our voice for the platform's: fad is a woman (the default), fel a man; names carry en-."""
    language = "en-us" if speaks_english(asked) else "pt-br"
    return f"{language}+{'m3' if asked.lower() == 'fel' else 'f3'}"


def wav_file(samples: bytes, rate: int) -> bytes:
    """A WAV file of one channel of 16-bit samples."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(samples)
    return file.getvalue()


def _keep(kept: OrderedDict[Key, T], key: Key, thing: T, most: int) -> None:
    kept[key] = thing
    kept.move_to_end(key)
    while len(kept) > most:
        kept.popitem(last=False)
