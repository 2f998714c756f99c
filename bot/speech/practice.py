"""The practice model: a tiny Whisper for clear synthetic speech, packed beside this file.

Without a published model the demo uses it to transcribe a spoken order with nothing downloaded;
`practice.md` says what it was trained on and what it is not for.
"""

from __future__ import annotations

import io
import lzma
import math
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.speech.engine import PRACTICE

if TYPE_CHECKING:
    import numpy as np
    import torch

PACKED = Path(__file__).with_name("practice.npz.xz")
ROWS, DIMS, SCALE = "rows", "dims", "/scale"
EMBEDDING = "decoder.token_embedding.weight"
PLACES, COMPUTED = "decoder.positional_embedding", "encoder.positional_embedding"
# Whisper's dimensions, in the order in which they are packed.
DIMENSIONS = (
    "n_mels",
    "n_audio_ctx",
    "n_audio_state",
    "n_audio_head",
    "n_audio_layer",
    "n_vocab",
    "n_text_ctx",
    "n_text_state",
    "n_text_head",
    "n_text_layer",
)
_LONGEST_WAVE = 10_000  # of the positional embedding, as Whisper computes it


def practice_model(folder: Path) -> Path:
    """The path of the practice model as a checkpoint for `whisper`, unpacked once."""
    path = folder / PRACTICE
    if not path.exists() or path.stat().st_mtime < PACKED.stat().st_mtime:
        folder.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        unpack(PACKED, draft)
        draft.replace(path)
    return path


def unpack(packed: Path, checkpoint: Path) -> None:
    """Write a packed model as a checkpoint.

    A packed model has only the used rows of the vocabulary, and weights of eight bits with a scale
    for each row; what Whisper computes itself and the unused rows are added here.
    """
    import numpy as np
    import torch

    with np.load(io.BytesIO(lzma.decompress(packed.read_bytes())), allow_pickle=False) as kept:
        dims = {name: int(size) for name, size in zip(DIMENSIONS, kept[DIMS], strict=True)}
        weights = {
            name: torch.from_numpy(_restored(kept, name))
            for name in kept.files
            if name not in (ROWS, DIMS) and not name.endswith(SCALE)
        }
        rows = torch.from_numpy(kept[ROWS].astype(np.int64))
    weights[EMBEDDING] = _spread(weights[EMBEDDING], rows, dims["n_vocab"])
    trained = weights[PLACES]
    weights[PLACES] = _spread(trained, torch.arange(len(trained)), dims["n_text_ctx"])
    weights[COMPUTED] = _sinusoids(dims["n_audio_ctx"], dims["n_audio_state"])
    torch.save({"dims": dims, "model_state_dict": weights}, checkpoint)


def over_rows(scale: np.ndarray[Any, Any], dimensions: int) -> np.ndarray[Any, Any]:
    """A scale for each row, shaped so that it multiplies whole rows."""
    return scale.reshape(-1, *[1] * (dimensions - 1))


def _restored(kept: Any, name: str) -> np.ndarray[Any, Any]:
    values: np.ndarray[Any, Any] = kept[name]
    if values.ndim > 1:
        values = values * over_rows(kept[name + SCALE], values.ndim)
    return values.astype("float16")


def _spread(values: torch.Tensor, rows: torch.Tensor, count: int) -> torch.Tensor:
    """The values at their rows of a larger table, zeros elsewhere."""
    whole = values.new_zeros(count, values.shape[1])
    whole[rows] = values
    return whole


def _sinusoids(places: int, state: int) -> torch.Tensor:
    """The encoder's positional embedding, as Whisper computes it."""
    import torch

    steps = math.log(_LONGEST_WAVE) / (state // 2 - 1)
    waves = torch.exp(-steps * torch.arange(state // 2))
    angles = torch.arange(places)[:, None] * waves[None]
    return torch.cat((angles.sin(), angles.cos()), 1)
