"""Where the processes come from: a parent that has imported everything forks each of them.

Each is `ramal run` with its clock turned and its point planted. Run as a module it reads one life a
line from the standard input and answers `born PID` and `died PID STATUS`.
"""

from __future__ import annotations

import asyncio
import json
import os
import selectors
import signal
import sys
import threading
from pathlib import Path
from typing import Any, NoReturn

from bot.commands import run
from bot.config.settings import Settings
from bot.logs import set_up_logs
from tests.faults.points import killer, plant
from tests.faults.shared_clock import SharedClock


def main() -> None:
    """Fork a life for each line until the input ends, then let nobody live on."""
    alive: set[int] = set()
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(writer)
    waiting = selectors.DefaultSelector()
    waiting.register(sys.stdin.buffer.raw, selectors.EVENT_READ)  # type: ignore[attr-defined]
    waiting.register(reader, selectors.EVENT_READ)
    unread = b""
    while True:
        for key, _ in waiting.select():
            if key.fileobj == reader:
                os.read(reader, 4096)
                continue
            chunk = os.read(0, 65536)
            if not chunk:
                for pid in alive:
                    os.kill(pid, signal.SIGKILL)
                return
            *lines, unread = (unread + chunk).split(b"\n")
            for line in lines:
                alive.add(_born(json.loads(line)))
        _bury(alive)


def _born(life: dict[str, Any]) -> int:
    pid = os.fork()
    if not pid:
        _live(life)
    _say(f"born {pid}")
    return pid


def _bury(alive: set[int]) -> None:
    for pid in list(alive):
        found, status = os.waitpid(pid, os.WNOHANG)
        if found:
            alive.discard(pid)
            _say(f"died {pid} {os.waitstatus_to_exitcode(status)}")


def _live(life: dict[str, Any]) -> NoReturn:
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    # Nobody outlives the test run: the pipe from it ends when it does.
    threading.Thread(target=_die_with, args=(os.getppid(),), daemon=True).start()
    log = os.open(life["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    clock = SharedClock(Path(life["clock"]))
    report = os.open(life["hits"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    plant(killer(life["point"], life["nth"], report, life["sign"]))
    run.SystemClock = lambda: clock  # type: ignore[assignment,misc]
    settings = Settings(_env_file=None, **life["settings"])  # type: ignore[call-arg]
    set_up_logs(settings.log_level)
    os._exit(asyncio.run(run.serve_bot(settings)))


def _die_with(parent: int) -> None:
    event = threading.Event()
    while os.getppid() == parent:
        event.wait(0.5)
    os.kill(os.getpid(), signal.SIGKILL)


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - the protocol


if __name__ == "__main__":
    main()
