"""The engine of the practice model, unpacked when the first note comes: a demo starts at once."""

from __future__ import annotations

from pathlib import Path

from bot.speech.engine import Options
from bot.speech.practice import practice_model
from bot.speech.whisper_engine import WhisperEngine


class PracticeEngine(WhisperEngine):
    """A Whisper engine whose practice model is unpacked to a path in the demo's folder."""

    def __init__(self, path: Path, options: Options) -> None:
        super().__init__(path, options)
        self._folder = path.parent

    def load(self) -> None:
        """Unpack the model where it is not yet, and load it."""
        practice_model(self._folder)
        super().load()
