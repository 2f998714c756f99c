"""The doctor's checks of optional parts: ffmpeg, the sandbox's voice, and transcription."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.util import find_spec

from bot.config.settings import Settings
from bot.doctor.finding import Finding, note, ok

_INSTALL = "pip install 'ramal[speech]'"
_HEAR = "pip install 'ramal[voice]'"


def check_extras(settings: Settings | None = None) -> Iterator[Finding]:
    """Check the optional parts, none of which is needed to dial."""
    yield _ffmpeg()
    if find_spec("espeakng_loader"):
        yield ok("voice", "the sandbox and the demo can speak (espeak-ng).")
    else:
        yield note("voice", "the sandbox and the demo are silent: no espeak-ng.", _INSTALL)
    yield _hearing(settings)


def _hearing(settings: Settings | None) -> Finding:
    """Whether voice notes are transcribed, and by which model."""
    if not find_spec("whisper") and not find_spec("faster_whisper"):
        return note("voice notes", "not heard: speech recognition is not installed.", _HEAR)
    if settings is None or not settings.hears():
        fix = "ramal voice install"
        return note("voice notes", "not heard: there is no speech model.", fix)
    return ok("voice notes", f"heard with the model {settings.model_path().stem}.")


def _ffmpeg() -> Finding:
    if find_spec("imageio_ffmpeg"):
        return ok("ffmpeg", "comes with imageio-ffmpeg.")
    if found := shutil.which("ffmpeg"):
        return ok("ffmpeg", f"{found}.")
    return note("ffmpeg", "not found: the sandbox makes no mp3.", _INSTALL)
