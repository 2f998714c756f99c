"""What was recorded of calls: WAV files, each under a secret that only its record tells."""

import io
import secrets
import wave
from collections import OrderedDict

from sandbox.calls import Recorded
from sandbox.fates import Recording
from sandbox.sound import Sound, wav_file

MAX_BYTES = 64 * 1024 * 1024
RATE = 8000  # of silence: samples a second, as a telephone has
BROKEN = b"this is no sound\n"


class NoWav(ValueError):
    """The bytes are no WAV file, or none that lasts any time."""


class RecordedSounds:
    """Sounds by their secret; when there are too many bytes the oldest are dropped."""

    def __init__(self, *, most_bytes: int = MAX_BYTES) -> None:
        self._most_bytes = most_bytes
        self._sounds: OrderedDict[str, bytes] = OrderedDict()

    def keep(self, sound: Sound, fate: Recording = "kept") -> Recorded:
        """Keep what was recorded; `fate` says what its address will give."""
        recorded = Recorded(secrets.token_urlsafe(24), sound.seconds)
        if fate != "gone":
            self._sounds[recorded.secret] = sound.wav if fate == "kept" else BROKEN
        while sum(map(len, self._sounds.values())) > self._most_bytes and len(self._sounds) > 1:
            self._sounds.popitem(last=False)
        return recorded

    def find(self, secret: str) -> bytes | None:
        """The sound of that secret."""
        return self._sounds.get(secret)


def read_wav(content: bytes) -> Sound:
    """A WAV file and how long it lasts; raises NoWav."""
    try:
        with wave.open(io.BytesIO(content)) as file:
            seconds = file.getnframes() / file.getframerate()
    except (wave.Error, EOFError, ZeroDivisionError) as problem:
        raise NoWav("the body is a WAV file") from problem
    if seconds <= 0:
        raise NoWav("the WAV file has no sound in it")
    return Sound(content, seconds)


def silence(seconds: float) -> Sound:
    """Nothing said for so long."""
    return Sound(wav_file(bytes(2 * round(seconds * RATE)), RATE), seconds)


def cut(sound: Sound, seconds: float) -> Sound:
    """The beginning of a sound that lasts longer than that."""
    if sound.seconds <= seconds:
        return sound
    made = io.BytesIO()
    with wave.open(io.BytesIO(sound.wav)) as whole, wave.open(made, "wb") as part:
        part.setparams(whole.getparams())
        part.writeframes(whole.readframes(round(seconds * whole.getframerate())))
    return Sound(made.getvalue(), seconds)
