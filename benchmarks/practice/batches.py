"""Batches of utterances of similar length, roughened so that nothing is learnt by heart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from benchmarks.practice import tokens
from benchmarks.practice.tokens import Vocabulary
from benchmarks.practice.utterances import Utterance

FRAMES, POOL = 6_000, 600  # frames in a batch; utterances among which neighbours are sought
OPENING = 4  # start, language, transcribe, no timestamps
IGNORED = -100
SHIFT, BAND, GAP = 0.2, 10, 14  # loudness, mel bands and frames that are blotted out
WRONG_WORDS = 0.04  # of the decoder's words, so that it listens instead of continuing


@dataclass(frozen=True, slots=True)
class Batch:
    """Spectrograms padded with zeros, the decoder's words, and what it should say next."""

    mels: Tensor
    frames: Tensor
    given: Tensor
    wanted: Tensor


class Batches:
    """Draws batches for ever."""

    def __init__(self, utterances: Sequence[Utterance], known: Vocabulary, seed: int) -> None:
        self._utterances = utterances
        self._known = known
        self._rng = np.random.default_rng(seed)
        self._lengths = np.array([len(each.frames) for each in utterances])

    def draw(self, longest: int) -> Iterator[Batch]:
        """Batches of one pool, none of them with an utterance of more frames than the longest."""
        allowed = np.flatnonzero(self._lengths <= longest)
        pool = self._rng.choice(allowed, min(POOL, len(allowed)), replace=False)
        pool = pool[np.argsort(self._lengths[pool], kind="stable")]
        groups: list[list[int]] = [[]]
        for number in pool.tolist():
            if (len(groups[-1]) + 1) * self._lengths[number] > FRAMES:
                groups.append([])
            groups[-1].append(number)
        for place in self._rng.permutation(len(groups)):
            yield self._batch([self._utterances[number] for number in groups[place]])

    def _batch(self, chosen: Sequence[Utterance]) -> Batch:
        frames = [self._rough(each.frames.astype(np.float32)) for each in chosen]
        batch = collated(frames, [tokens.transcript(each.sentence) for each in chosen], self._known)
        wrong = self._rng.random(batch.given.shape) < WRONG_WORDS
        wrong[:, :OPENING] = False
        other = self._rng.integers(0, len(self._known.rows), batch.given.shape)
        given = torch.where(torch.from_numpy(wrong), torch.from_numpy(other), batch.given)
        return Batch(batch.mels, batch.frames, given, batch.wanted)

    def _rough(self, frames: np.ndarray) -> np.ndarray:
        rng, mean = self._rng, frames.mean()
        if rng.random() < 0.3:
            width, start = rng.integers(1, BAND + 1), rng.integers(0, 80 - BAND)
            frames[:, start : start + width] = mean
        if rng.random() < 0.3:
            width, start = rng.integers(1, GAP + 1), rng.integers(0, len(frames) - GAP)
            frames[start : start + width] = mean
        return frames + rng.uniform(-SHIFT, SHIFT)


def collated(
    frames: Sequence[np.ndarray], transcripts: Sequence[Sequence[int]], known: Vocabulary
) -> Batch:
    """A batch; the language is to be said by the decoder, the rest of the opening is given."""
    longest = -(-(max(map(len, frames)) + 4) // 2) * 2  # even: Whisper halves it
    mels = np.zeros((len(frames), longest, 80), np.float32)
    for row, each in zip(mels, frames, strict=True):
        row[: len(each)] = each
    compact = [known.compact(each) for each in transcripts]
    width = max(map(len, compact)) - 1
    end = compact[0][-1]
    given = torch.full((len(frames), width), end)
    wanted = torch.full((len(frames), width), IGNORED)
    for number, said in enumerate(compact):
        given[number, : len(said) - 1] = torch.tensor(said[:-1])
        wanted[number, : len(said) - 1] = torch.tensor(said[1:])
    wanted[:, 1 : OPENING - 1] = IGNORED
    lengths = torch.tensor([len(each) for each in frames])
    return Batch(torch.from_numpy(mels).transpose(1, 2), lengths, given, wanted)
