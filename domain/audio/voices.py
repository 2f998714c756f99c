"""The voices that speak, as data; RAMAL_VOICES adds to them: the manual lacks its table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.text import fold


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice by the name that people use; `code` is the platform's, empty for its own default."""

    name: str
    code: str


# fad, fel and the example's one are all that the manual names (MakeTTSCall, CreateAudioFile).
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
    """The voices of this installation: the manual's, and those of its settings."""
    return (*VOICES, *(Voice(fold(name), code) for name, code in more.items()))


def find_voice(name: str, voices: tuple[Voice, ...]) -> Voice | None:
    """The voice that is called so, in either language."""
    wanted = fold(name.strip())
    wanted = _OTHER_NAMES.get(wanted, wanted)
    return next((voice for voice in voices if wanted in (voice.name, fold(voice.code))), None)


def name_of(code: str, voices: tuple[Voice, ...]) -> str:
    """What people call a voice; the code itself where nobody has named it."""
    return next((voice.name for voice in voices if voice.code == code), code)
