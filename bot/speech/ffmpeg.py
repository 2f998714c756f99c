"""ffmpeg from a wheel: one short process a conversion, with little memory and little time."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

try:
    import resource
except ImportError:  # only POSIX has it
    resource = None  # type: ignore[assignment]  # as there is none

# What people send; a playlist, an image or a subtitle file is none of these, whatever its name.
_FORMATS = "ogg,matroska,webm,mov,mp4,m4a,3gp,3g2,mj2,mp3,wav,amr,aac,flac,aiff,caf"
_CODECS = (
    "opus,libopus,vorbis,aac,aac_fixed,mp3,mp3float,amrnb,amrwb,flac,alac,"
    "pcm_s16le,pcm_s16be,pcm_u8,pcm_s24le,pcm_s32le,pcm_f32le,pcm_alaw,pcm_mulaw,adpcm_ima_wav,"
    "gsm,gsm_ms"
)
_MEMORY = 1 << 30  # bytes of address space
_PIECE = 64 * 1024


class NoFfmpeg(Exception):
    """ffmpeg is not installed: the extra `sound` brings it."""


class CannotConvert(Exception):
    """ffmpeg made nothing of it, or not within its bounds; never says what was in it."""


@cache
def ffmpeg_path() -> str:
    """Where the wheel's ffmpeg is; raises NoFfmpeg."""
    try:
        import imageio_ffmpeg  # an optional extra

        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except (ImportError, RuntimeError) as error:
        raise NoFfmpeg from error


async def decoded(data: bytes, *, rate: int, seconds: float, deadline: float) -> bytes:
    """Anybody's file as 16-bit mono samples, at most so many seconds of them.

    Raises NoFfmpeg, CannotConvert.
    """
    hostile = ["-protocol_whitelist", "file", "-format_whitelist", _FORMATS]
    hostile += ["-codec_whitelist", _CODECS, "-t", f"{seconds:.2f}"]
    made = ["-map", "0:a:0", "-vn", "-sn", "-dn", "-ac", "1", "-ar", str(rate), "-f", "s16le"]
    most = int(rate * 2 * seconds) + rate
    return await _converted(data, hostile, made, most=most, deadline=deadline)


async def encoded(samples: bytes, *, rate: int, arguments: Sequence[str], deadline: float) -> bytes:
    """Our own samples, 16-bit mono, in another format; raises NoFfmpeg, CannotConvert."""
    ours = ["-f", "s16le", "-ar", str(rate), "-ac", "1"]
    most = len(samples) + (1 << 20)
    return await _converted(samples, ours, list(arguments), most=most, deadline=deadline)


async def _converted(
    data: bytes, before: list[str], after: list[str], *, most: int, deadline: float
) -> bytes:
    """Run ffmpeg over data: `before` tells how to read it, `after` what to make of it."""
    # A file and not a pipe: an M4A's index may stand at its end.
    with tempfile.TemporaryDirectory(prefix="ramal-sound-") as folder:
        path = Path(folder) / "sound"
        await asyncio.to_thread(path.write_bytes, data)
        bounds = ["-nostdin", "-hide_banner", "-loglevel", "error", "-threads", "1"]
        bounds += ["-max_alloc", str(_MEMORY // 4)]
        command = [ffmpeg_path(), *bounds, *before, "-i", str(path), *after, "pipe:1"]
        process = await asyncio.create_subprocess_exec(
            *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
        )
        _bound(process.pid, deadline)
        try:
            async with asyncio.timeout(deadline):
                made = await _read(process, most)
                status = await process.wait()
        except TimeoutError:
            raise CannotConvert("it took too long") from None
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    if not made or (status != 0 and len(made) < _PIECE // 16):
        raise CannotConvert(f"ffmpeg ended with {status}")
    return made


async def _read(process: asyncio.subprocess.Process, most: int) -> bytes:
    """What the process writes, up to a bound: it is killed where it writes more."""
    made = bytearray()
    if process.stdout is None:
        raise CannotConvert("no output")
    while piece := await process.stdout.read(_PIECE):
        made += piece
        if len(made) > most:
            process.kill()
            raise CannotConvert("it became too large")
    return bytes(made)


def _bound(pid: int, seconds: float) -> None:
    """Let the kernel end a decoder that a hostile file drives mad."""
    if not hasattr(resource, "prlimit"):
        return  # only Linux limits another process
    limits = ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, int(seconds) + 1))
    for limit, most in limits:
        with contextlib.suppress(OSError, ValueError):
            resource.prlimit(pid, limit, (most, most))
