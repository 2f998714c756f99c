"""Real processes beside a benchmark, whose output says when they are ready."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class Started:
    """A process that runs; its output can be read line by line."""

    process: subprocess.Popen[str]

    def until(self, words: str) -> str:
        """The first line of its output with these words."""
        assert self.process.stdout is not None  # noqa: S101 - asked for where it was started
        for line in self.process.stdout:
            if words in line:
                return line
        raise RuntimeError("a process of the benchmark ended")


@contextmanager
def started(command: Sequence[str], more: dict[str, str] | None = None) -> Iterator[Started]:
    """Start a process, and kill it at the end of the block."""
    environment = {**os.environ, **(more or {})}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        try:
            yield Started(process)
        finally:
            process.kill()
