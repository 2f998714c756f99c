"""ffmpeg from a wheel: a short process for each conversion, bounded in memory and time."""

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

# Demuxers of sound only: playlists, images and subtitles are refused whatever their name.
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
    """ffmpeg failed, or exceeded its bounds; the text holds nothing of the content."""


@cache
def ffmpeg_path() -> str:
    """The path of the wheel's ffmpeg; raises NoFfmpeg."""
    try:
        import imageio_ffmpeg  # an optional extra

        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except (ImportError, RuntimeError) as error:
        raise NoFfmpeg from error


async def decoded(data: bytes, *, rate: int, seconds: float, deadline: float) -> bytes:
    """Decode an untrusted file to 16-bit mono samples, at most `seconds` of them.

    Raises NoFfmpeg, CannotConvert.
    """
    hostile = ["-protocol_whitelist", "file", "-format_whitelist", _FORMATS]
    hostile += ["-codec_whitelist", _CODECS, "-t", f"{seconds:.2f}"]
    made = ["-map", "0:a:0", "-vn", "-sn", "-dn", "-ac", "1", "-ar", str(rate), "-f", "s16le"]
    most = int(rate * 2 * seconds) + rate
    return await _converted(data, hostile, made, most=most, deadline=deadline)


async def encoded(samples: bytes, *, rate: int, arguments: Sequence[str], deadline: float) -> bytes:
    """Encode our own 16-bit mono samples; raises NoFfmpeg, CannotConvert."""
    ours = ["-f", "s16le", "-ar", str(rate), "-ac", "1"]
    most = len(samples) + (1 << 20)
    return await _converted(samples, ours, list(arguments), most=most, deadline=deadline)


async def _converted(
    data: bytes, before: list[str], after: list[str], *, most: int, deadline: float
) -> bytes:
    """Run ffmpeg on data; `before` and `after` are its options for input and output."""
    # A file and not a pipe: the index of an M4A may be at its end.
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
    """Read what the process writes; it is killed where it writes more than `most` bytes."""
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
    """Limit memory and CPU time of a decoder, which a hostile file may exhaust."""
    if not hasattr(resource, "prlimit"):
        return  # only Linux limits another process
    limits = ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, int(seconds) + 1))
    for limit, most in limits:
        with contextlib.suppress(OSError, ValueError):
            resource.prlimit(pid, limit, (most, most))
