"""Makes the practice model: speech, training, the packed file, its figures, and the fixed notes."""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
UTTERANCES, UNSEEN = 26_000, 128


def main() -> None:
    """Everything, in about as many hours as are given."""
    options = _options()
    os.environ["OMP_NUM_THREADS"] = "1"  # before torch is loaded: two threads are slower here
    from benchmarks.practice import evaluate, fixed, pack, train, utterances

    began = time.monotonic()
    speech, checkpoints = options.work / "data", options.work / "checkpoints"
    utterances.generate(speech, options.utterances, options.seed)
    unseen = utterances.utterances(UNSEEN, options.seed + 9_000, held_out=True)
    left = options.hours - (time.monotonic() - began) / 3600
    plan = train.Plan(max(left, 0.02), options.seed, options.start)
    best = train.train(utterances.load(speech), unseen, checkpoints, plan)
    packed = options.packed
    pack.pack(best, packed)
    print(evaluate.evaluate(packed, options.work / "wrong.tsv").lines(), flush=True)
    fixed.make(packed, options.notes)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=1.5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--utterances", type=int, default=UTTERANCES)
    parser.add_argument("--work", type=Path, default=Path("var/practice"), help="kept between runs")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--packed", type=Path, default=ROOT / "bot/speech/practice.npz.xz")
    parser.add_argument("--notes", type=Path, default=ROOT / "tests/speech/spoken")
    return parser.parse_args()


if __name__ == "__main__":
    main()
