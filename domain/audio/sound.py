"""A sound as chats show it."""

from __future__ import annotations

from dataclasses import dataclass, field

VOICE_MIME = "audio/ogg; codecs=opus"


@dataclass(frozen=True, slots=True)
class Sound:
    """A voice note: OGG/Opus, mono; `waveform` is how loud each part is, from 0 to 31."""

    data: bytes = field(repr=False)
    seconds: float
    waveform: tuple[int, ...] = ()
