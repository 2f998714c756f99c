"""What holds the loop is named, timed and summed; a real loop is held, by code and by a C call."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import structlog
from aiohttp import ClientSession, web

from bot.http.app import build_app
from bot.http.server import Server
from bot.watch import holds, loop
from bot.watch.holder import Holder
from bot.watch.holds import Holds
from bot.watch.loop import SLOW, Clocks, Lag, LoopWatch

# So short that a test which really holds the loop is not long; the deeds end when they were seen.
SHORT = Clocks(often=0.01, held=0.05, stuck=0.1)
Lines = list[dict[str, Any]]


class Logged:
    """The log lines of one module, which another thread may wait for in the loop it holds."""

    def __init__(self) -> None:
        self.lines: Lines = []
        self.heard: dict[str, threading.Event] = {}

    def __getattr__(self, level: str) -> Callable[..., None]:
        def say(event: str, **said: Any) -> None:
            self.lines.append({"event": event, "level": level, **said})
            self.heard.setdefault(event, threading.Event()).set()

        return say

    def until(self, event: str) -> threading.Event:
        return self.heard.setdefault(event, threading.Event())

    def of(self, event: str) -> Lines:
        return [line for line in self.lines if line["event"] == event]


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> Logged:
    made = Logged()
    monkeypatch.setattr(holds, "log", made)
    monkeypatch.setattr(loop, "log", made)
    return made


@pytest.fixture
async def watch(logged: Logged) -> AsyncIterator[LoopWatch]:
    """A watch over this test's loop, to which this test's code is ours."""
    del logged
    made = LoopWatch(frozenset({"tests"}), SHORT)
    await made.start()
    yield made
    await made.close()


def hold_until(event: threading.Event) -> None:
    """A busy loop, as a reader makes that never ends."""
    while not event.is_set():
        pass


def hold_within_c() -> None:
    """A regular expression keeps Python's lock: no other thread runs, nor can it tell time."""
    re.match(r"(?:a|a)+$", "a" * 22 + "b")


async def told(event: threading.Event) -> None:
    """Let the loop run until the watch's thread has logged it."""
    await asyncio.to_thread(event.wait)


async def test_a_loop_that_a_step_holds_names_its_function_while_it_lasts(
    logged: Logged, watch: LoopWatch
) -> None:
    """Until now nothing told that the loop was held, nor who held it."""

    async def step() -> None:
        hold_until(logged.until("loop.stuck"))

    await asyncio.create_task(step(), name="courier")
    [stuck] = logged.of("loop.stuck")
    assert (stuck["level"], stuck["step"]) == ("error", "courier")
    assert re.fullmatch(r"tests/bot/watch/test_loop\.py:hold_until:\d+", stuck["where"])
    await told(logged.until("loop.held"))
    [held] = logged.of("loop.held")
    assert (held["step"], held["where"].rsplit(":", 1)[0]) == (
        "courier",
        "tests/bot/watch/test_loop.py:hold_until",
    )
    assert held["seconds"] >= SHORT.stuck
    assert watch.lag.worst >= SHORT.stuck


async def test_what_holds_the_lock_of_python_itself_is_named_when_it_ends(
    logged: Logged, watch: LoopWatch
) -> None:
    """The expensive expressions of W1 run in C: the watching thread cannot even wake meanwhile."""
    await asyncio.sleep(0)

    async def step() -> None:
        hold_within_c()

    while not logged.of("loop.held"):
        await asyncio.create_task(step(), name="dispatch")
        await asyncio.sleep(0.02)  # one beat of the watch
    held = logged.of("loop.held")[0]
    assert held["step"] == "dispatch"
    assert "tests/bot/watch/test_loop.py:" in held["where"]
    assert watch.lag.worst >= SHORT.held


async def test_a_task_without_a_name_is_named_by_its_outermost_function(
    logged: Logged, watch: LoopWatch
) -> None:
    del watch

    async def unnamed_step() -> None:
        hold_until(logged.until("loop.stuck"))

    await asyncio.create_task(unnamed_step())
    assert logged.of("loop.stuck")[0]["step"].endswith("unnamed_step")


