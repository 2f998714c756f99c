"""The openai-whisper engine, run so that a short note is fast and its words stay the same."""

from __future__ import annotations

import math
import os
import threading
import types
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.speech.engine import Decoded, EngineStopped, Options

if TYPE_CHECKING:
    import torch
    from whisper.model import Whisper

_PER_SECOND = 50  # encoder positions for a second of sound
_WHOLE = 1500
_FLOOR = 512  # with fewer positions words get lost
_MARGIN = 1.5  # seconds after the last word
_LONGEST_SHORT = 28.0
_SCALE = 32768.0
_TEMPERATURES = (0.0, 0.2)
_READ = 8  # positions whose logits are computed; a transcript's start takes four


class WhisperEngine:
    """One model in openai-whisper's own format, at a path."""

    def __init__(self, path: Path, options: Options) -> None:
        self._path, self._options = path, options
        self._model: Whisper | None = None
        self._positions = _WHOLE
        self._stop = threading.Event()

    def load(self) -> None:
        """Load the weights; raises FileNotFoundError, and what torch raises for another file."""
        import torch
        import whisper

        if not self._path.is_file():
            raise FileNotFoundError(self._path.name)
        torch.set_num_threads(self._options.threads or max(1, (os.cpu_count() or 2) - 1))
        model = whisper.load_model(str(self._path), device="cpu")
        model.eval()
        if self._options.int8:
            model = _quantised(model)
        model.decoder.forward = types.MethodType(last_logits, model.decoder)
        if self._options.short:
            model.encoder.forward = types.MethodType(self._short_forward(), model.encoder)
        model.decoder.register_forward_pre_hook(self._look_at_the_clock)
        for block in model.encoder.blocks:
            block.register_forward_pre_hook(self._look_at_the_clock)
        self._model = model

    def hear(self, samples: bytes, language: str, prompt: str, stop: threading.Event) -> Decoded:
        """Transcribe 16-bit mono samples at 16 kHz; raises EngineStopped."""
        import numpy as np
        import whisper

        if self._model is None:
            raise RuntimeError("the model was not loaded")
        sound = np.frombuffer(samples, np.int16).astype(np.float32) / _SCALE
        self._stop, self._positions = stop, self._window(len(sound) / whisper.audio.SAMPLE_RATE)
        found: dict[str, Any] = whisper.transcribe(
            self._model,
            sound,
            language=language,
            temperature=_TEMPERATURES,
            condition_on_previous_text=False,
            initial_prompt=prompt or None,
            without_timestamps=True,
            sample_len=self._options.sample_len,
            fp16=False,
            verbose=None,
        )
        return _spoken(found)

    def _window(self, seconds: float) -> int:
        """How many encoder positions a note needs; all of them for a long note."""
        if not self._options.short or seconds > _LONGEST_SHORT:
            return _WHOLE
        needed = math.ceil((seconds + _MARGIN) * _PER_SECOND)
        return min(_WHOLE, max(_FLOOR, needed))

    def _short_forward(self) -> Any:
        """Run the encoder on the positions that a note needs, not on 30 seconds."""
        engine = self

        def forward(encoder: Any, mel: torch.Tensor) -> torch.Tensor:
            from torch.nn.functional import gelu

            x = mel[..., : 2 * engine._positions]
            x = gelu(encoder.conv2(gelu(encoder.conv1(x)))).permute(0, 2, 1)
            x = (x + encoder.positional_embedding[: x.shape[1]]).to(x.dtype)
            for block in encoder.blocks:
                x = block(x)
            made: torch.Tensor = encoder.ln_post(x)
            return made

        return forward

    def _look_at_the_clock(self, *_: object) -> None:
        if self._stop.is_set():
            raise EngineStopped


def last_logits(decoder: Any, x: torch.Tensor, xa: torch.Tensor, kv_cache: Any = None) -> Any:
    """openai-whisper's decoder step, computing only the logits that are read.

    The original computes 51,865 logits at every position of a prompt, of which only those from the
    start of the transcript are read: a prompt of 30 tokens would cost as much as three words.
    """
    import torch

    offset = next(iter(kv_cache.values())).shape[1] if kv_cache else 0
    x = decoder.token_embedding(x) + decoder.positional_embedding[offset : offset + x.shape[-1]]
    x = x.to(xa.dtype)
    for block in decoder.blocks:
        x = block(x, xa, mask=decoder.mask, kv_cache=kv_cache)
    x = decoder.ln(x)
    weights = torch.transpose(decoder.token_embedding.weight.to(x.dtype), 0, 1)
    read = (x[:, -_READ:] @ weights).float()
    if x.shape[1] <= _READ:
        return read
    unread = read.new_zeros(x.shape[0], x.shape[1] - _READ, read.shape[2])
    return torch.cat([unread, read], dim=1)


def _spoken(found: dict[str, Any]) -> Decoded:
    parts = found["segments"]
    weight = sum(len(part["tokens"]) for part in parts) or 1
    return Decoded(
        text=str(found["text"]).strip(),
        logprob=sum(part["avg_logprob"] * len(part["tokens"]) for part in parts) / weight,
        no_speech=min((part["no_speech_prob"] for part in parts), default=1.0),
        compression=max((part["compression_ratio"] for part in parts), default=0.0),
    )


def _quantised(model: Whisper) -> Whisper:
    """The model with 8-bit weights, which takes half the time but may change words."""
    import torch

    # Whisper's Linear is a subclass, which torch would silently not quantise.
    for name, child in list(model.named_modules()):
        for own, linear in list(child.named_children()):
            if isinstance(linear, torch.nn.Linear) and type(linear) is not torch.nn.Linear:
                plain = torch.nn.Linear(
                    linear.in_features, linear.out_features, bias=linear.bias is not None
                )
                plain.weight, plain.bias = linear.weight, linear.bias
                setattr(model.get_submodule(name), own, plain)
    quantise: Any = torch.ao.quantization.quantize_dynamic
    made: Whisper = quantise(model, {torch.nn.Linear}, dtype=torch.qint8)
    return made
