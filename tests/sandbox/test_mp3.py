import asyncio
import os
import sys
from pathlib import Path

import pytest

from sandbox import mp3
from sandbox.mp3 import Mp3, NoFfmpeg, NoSound, find_ffmpeg
from tests.sandbox.sounds import length_and_loudness, needs_ffmpeg, tone


@needs_ffmpeg
async def test_an_mp3_holds_all_of_the_sound() -> None:
    made = await Mp3().encode(tone(3.25))
    assert made.seconds == pytest.approx(3.25, abs=0.01)
    heard, loud = await length_and_loudness(made.mp3)
    assert heard == pytest.approx(3.25, abs=0.1)
    assert loud > 5000


@needs_ffmpeg
async def test_nothing_and_too_much_are_no_sounds(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NoSound):
        await Mp3().encode(tone(0))
    monkeypatch.setattr(mp3, "LONGEST", 1.0)
    with pytest.raises(NoSound, match="longer than 1 seconds"):
        await Mp3().encode(tone(2.5))


@needs_ffmpeg
async def test_a_playlist_opens_no_other_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.wav"
    await asyncio.to_thread(secret.write_bytes, tone(1.0))
    for playlist in (
        f"ffconcat version 1.0\nfile {secret}\n",
        f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{secret}\n#EXT-X-ENDLIST\n",
    ):
        with pytest.raises(NoSound):
            await Mp3().encode(playlist.encode())


async def test_a_program_that_hangs_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mp3, "TIMEOUT", 0.2)
    with pytest.raises(NoSound, match="did not finish"):
        await Mp3(lambda: hanging(tmp_path)).encode(tone(0.1))
    assert is_gone(await pid_in(tmp_path))


async def test_a_program_nobody_waits_for_is_killed_and_leaves_no_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    waiting = asyncio.create_task(Mp3(lambda: hanging(tmp_path)).encode(tone(0.1)))
    pid = await pid_in(tmp_path)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert is_gone(pid)
    assert left_in(tmp_path) == []


async def test_without_the_program_it_says_what_to_install() -> None:
    with pytest.raises(NoFfmpeg, match=r"ramal\[speech\]"):
        await Mp3(lambda: None).encode(tone(0.1))


def test_the_systems_program_serves_when_the_wheel_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "ffmpeg"
    program.write_text("#!/bin/sh\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    assert find_ffmpeg.__wrapped__() == str(program)
    program.unlink()
    assert find_ffmpeg.__wrapped__() is None


def hanging(folder: Path) -> str:
    program = folder / "hanging"
    if not program.exists():
        program.write_text(
            f'#!/bin/sh\necho $$ > "{folder}/pid"\nexec tail -f /dev/null\n', "utf-8"
        )
        program.chmod(0o755)
    return str(program)


async def pid_in(folder: Path) -> int:
    file = folder / "pid"
    async with asyncio.timeout(120):
        while not (file.exists() and file.read_text("utf-8").endswith("\n")):
            await asyncio.to_thread(os.sched_yield)
    return int(file.read_text("utf-8"))


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def left_in(folder: Path) -> list[Path]:
    return list(folder.glob("sandbox-sound-*"))
