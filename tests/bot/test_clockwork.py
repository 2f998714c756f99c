"""The loops that move work forward: a fault of one stops no other, and all end together."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest
from structlog.testing import capture_logs

from bot.bell import Bell
from bot.clockwork import AFTER_FAULT, LONGEST_REST, Clockwork, Worker
from tests.clocks import FrozenClock


class Steps:
    """A worker's step that does what its list says, then has nothing to do; it can be awaited."""

    def __init__(self, *results: bool | Exception) -> None:
        self.results = list(results)
        self.made = 0
        self._waiting: list[tuple[int, asyncio.Event]] = []

    async def __call__(self) -> bool:
        self.made += 1
        for count, reached in self._waiting:
            if self.made >= count:
                reached.set()
        result = self.results.pop(0) if self.results else False
        if isinstance(result, Exception):
            raise result
        return result

    async def reach(self, count: int) -> None:
        """Wait until the step was made so often."""
        reached = asyncio.Event()
        self._waiting.append((count, reached))
        if self.made < count:
            await reached.wait()


def clockwork(clock: RestingClock, *workers: Worker) -> Clockwork:
    return Clockwork(workers, Bell(), clock)


class RestingClock(FrozenClock):
    """A frozen clock that tells when so many rest by it."""

    def __init__(self) -> None:
        super().__init__()
        self._rested = asyncio.Event()

    async def wait(self, wake: asyncio.Event, seconds: float) -> None:
        asyncio.get_running_loop().call_soon(self._rested.set)
        await super().wait(wake, seconds)

    async def until(self, resting: int) -> None:
        """Let every loop come to its rest."""
        while len(self._waiting) < resting:
            self._rested.clear()
            await self._rested.wait()


@pytest.fixture
def clock() -> RestingClock:
    return RestingClock()


async def test_a_worker_works_while_there_is_work_then_rests_until_the_bell(
    clock: RestingClock,
) -> None:
    step = Steps(True, True, False)
    works = clockwork(clock, Worker("w", step))
    running = asyncio.create_task(works.run())
    await clock.until(2)
    assert step.made == 3
    works.bell.ring()
    await step.reach(4)
    await clock.until(2)
    clock.turn(seconds=LONGEST_REST)
    await step.reach(5)
    works.stop()
    await running
    assert works.healthy == {"w": True}


async def test_a_worker_that_fails_stops_no_other_and_comes_back(clock: RestingClock) -> None:
    broken, good = Steps(OSError("away"), False), Steps()
    works = clockwork(clock, Worker("broken", broken), Worker("good", good))
    running = asyncio.create_task(works.run())
    await clock.until(3)
    assert works.healthy == {"broken": False, "good": True}
    clock.turn(seconds=LONGEST_REST)
    await good.reach(2)
    assert broken.made == 1, "it rests longer after a fault"
    clock.turn(seconds=AFTER_FAULT - LONGEST_REST)
    await broken.reach(2)
    await clock.until(3)
    assert works.healthy == {"broken": True, "good": True}
    works.stop()
    await running


async def test_when_it_is_stopped_a_step_under_way_is_finished(clock: RestingClock) -> None:
    begun, go_on, finished = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def slow() -> bool:
        begun.set()
        await go_on.wait()
        finished.set()
        return True

    works = clockwork(clock, Worker("slow", slow))
    running = asyncio.create_task(works.run())
    await begun.wait()
    works.stop()
    await asyncio.sleep(0)
    assert not running.done()
    go_on.set()
    await running
    assert finished.is_set()


async def test_a_step_that_waits_for_others_is_interrupted(clock: RestingClock) -> None:
    begun, never = asyncio.Event(), asyncio.Event()

    async def long_poll() -> bool:
        begun.set()
        return await never.wait()

    works = clockwork(clock, Worker("poll", long_poll, quick=Steps()))
    running = asyncio.create_task(works.run())
    await begun.wait()
    works.stop()
    await running
    assert not never.is_set()


async def test_a_loop_that_ends_by_itself_ends_them_all(clock: RestingClock) -> None:
    async def killed() -> bool:
        raise asyncio.CancelledError

    other = Steps()
    works = clockwork(clock, Worker("killed", killed), Worker("other", other))
    running = asyncio.create_task(works.run())
    await clock.until(1)
    works.bell.ring()
    await running
    assert other.made >= 1


async def test_settling_steps_until_nobody_has_work_left(clock: RestingClock) -> None:
    first, second, slow, quick = Steps(True), Steps(False, True), Steps(), Steps(True)
    works = clockwork(
        clock, Worker("a", first), Worker("b", second), Worker("c", slow, quick=quick)
    )
    await works.settle()
    assert (first.made, second.made) == (3, 3)
    assert (slow.made, quick.made) == (0, 3), "nobody waits for a long poll"


async def test_the_bell_wakes_all_who_listen_and_nobody_who_left() -> None:
    bell = Bell()
    with bell.listen() as first, bell.listen() as second:
        bell.ring()
        assert first.is_set()
        assert second.is_set()
        first.clear()
    bell.ring()
    assert not first.is_set()


async def test_a_step_that_does_not_end_is_cut_off_when_the_program_stops_and_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.clockwork.ENDING", 0)
    ends = Steps()
    begun, cut = asyncio.Event(), asyncio.Event()

    async def hangs() -> bool:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            cut.set()
        return False

    works = clockwork(RestingClock(), Worker("ends", ends), Worker("hangs", hangs))
    running = asyncio.create_task(works.run())
    await begun.wait()
    with capture_logs() as lines:
        works.stop()
        await running
    assert cut.is_set()
    [line] = [line for line in lines if line["event"] == "stop.cut"]
    assert "hangs" in line["waited_for"]


async def test_a_step_that_will_not_even_be_cut_off_holds_nobody_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.clockwork.ENDING", 0)
    monkeypatch.setattr("bot.clockwork.CLEANING", 0)
    begun, let_go = asyncio.Event(), asyncio.Event()

    async def stubborn() -> bool:
        begun.set()
        while not let_go.is_set():
            with suppress(asyncio.CancelledError):
                await let_go.wait()
        return False

    works = clockwork(RestingClock(), Worker("stubborn", stubborn))
    running = asyncio.create_task(works.run())
    await begun.wait()
    works.stop()
    await running
    let_go.set()
