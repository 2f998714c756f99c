"""The faster-whisper engine: Whisper in CTranslate2's format, two to three times as fast."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any

from bot.speech.engine import Decoded, EngineStopped, Options

_SCALE = 32768.0


class FasterEngine:
    """One converted model in a folder; raises ImportError where the extra is not installed."""

    def __init__(self, path: Path, options: Options) -> None:
        self._path, self._options = path, options
        self._model: Any = None

    def load(self) -> None:
        """Load the weights; raises FileNotFoundError, ImportError, and what the library raises."""
        if not self._path.exists():
            raise FileNotFoundError(self._path.name)
        from faster_whisper import WhisperModel

        self._model = WhisperModel(
            str(self._path),
            device="cpu",
            compute_type="int8" if self._options.int8 else "float32",
            cpu_threads=self._options.threads or max(1, (os.cpu_count() or 2) - 1),
            local_files_only=True,
        )

    def hear(self, samples: bytes, language: str, prompt: str, stop: threading.Event) -> Decoded:
        """Transcribe 16-bit mono samples at 16 kHz; raises EngineStopped."""
        import numpy as np

        if self._model is None:
            raise RuntimeError("the model was not loaded")
        sound = np.frombuffer(samples, np.int16).astype(np.float32) / _SCALE
        parts, _ = self._model.transcribe(
            sound,
            language=language,
            beam_size=1,
            temperature=(0.0, 0.2),
            condition_on_previous_text=False,
            initial_prompt=prompt or None,
            without_timestamps=True,
            max_new_tokens=self._options.sample_len,
        )
        found = []
        for part in parts:  # a generator: each part is decoded here
            if stop.is_set():
                raise EngineStopped
            found.append(part)
        weight = sum(len(part.tokens) for part in found) or 1
        return Decoded(
            text=" ".join(part.text.strip() for part in found).strip(),
            logprob=sum(part.avg_logprob * len(part.tokens) for part in found) / weight,
            no_speech=min((part.no_speech_prob for part in found), default=1.0),
            compression=max((part.compression_ratio for part in found), default=0.0),
        )
