"""Any sound as mp3, by ffmpeg beside the event loop; plainly an error where ffmpeg is missing."""

import asyncio
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

TIMEOUT = 60.0
AT_ONCE = 2
LONGEST = 600.0  # seconds of sound
COUNTED = 8000  # samples of one byte per second: what is decoded is counted, not believed
# A file that is no sound but a playlist could name other files and addresses. None of these
# containers opens another one, and ffmpeg may open nothing but the file that it is given.
CONTAINERS = (
    "wav,w64,mp3,ogg,flac,mov,matroska,aac,amr,amrnb,amrwb,aiff,au,caf,asf,ac3,eac3,gsm,wv,mpegts"
)


class NoFfmpeg(Exception):
    """ffmpeg is not installed here."""


class NoSound(Exception):
    """ffmpeg cannot read this as a sound, or it is longer than is taken here."""


class Encoded(NamedTuple):
    """An mp3 and the seconds of sound that went into it."""

    mp3: bytes
    seconds: float


@cache
def find_ffmpeg() -> str | None:
    """The program of the wheel, else the system's, or None; found once per process."""
    try:
        import imageio_ffmpeg  # an optional extra

        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except (ImportError, RuntimeError):
        return shutil.which("ffmpeg")


class Mp3:
    """Makes mp3s, a few at once; each has a limit of time and is stopped when nobody waits."""

    def __init__(self, find: Callable[[], str | None] = find_ffmpeg) -> None:
        self._find = find
        self._places = asyncio.Semaphore(AT_ONCE)

    async def encode(self, sound: bytes) -> Encoded:
        """Read a sound of any common kind; NoSound when there is none in it."""
        program = await asyncio.to_thread(self._find)
        if program is None:
            raise NoFfmpeg("pip install 'ramal[speech]'")
        async with self._places:
            folder = await asyncio.to_thread(tempfile.mkdtemp, prefix="sandbox-sound-")
            try:
                return await _encode(program, sound, Path(folder))
            finally:
                await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)


async def _encode(program: str, sound: bytes, folder: Path) -> Encoded:
    heard, made = folder / "heard", folder / "made.mp3"
    await asyncio.to_thread(heard.write_bytes, sound)
    samples = await _run(
        *(program, "-nostdin", "-hide_banner", "-loglevel", "error"),
        *("-protocol_whitelist", "file", "-format_whitelist", CONTAINERS, "-i", str(heard)),
        *("-map", "0:a:0", "-t", str(LONGEST + 1), "-f", "u8", "-ac", "1", "-ar", str(COUNTED)),
        *("pipe:1", "-map", "0:a:0", "-t", str(LONGEST + 1), "-ac", "1", "-b:a", "64k", str(made)),
    )
    seconds = len(samples) / COUNTED
    if seconds > LONGEST:
        raise NoSound(f"it lasts longer than {LONGEST:.0f} seconds")
    if not samples:
        raise NoSound("it has no sound in it")
    return Encoded(await asyncio.to_thread(made.read_bytes), seconds)


async def _run(*command: str) -> bytes:
    pipe, nothing = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
    ffmpeg = await asyncio.create_subprocess_exec(
        *command, stdin=nothing, stdout=pipe, stderr=nothing
    )
    try:
        async with asyncio.timeout(TIMEOUT):
            output, _ = await ffmpeg.communicate()
    except TimeoutError as problem:
        raise NoSound(f"ffmpeg did not finish in {TIMEOUT:.0f} seconds") from problem
    finally:
        if ffmpeg.returncode is None:
            ffmpeg.kill()
            await ffmpeg.wait()
    if ffmpeg.returncode != 0:
        raise NoSound("ffmpeg cannot read it as a sound")
    return output
