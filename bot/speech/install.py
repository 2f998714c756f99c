"""`ramal voice install`: fetches a published model with a progress bar, and loads it as a proof."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from urllib.error import URLError

DONE, FAILED, USAGE = 0, 1, 2


def install_model(model: str, path: Path) -> int:
    """Fetch an openai-whisper model by its name into the folder of `path`; the exit status.

    An existing file is only loaded, which proves one that was copied to an offline machine.
    """
    try:
        import whisper
    except ImportError:
        return _say("Speech recognition is not installed: pip install 'ramal[voice]'", FAILED)
    if not path.exists() and model not in whisper.available_models():
        names = ", ".join(whisper.available_models())
        return _say(f"There is no model {model}. Known: {names}. Or copy one to {path}", USAGE)
    try:
        if path.exists():
            whisper.load_model(str(path))
        else:
            _fetch(model, path)
    except (URLError, OSError) as error:
        where = f"Nothing was installed. On a closed machine, copy {model}.pt to {path}"
        return _say(f"The model could not be fetched ({_why(error)}). {where}", FAILED)
    except Exception as error:  # torch raises anything for a file that is no model
        name = type(error).__name__
        return _say(f"{path} cannot be loaded ({name}): delete it and try again.", FAILED)
    size = path.stat().st_size // 2**20 if path.exists() else 0
    return _say(f"The model {model} is ready ({size} MB, {path}). Restart Ramal to use it.", DONE)


def _fetch(model: str, path: Path) -> None:
    """Fetch a model into a folder of its own first: half a file must not look like a model."""
    import whisper

    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        whisper.load_model(model, download_root=folder)
        [fetched] = Path(folder).glob("*.pt")
        fetched.replace(path)


def _why(error: OSError) -> str:
    reason = getattr(error, "reason", None) or error.strerror or type(error).__name__
    return str(getattr(reason, "strerror", None) or reason)


def _say(words: str, status: int) -> int:
    print(words, file=sys.stdout if status == DONE else sys.stderr, flush=True)
    return status
