"""The training set: sentences spoken, sent through Opus, and kept as spectrograms."""

from __future__ import annotations

import json
import os
import random
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from benchmarks.practice import mel
from benchmarks.practice.grammar import Sentence, sentence
from benchmarks.practice.speech import spoken, through_opus
from benchmarks.practice.voices import voice

SHARD, IN_ONE_FILE = 500, 50
BIT_RATES, RATES = (16_000, 24_000, 32_000), (16_000, 48_000)


@dataclass(frozen=True, slots=True)
class Utterance:
    """A sentence, and its spectrogram: one row for each hundredth of a second."""

    sentence: Sentence
    frames: mel.Mel


def utterances(count: int, seed: int, *, held_out: bool = False) -> list[Utterance]:
    """Utterances that depend on nothing but the seed."""
    rng, noise = random.Random(seed), np.random.default_rng(seed)  # noqa: S311 - no secrets
    found: list[Utterance] = []
    while len(found) < count:
        said = [sentence(rng, held_out=held_out) for _ in range(min(IN_ONE_FILE, count))]
        voices = [voice(each.language, rng, held_out=held_out) for each in said]
        pieces = [spoken(s, v, noise) for s, v in zip(said, voices, strict=True)]
        heard = through_opus(pieces, rng.choice(BIT_RATES), rng.choice(RATES))
        found += [Utterance(s, mel.content(h)) for s, h in zip(said, heard, strict=True)]
    return found[:count]


def generate(folder: Path, count: int, seed: int, processes: int = 2) -> None:
    """Fill the folder with shards; one that is already there is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    jobs = [(folder, number, seed) for number in range(-(-count // SHARD))]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for done, _ in enumerate(pool.map(_write_shard, jobs), 1):
            print(f"{done * SHARD} of {len(jobs) * SHARD} utterances", flush=True)


def load(folder: Path) -> list[Utterance]:
    """Every utterance of the folder; the spectrograms stay on the disk until they are read."""
    found = []
    for path in sorted(folder.glob("*.json")):
        frames = np.load(path.with_suffix(".npy"), mmap_mode="r")
        for language, text, start, end in json.loads(path.read_text()):
            found.append(Utterance(Sentence(language, text), frames[start:end]))
    return found


def _write_shard(job: tuple[Path, int, int]) -> None:
    import torch

    torch.set_num_threads(1)  # each process sets its own
    folder, number, seed = job
    target = folder / f"{number:04}.json"
    if target.exists():
        return
    made = utterances(SHARD, seed * 10_000 + number)
    ends = np.cumsum([len(each.frames) for each in made]).tolist()
    rows = [
        (each.sentence.language, each.sentence.text, end - len(each.frames), end)
        for each, end in zip(made, ends, strict=True)
    ]
    np.save(target.with_suffix(".npy"), np.concatenate([each.frames for each in made]))
    part = target.with_suffix(f".{os.getpid()}")
    part.write_text(json.dumps(rows, ensure_ascii=False))
    part.replace(target)  # a shard whose list is there is whole
