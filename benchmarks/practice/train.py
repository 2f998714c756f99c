"""Trains for a given time, and keeps what did best on notes that training never saw."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from benchmarks.practice import tokens
from benchmarks.practice.batches import Batch, Batches, collated
from benchmarks.practice.grammar import vocabulary
from benchmarks.practice.losses import loss
from benchmarks.practice.model import Practice
from benchmarks.practice.tokens import Vocabulary
from benchmarks.practice.utterances import Utterance

MATRICES, OTHERS, WARM_UP, DECAY = 4e-3, 2e-3, 200, 0.02  # the highest rates, steps, weights
SHORT, SHORT_FRAMES = 0.1, 400  # of the time, short utterances alone
GUIDED = 0.3  # of the time, with fading guidance
LOOK = 330.0  # seconds between two looks at the held-out notes
LONGEST_WORDS = 48


@dataclass(frozen=True, slots=True)
class Plan:
    """How long to train, with which seed, and from which checkpoint if from any."""

    hours: float
    seed: int
    start: Path | None = None


def train(
    utterances: Sequence[Utterance], unseen: Sequence[Utterance], folder: Path, plan: Plan
) -> Path:
    """The checkpoint that transcribed most of the unseen notes exactly."""
    torch.set_num_threads(1)
    torch.manual_seed(plan.seed)
    known = tokens.vocabulary(vocabulary())
    model = Practice(len(known.rows))
    if plan.start:
        model.load_state_dict(torch.load(plan.start, weights_only=True)["weights"])
    run = Run(model, known, folder, plan.hours * 3600)
    batches = Batches(utterances, known, plan.seed)
    unseen = sorted(unseen, key=lambda each: len(each.frames))  # less padding
    while run.share < 1:
        longest = SHORT_FRAMES if run.share < SHORT and not plan.start else 10**6
        for batch in batches.draw(longest):
            run.step(batch)
            if run.due:
                run.look(unseen)
            if run.share >= 1:
                break
    run.look(unseen)
    return run.best


class Run:
    """A training under way: its clock, its optimiser, its checkpoints."""

    def __init__(self, model: Practice, known: Vocabulary, folder: Path, seconds: float) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.best, self._highest = folder / "best.pt", -1.0
        self._model, self._known, self._folder, self._seconds = model, known, folder, seconds
        self._optimisers = optimisers(model)
        self._began, self._looked, self._steps, self._loss = time.monotonic(), 0.0, 0, 0.0

    @property
    def share(self) -> float:
        """How much of the time has passed."""
        return (time.monotonic() - self._began) / self._seconds

    @property
    def due(self) -> bool:
        """Is it time to look at the held-out notes?"""
        return time.monotonic() - self._began - self._looked > LOOK

    def step(self, batch: Batch) -> None:
        """One step; the rate follows a half cosine over the whole time."""
        share = min(self.share, 1.0)
        part = min(1, (self._steps + 1) / WARM_UP) * (0.5 + 0.5 * math.cos(math.pi * share))
        for optimiser in self._optimisers:
            for group in optimiser.param_groups:
                group["lr"] = group["initial_lr"] * part
            optimiser.zero_grad()
        with torch.autocast("cpu", torch.bfloat16):
            heard = self._model(batch.mels, batch.given)
        total = loss(heard, batch, self._known.unused, max(0.0, 1 - share / GUIDED))
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self._model.parameters(), 1.0)
        for optimiser in self._optimisers:
            optimiser.step()
        self._steps += 1
        self._loss += (total.item() - self._loss) * 0.02

    def look(self, unseen: Sequence[Utterance]) -> None:
        """Transcribe the held-out notes; keep the weights, and note how well they did."""
        heard = transcribed(self._model, unseen, self._known)
        right = sum(said == each.sentence.text for said, each in zip(heard, unseen, strict=True))
        exact = right / len(unseen)
        self._looked = time.monotonic() - self._began
        kept = {"weights": self._model.state_dict(), "rows": list(self._known.rows)}
        torch.save(kept, self._folder / "last.pt")
        if exact >= self._highest:
            self._highest = exact
            torch.save(kept, self.best)
        line = {
            "minutes": round(self._looked / 60, 1), "cpu": round(time.process_time() / 60, 1),
            "steps": self._steps, "loss": round(self._loss, 3), "exact": round(exact, 3),
        }  # fmt: skip
        print(json.dumps(line), flush=True)
        with (self._folder / "history.jsonl").open("a") as history:
            history.write(json.dumps(line) + "\n")


def optimisers(model: Practice) -> list[torch.optim.Optimizer]:
    """Muon for the matrices of the blocks, where it learnt half as fast again as AdamW."""
    inner = {id(each) for each in model.whisper.parameters() if each.ndim == 2}
    for outer in (model.whisper.decoder.token_embedding, model.whisper.decoder):
        inner -= {id(each) for each in outer.parameters(recurse=False)}
    matrices = [each for each in model.parameters() if id(each) in inner]
    others = [each for each in model.parameters() if id(each) not in inner]
    found: list[torch.optim.Optimizer] = [
        torch.optim.Muon(matrices, MATRICES, DECAY, adjust_lr_fn="match_rms_adamw"),
        torch.optim.AdamW(others, OTHERS, betas=(0.9, 0.98), weight_decay=0.0),
    ]
    for group in (group for optimiser in found for group in optimiser.param_groups):
        group["initial_lr"] = group["lr"]
    return found


def transcribed(
    model: Practice, utterances: Sequence[Utterance], known: Vocabulary
) -> Iterator[str]:
    """What the model hears, word after word, many notes at once."""
    for start in range(0, len(utterances), 32):
        part = utterances[start : start + 32]
        end = tokens.transcript_end()
        openings = [[*tokens.opening(each.sentence.language), end] for each in part]
        batch = collated([each.frames for each in part], openings, known)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            for row in _greedy(model, batch.mels, batch.given, known):
                yield tokens.text(known.rows[place] for place in row).strip()


def _greedy(model: Practice, mels: Tensor, given: Tensor, known: Vocabulary) -> list[list[int]]:
    end = known.compact([tokens.transcript_end()])[0]
    sound, opening = model.listen(mels), given.shape[1]
    done = torch.zeros(len(mels), dtype=torch.bool)
    for _ in range(LONGEST_WORDS):
        following = model.read(given, sound)[0][:, -1].argmax(-1)
        following = torch.where(done, end, following)
        done |= following == end
        given = torch.cat((given, following[:, None]), 1)
        if done.all():
            break
    return [row[opening:] for row in given.tolist()]
