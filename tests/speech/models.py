"""Models of Whisper's own format with random weights, and what a test lets one of them say."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import torch
import whisper
from whisper.model import ModelDimensions, Whisper
from whisper.tokenizer import get_tokenizer

from bot.speech.engine import Options
from bot.speech.whisper_engine import WhisperEngine

SMALLEST = (64, 1, 1)  # width, heads, layers
_SURE = 1e4


def save_random_model(path: Path, shape: tuple[int, int, int] = SMALLEST) -> Path:
    """A checkpoint that `whisper.load_model` reads and that makes nonsense of everything."""
    width, heads, layers = shape
    torch.manual_seed(7)
    size = ModelDimensions(80, 1500, width, heads, layers, 51865, 448, width, heads, layers)
    # Some of its tensors are left as the memory was: they may hold anything.
    shapes = Whisper(size).state_dict()
    weights = {name: torch.randn(value.shape).mul(0.05).half() for name, value in shapes.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"dims": vars(size), "model_state_dict": weights}, path)
    return path


class ScriptedEngine(WhisperEngine):
    """The real engine on random weights, whose decoder is made to prefer the test's words.

    Everything but that preference is openai-whisper's own code: the spectrogram, the encoder, the
    decoding loop, the tokenizer. `script` holds what the next notes say, in their order.
    """

    script: ClassVar[list[str]] = []

    def __init__(self, path: Path, options: Options) -> None:
        super().__init__(path, options)
        self._tokens: list[int] = []

    def load(self) -> None:
        super().load()
        assert self._model is not None
        self._model.decoder.register_forward_hook(self._prefer)

    def _prefer(self, _: object, given: tuple[Any, ...], logits: torch.Tensor) -> torch.Tensor:
        if given[0].shape[-1] > 1:  # a note begins: the prompt comes in one piece
            tokenizer = get_tokenizer(multilingual=True)
            words = f" {type(self).script.pop(0)}" if type(self).script else ""
            self._tokens = [*tokenizer.encode(words), tokenizer.eot]
        logits[:, -1, self._tokens.pop(0)] += _SURE
        return logits


def transcribed_plainly(path: Path, samples: Any) -> str:
    """What openai-whisper itself makes of samples, with nothing of ours around it."""
    model = whisper.load_model(str(path), device="cpu")
    found = whisper.transcribe(
        model,
        samples,
        language="pt",
        temperature=0.0,
        fp16=False,
        without_timestamps=True,
        condition_on_previous_text=False,
        sample_len=120,
    )
    return str(found["text"])
