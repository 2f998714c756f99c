"""What listens: one loaded model. Everything here blocks, so it is only called from a lane."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a model is run. Off by default is what might change words."""

    threads: int = 0  # 0: all cores but one
    short: bool = False  # a shorter window for short notes
    int8: bool = False
    sample_len: int = 120  # tokens for 30 seconds; noise would fill the whole window with words


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """What a model made of a sound, and how sure it was."""

    text: str
    logprob: float  # mean of its tokens'
    no_speech: float  # probability
    compression: float  # of the text: words that repeat compress well


PRACTICE = "practice.pt"  # the name of the practice model's file, wherever it lies


class EngineStopped(Exception):
    """Somebody gave up waiting: the model was told to stop."""


class Engine(Protocol):
    """A kind of model."""

    def load(self) -> None:
        """Read the weights; raises what the library raises."""
        ...

    def hear(self, samples: bytes, language: str, prompt: str, stop: threading.Event) -> Decoded:
        """The words of 16-bit mono samples at 16 kHz; raises Stopped."""
        ...


def model_path(model: str, folder: Path) -> Path:
    """Where the weights of a model are, by its name or its path, whether they are there or not."""
    given = Path(model).expanduser()
    return given if "/" in model or given.suffix == ".pt" else folder / f"{model}.pt"
