"""Who speaks: voices, speeds and pitches, and which of them training never hears."""

from __future__ import annotations

import random
from dataclasses import dataclass

VARIANTS = ("", "+f1", "+f2", "+f3", "+f5", "+m1", "+m2", "+m4", "+m5", "+m6", "+m8")
HELD_OUT_VARIANTS = ("+f4", "+m3", "+m7")
SLOWEST, FASTEST = 130, 220
HELD_OUT_SPEEDS = (range(146, 154), range(176, 184))  # words a minute, never trained on
LANGUAGES = {"pt": "pt-br", "en": "en-us"}


@dataclass(frozen=True, slots=True)
class Voice:
    """How one sentence is spoken; levels in decibels, silences in seconds."""

    name: str
    speed: int
    pitch: int
    spread: int  # espeak's pitch range: how much the voice sings
    gap: int  # between words, in hundredths of a second
    gain: float
    noise: float  # of the speech above the noise
    before: float
    after: float


def voice(language: str, rng: random.Random, *, held_out: bool = False) -> Voice:
    """A random voice; a held-out one has a variant and a speed that training never hears."""
    variant = rng.choice(HELD_OUT_VARIANTS if held_out else VARIANTS)
    return Voice(
        name=LANGUAGES[language] + variant,
        speed=_speed(rng, held_out),
        pitch=rng.randint(30, 70),
        spread=rng.randint(30, 70),
        gap=rng.choice((0, 0, 1, 2, 3)),
        gain=rng.uniform(-18, -1),
        noise=rng.uniform(20, 60),
        before=rng.uniform(0.02, 0.5),
        after=rng.uniform(0.05, 0.6),
    )


def _speed(rng: random.Random, held_out: bool) -> int:
    if held_out:
        return rng.choice(rng.choice(HELD_OUT_SPEEDS))
    while True:
        speed = rng.randint(SLOWEST, FASTEST)
        if not any(speed in band for band in HELD_OUT_SPEEDS):
            return speed
