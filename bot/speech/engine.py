"""The port of a speech engine; all its methods block, so they are only called in a lane."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a model is run; options that might change the words are off by default."""

    threads: int = 0  # 0: all cores but one
    short: bool = False  # run the encoder on a shorter window for short notes
    int8: bool = False
    sample_len: int = 120  # tokens for 30 seconds; noise would fill the whole window with words


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text that a model made of a sound, and how sure it was."""

    text: str
    logprob: float  # mean log probability of the tokens
    no_speech: float  # probability that there is no speech
    compression: float  # compression ratio of the text: high where words repeat


PRACTICE = "practice.pt"  # the name of the practice model's file, wherever it lies


class EngineStopped(Exception):
    """The engine was told to stop, because its caller gave up waiting."""


class Engine(Protocol):
    """A speech model that can be loaded and transcribes samples."""

    def load(self) -> None:
        """Load the weights; raises what the library raises."""
        ...

    def hear(self, samples: bytes, language: str, prompt: str, stop: threading.Event) -> Decoded:
        """Transcribe 16-bit mono samples at 16 kHz; raises EngineStopped once `stop` is set."""
        ...


def model_path(model: str, folder: Path) -> Path:
    """The path of a model's weights, by its name or path, whether they exist or not."""
    given = Path(model).expanduser()
    return given if "/" in model or given.suffix == ".pt" else folder / f"{model}.pt"
