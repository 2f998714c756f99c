"""The parts that may be missing: ffmpeg, the sandbox's voice, and speech recognition."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.util import find_spec

from bot.doctor.finding import Finding, note, ok

_INSTALL = "pip install 'ramal[speech]'"


def check_extras() -> Iterator[Finding]:
    """None of these is needed to dial."""
    yield _ffmpeg()
    if find_spec("espeakng_loader"):
        yield ok("voice", "the sandbox and the demo can speak (espeak-ng).")
    else:
        yield note("voice", "the sandbox and the demo are silent: no espeak-ng.", _INSTALL)
    model = "openai-whisper is here" if find_spec("whisper") else "no openai-whisper"
    yield note("voice notes", f"not installed: this version does not listen to them ({model}).")


def _ffmpeg() -> Finding:
    if find_spec("imageio_ffmpeg"):
        return ok("ffmpeg", "comes with imageio-ffmpeg.")
    if found := shutil.which("ffmpeg"):
        return ok("ffmpeg", f"{found}.")
    return note("ffmpeg", "not found: the sandbox makes no mp3.", _INSTALL)
