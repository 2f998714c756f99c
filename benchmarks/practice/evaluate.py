"""Held-out notes through `whisper.transcribe`: how many whole transcripts are exact."""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import whisper
from numpy.typing import NDArray

from benchmarks.practice.grammar import Sentence, command, sentence
from benchmarks.practice.speech import decoded, encoded, spoken
from benchmarks.practice.voices import Voice, voice
from bot.speech.practice import PACKED, unpack

SENTENCES, COMMANDS, SEED = 240, 60, 77_000
Hearing = Callable[[NDArray[np.float32], str | None], str]


@dataclass(frozen=True, slots=True)
class Note:
    """A voice note, and what is said in it."""

    sentence: Sentence
    voice: Voice
    samples: NDArray[np.float32]
    unseen: bool  # the sentence, too: the voice and the speed always are


@dataclass(frozen=True, slots=True)
class Answer:
    """A note and what was heard."""

    note: Note
    heard: str

    @property
    def exact(self) -> bool:
        """Is the whole transcript right?"""
        return self.heard == self.note.sentence.text


@dataclass(frozen=True, slots=True)
class Figures:
    """What an evaluation found."""

    answers: tuple[Answer, ...]
    seconds: float  # of processor time, each note

    def lines(self) -> str:
        """The figures by language and kind of note."""
        rows = [f"{'notes':28}{'count':>7}{'exact':>8}{'wrong words':>13}"]
        for language in ("pt", "en"):
            own = [each for each in self.answers if each.note.sentence.language == language]
            for name, unseen in (("unseen sentences", True), ("short commands", False)):
                part = [each for each in own if each.note.unseen is unseen]
                rows.append(row(f"{language} {name}", part))
            rows.append(row(f"{language} all", own))
        rows.append(row("all", self.answers))
        return "\n".join([*rows, f"{self.seconds:.2f} s of processor time for each note"])


def notes() -> list[Note]:
    """The notes to be heard: always the same, with voices and speeds that training never heard."""
    rng, noise = random.Random(SEED), np.random.default_rng(SEED)  # noqa: S311 - no secrets
    found: dict[Sentence, None] = {}
    while len(found) < SENTENCES:
        found.setdefault(sentence(rng, held_out=True))
    said = [(each, True) for each in found] + [(command(rng), False) for _ in range(COMMANDS)]
    made = []
    for each, unseen in said:
        own = voice(each.language, rng, held_out=True)
        made.append(Note(each, own, decoded(encoded(spoken(each, own, noise))), unseen))
    return made


def hearing(packed: Path) -> Hearing:
    """The packed model through Whisper's own code; language None is detected."""
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder:
        checkpoint = Path(folder) / "practice.pt"
        unpack(packed, checkpoint)
        model = whisper.load_model(str(checkpoint), device="cpu")

    def hear(samples: NDArray[np.float32], language: str | None) -> str:
        found = whisper.transcribe(
            model, samples, language=language, fp16=False, without_timestamps=True,
            temperature=0.0, condition_on_previous_text=False,
        )  # fmt: skip
        return str(found["text"]).strip()

    return hear


def evaluate(packed: Path, wrong: Path, *, detect: bool = False) -> Figures:
    """Hear every note; the wrong ones are written to a file."""
    hear, made = hearing(packed), notes()
    began = time.process_time()
    answers = [
        Answer(each, hear(each.samples, None if detect else each.sentence.language))
        for each in made
    ]
    seconds = (time.process_time() - began) / len(answers)
    wrong.parent.mkdir(parents=True, exist_ok=True)
    lines = [
        f"{each.note.voice.name}\t{each.note.voice.speed}\t{each.note.sentence.text}\t{each.heard}\n"
        for each in answers
        if not each.exact
    ]
    wrong.write_text("voice\tspeed\tsaid\theard\n" + "".join(lines))
    return Figures(tuple(answers), seconds)


def row(name: str, answers: Sequence[Answer]) -> str:
    """One line of figures."""
    exact = sum(each.exact for each in answers) / len(answers)
    pairs = [(each.note.sentence.text.split(), each.heard.split()) for each in answers]
    errors = sum(distance(said, heard) for said, heard in pairs)
    rate = errors / sum(len(said) for said, _ in pairs)
    return f"{name:28}{len(answers):>7}{exact:>8.1%}{rate:>13.1%}"


def distance(said: Sequence[str], heard: Iterable[str]) -> int:
    """How many words have to be changed, added or left out."""
    row = list(range(len(said) + 1))
    for at, word in enumerate(heard, 1):
        above, row = row, [at]
        for place, own in enumerate(said, 1):
            row.append(min(row[-1] + 1, above[place] + 1, above[place - 1] + (own != word)))
    return row[-1]


def main() -> None:
    """Print the figures of the packed file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packed", type=Path, default=PACKED)
    parser.add_argument("--wrong", type=Path, default=Path("var/practice/wrong.tsv"))
    parser.add_argument("--detect", action="store_true", help="let Whisper find the language")
    options = parser.parse_args()
    print(evaluate(options.packed, options.wrong, detect=options.detect).lines())


if __name__ == "__main__":
    main()
