"""A stop: it is heard from the moment the program is ready, and nothing can hold it up."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.commands import run


async def test_a_stop_in_the_moment_of_readiness_is_a_stop_and_not_a_kill(tmp_path: Path) -> None:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("RAMAL_")}
    settings = {
        "RAMAL_VELIP_BASE_URL": "http://127.0.0.1:9/api/v2/",  # nobody listens there
        "RAMAL_VELIP_TOKEN": "sandbox-stop",
        "RAMAL_DATA_DIR": str(tmp_path),
        "RAMAL_HTTP_PORT": "0",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        env=plain | settings,
        cwd=Path(run.__file__).parents[2],
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    while b"Ramal is ready on" not in await process.stdout.readline():
        assert process.returncode is None
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0


def test_what_still_hangs_after_the_longest_stop_is_named_and_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ended, status = threading.Event(), list[int]()

    def end(code: int) -> None:
        status.append(code)
        ended.set()

    monkeypatch.setattr(run, "LONGEST_STOP", 0)
    monkeypatch.setattr(os, "_exit", end)
    let_go = threading.Event()
    hanging = threading.Thread(target=let_go.wait, name="a lock that is held")
    hanging.start()
    with capture_logs() as lines:
        run._end_in_time(0)
        ended.wait()
    let_go.set()
    hanging.join()
    assert status == [0]
    assert "a lock that is held" in lines[0]["threads"]


def test_a_supervisor_that_allows_ten_seconds_never_kills() -> None:
    assert run.LONGEST_STOP < 10
