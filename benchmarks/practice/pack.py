"""The trained model as one small file; `bot/speech/practice.py` makes a checkpoint of it again.

Kept are the used rows of the vocabulary and the weights in eight bits, each row with a scale of
its own; what Whisper computes itself and the rows that stay zero are left out.
"""

from __future__ import annotations

import io
import lzma
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from benchmarks.practice import sizes
from bot.speech.practice import COMPUTED, DIMENSIONS, DIMS, PLACES, ROWS, SCALE, over_rows

PREFIX = "whisper."
TRAINED_PLACES = 56  # no transcript of the grammar is longer


def pack(trained: Path, packed: Path) -> None:
    """Write the packed file of a training checkpoint."""
    checkpoint = torch.load(trained, weights_only=True)
    dims = sizes.dimensions()
    kept: dict[str, NDArray[np.generic]] = {
        DIMS: np.array([dims[name] for name in DIMENSIONS], np.int32),
        ROWS: np.array(checkpoint["rows"], np.int32),
    }
    for name, weights in checkpoint["weights"].items():
        if not name.startswith(PREFIX) or name == PREFIX + COMPUTED:
            continue  # the CTC head was for training only
        kept |= _kept(name.removeprefix(PREFIX), weights.numpy())
    buffer = io.BytesIO()
    np.savez(buffer, allow_pickle=False, **kept)
    packed.write_bytes(lzma.compress(buffer.getvalue(), preset=9 | lzma.PRESET_EXTREME))


def _kept(name: str, values: NDArray[np.float32]) -> dict[str, NDArray[np.generic]]:
    """One table of weights, as small as it may be."""
    values = values[:TRAINED_PLACES] if name == PLACES else values
    if values.ndim == 1:
        return {name: values.astype(np.float16)}
    scale = np.abs(values).reshape(len(values), -1).max(1).clip(1e-8) / 127
    small = np.rint(values / over_rows(scale, values.ndim)).astype(np.int8)
    return {name + SCALE: scale.astype(np.float32), name: small}
