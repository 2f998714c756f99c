"""The platform's voices, as data; RAMAL_VOICES adds more, as the manual lacks the whole list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.text import fold


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice by the name that people use; `code` is the platform's, empty for its own default."""

    name: str
    code: str


# The manual (MakeTTSCall, CreateAudioFile) names only fad, fel and the one of its example.
VOICES = (
    Voice("feminina", "fad"),
    Voice("masculina", "fel"),
    Voice("francisca", "MS|pt-BR-FranciscaNeural"),
)
_OTHER_NAMES = {
    "female": "feminina",
    "woman": "feminina",
    "mulher": "feminina",
    "male": "masculina",
    "man": "masculina",
    "homem": "masculina",
}


def known_voices(more: Mapping[str, str]) -> tuple[Voice, ...]:
    """The voices of this installation: the manual's, then those of RAMAL_VOICES."""
    return (*VOICES, *(Voice(fold(name), code) for name, code in more.items()))


def find_voice(name: str, voices: tuple[Voice, ...]) -> Voice | None:
    """The voice of this name, in either language; None if there is none."""
    wanted = fold(name.strip())
    wanted = _OTHER_NAMES.get(wanted, wanted)
    return next((voice for voice in voices if wanted in (voice.name, fold(voice.code))), None)


def name_of(code: str, voices: tuple[Voice, ...]) -> str:
    """The name of a voice for people; the code itself where the voice has no name."""
    return next((voice.name for voice in voices if voice.code == code), code)
