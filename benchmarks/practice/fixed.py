"""Six voice notes for the stories: always the same files, which the packed model hears right."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.practice.evaluate import hearing
from benchmarks.practice.grammar import Sentence
from benchmarks.practice.speech import decoded, encoded, spoken
from benchmarks.practice.voices import HELD_OUT_SPEEDS, HELD_OUT_VARIANTS, LANGUAGES, Voice
from bot.speech.practice import PACKED

FOLDER = Path(__file__).parents[2] / "tests" / "speech" / "spoken"
TEXTS = {
    "call-number": Sentence(
        "pt",
        "ligue para onze nove oito sete meia cinco quatro três dois um e diga que o pedido chegou",
    ),
    "sms-number": Sentence(
        "pt",
        "manda um sms para vinte e um nove nove quatro três meia zero sete dois um "
        "dizendo que a reunião foi cancelada",
    ),
    "status": Sentence("pt", "status"),
    "cancel": Sentence("pt", "cancela"),
    "bridge-name": Sentence("pt", "me conecta com o joão"),
    "call-english": Sentence(
        "en",
        "call eleven nine eight seven six five four three two one and say that the order is ready",
    ),
}
RATES = (48_000, 24_000, 16_000)
PLAIN = Voice("", 150, 50, 50, 1, gain=-4, noise=40, before=0.3, after=0.4)


def make(packed: Path, folder: Path) -> None:
    """Write each note in the first held-out voice and speed that the model hears right."""
    hear = hearing(packed)
    folder.mkdir(parents=True, exist_ok=True)
    kept = {}
    for number, (name, sentence) in enumerate(TEXTS.items()):
        rate = RATES[number % len(RATES)]
        for voice in _voices(sentence.language, number):
            file = encoded(spoken(sentence, voice, np.random.default_rng(number)), rate=rate)
            if hear(decoded(file), sentence.language) == sentence.text:
                break
        else:
            raise RuntimeError(f"no voice in which the model hears {name} right")
        (folder / f"{name}.ogg").write_bytes(file)
        kept[name] = {
            "language": sentence.language, "words": sentence.text,
            "voice": voice.name, "speed": voice.speed, "rate": rate,
        }  # fmt: skip
    (folder / "notes.json").write_text(json.dumps(kept, ensure_ascii=False, indent=2) + "\n")


def _voices(language: str, first: int) -> list[Voice]:
    """Every held-out voice at every third held-out speed, a different one first each time."""
    every = [
        replace(PLAIN, name=LANGUAGES[language] + variant, speed=speed)
        for speed in (speed for band in HELD_OUT_SPEEDS for speed in band[::3])
        for variant in HELD_OUT_VARIANTS
    ]
    return every[first:] + every[:first]


if __name__ == "__main__":
    make(PACKED, FOLDER)