async def test_a_request_is_named_by_its_routes_pattern_and_never_by_its_path(
    logged: Logged, watch: LoopWatch
) -> None:
    del watch

    async def slow(_request: web.Request) -> web.Response:
        hold_until(logged.until("loop.stuck"))
        return web.Response()

    server = Server(build_app([web.get("/login/{secret}", slow)]))
    await server.start("127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.port}/login/a-secret-link"
    async with ClientSession() as http, http.get(url) as answer:
        assert answer.status == 200
    await server.close()
    assert logged.of("loop.stuck")[0]["step"] == "/login/{secret}"
    assert "a-secret-link" not in str(logged.lines)


async def test_work_in_a_thread_holds_nothing(logged: Logged, watch: LoopWatch) -> None:
    asleep = threading.Event()
    working = asyncio.create_task(asyncio.to_thread(asleep.wait))
    for _ in range(20):
        await asyncio.sleep(SHORT.often)
    asleep.set()
    await working
    assert logged.of("loop.stuck") == []
    assert "to_thread" not in str(logged.lines)
    assert watch.told()["loop"] == "ok"


async def test_another_thread_can_read_the_lag_while_the_loop_is_held(
    logged: Logged, watch: LoopWatch
) -> None:
    """The gauge is for metrics and for a monitor's thread, too."""
    read: list[Lag] = []

    def look() -> None:
        logged.until("loop.stuck").wait()
        read.append(watch.lag)
        enough.set()

    enough = threading.Event()
    looking = threading.Thread(target=look)
    looking.start()
    hold_until(enough)
    looking.join()
    assert read[0].now >= SHORT.stuck


async def test_a_closed_loop_ends_the_watch() -> None:
    made = LoopWatch()
    other = asyncio.new_event_loop()
    await asyncio.to_thread(other.run_until_complete, made.start())
    other.close()
    assert made._thread is not None
    await asyncio.to_thread(made._thread.join)


def test_ready_says_slow_where_people_notice() -> None:
    assert Lag(0.0, SLOW).is_slow
    assert not Lag(0.0, SLOW / 2).is_slow


def test_holds_of_one_place_are_logged_once_and_then_in_sums(logged: Logged) -> None:
    summed, here = Holds(), Holder("courier", "bot/x.py", "f", 7)
    summed.add(here, 1.0, 0.5, now=0.0)
    summed.add(Holder("courier", "bot/x.py", "f", 9), 2.0, 1.0, now=1.0)
    summed.add(here, 3.0, 1.0, now=2.0)
    summed.add(Holder("submit", "bot/x.py", "f", 7), 1.0, 1.0, now=3.0)
    summed.tell(now=59.0)
    assert [(line["step"], line["times"]) for line in logged.lines] == [
        ("courier", 1),
        ("submit", 1),
    ]
    summed.tell(now=60.0)
    told = logged.lines[2]
    assert (told["step"], told["times"], told["seconds"], told["cpu"]) == ("courier", 2, 5.0, 2.0)
    summed.tell(now=121.0)
    assert len(logged.lines) == 3, "nothing held since"
    summed.add(here, 1.0, 0.5, now=200.0)
    assert logged.lines[3]["times"] == 1, "told at once again"
    summed.add(here, 1.0, 0.5, now=201.0)
    summed.tell_all(now=202.0)
    assert logged.lines[4]["times"] == 1


def test_the_real_log_line_holds_no_contents(capsys: pytest.CaptureFixture[str]) -> None:
    structlog.reset_defaults()
    Holds().add(Holder("dispatch", "domain/x.py", "read", 3), 1.234, 1.2, now=0.0)
    said = capsys.readouterr().out
    for part in ("loop.held", "dispatch", "domain/x.py:read:3", "1.23"):
        assert part in said


async def test_a_watch_that_is_closed_as_its_thread_begins_a_beat_ends_all_the_same() -> None:
    """The thread waited for the loop, which waited for the thread: a stop hung until it was cut."""
    watch = LoopWatch()
    real, closing = watch._answered, threading.Event()

    class Answered(threading.Event):
        def clear(self) -> None:
            closing.set()
            watch._ended.wait()  # the loop closes the watch in this very moment
            real.set()
            super().clear()

    watch._answered = Answered()
    await watch.start()
    await asyncio.to_thread(closing.wait)
    await watch.close()
