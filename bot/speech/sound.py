"""Conversions of sound: any file in, voice notes and the platform's mp3 out."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.speech.ffmpeg import CannotConvert, NoFfmpeg, decoded, encoded
from domain.audio.sound import Sound
from domain.audio.transcription import NotHeard, Unheard

if TYPE_CHECKING:
    from pydub import AudioSegment

RATE = 16_000  # samples a second: Whisper's input, and enough for a telephone
_OPUS_RATE = "48000"
BARS = 48
LOUDEST_BAR = 31  # five bits, as in chats
_SILENT = -50.0  # dBFS: quieter than any room in which somebody speaks
DEADLINE = 20.0  # seconds for one conversion
_SHORTEST = 0.2


async def pcm_of(data: bytes, *, longest: float) -> bytes:
    """Decode a file to 16-bit mono samples at RATE; raises NotHeard.

    `longest` is in seconds; a longer sound is refused whole.
    """
    if not data:
        raise NotHeard(Unheard.UNREADABLE)
    with _as_not_heard():
        samples = await decoded(data, rate=RATE, seconds=longest + 1, deadline=DEADLINE)
    if seconds_of(samples) > longest:
        raise NotHeard(Unheard.TOO_LONG)
    return samples


async def voice_note(samples: bytes, *, rate: int = RATE) -> Sound:
    """Encode samples as a chat's voice note: mono OGG/Opus, with its length and waveform."""
    opus = ["-c:a", "libopus", "-b:a", "24k", "-ar", _OPUS_RATE, "-application", "voip"]
    data = await _encoded(samples, [*opus, "-f", "ogg"], rate)
    return Sound(data, seconds_of(samples, rate), waveform(samples, rate))


async def platform_sound(samples: bytes, *, rate: int = RATE) -> bytes:
    """Encode samples as the mp3 that CreateAudioFile takes (manual, UPLOAD)."""
    return await _encoded(samples, ["-c:a", "libmp3lame", "-b:a", "48k", "-f", "mp3"], rate)


def seconds_of(samples: bytes, rate: int = RATE) -> float:
    """The length of 16-bit mono samples in seconds."""
    return len(samples) / 2 / rate


def is_silent(samples: bytes, rate: int = RATE) -> bool:
    """Whether samples are silent; checked before they are transcribed."""
    if seconds_of(samples, rate) < _SHORTEST:
        return True
    segment = _segment(samples, rate)
    # By the loudest tenth of a second, so that a short word in a long pause is not silence.
    return bool(max(piece.dBFS for piece in segment[::100]) < _SILENT)


def waveform(samples: bytes, rate: int = RATE) -> tuple[int, ...]:
    """The loudness of each of BARS parts, from 0 to LOUDEST_BAR, for a chat to draw."""
    segment = _segment(samples, rate)
    length = max(1, len(segment) // BARS)
    levels = [piece.rms for piece in segment[::length]][:BARS]
    most = max(levels, default=0) or 1
    return tuple(round(level * LOUDEST_BAR / most) for level in levels)


async def _encoded(samples: bytes, arguments: list[str], rate: int) -> bytes:
    with _as_not_heard():
        return await encoded(samples, rate=rate, arguments=arguments, deadline=DEADLINE)


@contextmanager
def _as_not_heard() -> Iterator[None]:
    """Raise errors of a conversion as NotHeard, which a person can be told."""
    try:
        yield
    except NoFfmpeg:
        raise NotHeard(Unheard.NO_FFMPEG) from None
    except CannotConvert:
        raise NotHeard(Unheard.UNREADABLE) from None


def _segment(samples: bytes, rate: int) -> AudioSegment:
    with warnings.catch_warnings():
        # pydub warns that PATH has no ffmpeg, which it never needs: our own is used, with bounds.
        warnings.simplefilter("ignore")
        from pydub import AudioSegment  # an optional extra

    whole = samples[: len(samples) // 2 * 2]
    return AudioSegment(data=whole, sample_width=2, frame_rate=rate, channels=1)
