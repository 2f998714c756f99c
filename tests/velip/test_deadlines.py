"""Many calls, one timer of the loop: each still ends when its own time is over."""

import asyncio
from collections.abc import Callable

import pytest

from velip.deadlines import Deadlines


class TurnedLoop(asyncio.SelectorEventLoop):
    """A loop whose time passes only when it is turned; it rings what is due then."""

    ahead = 0.0

    def time(self) -> float:
        return self.ahead


@pytest.fixture
def loop():
    turned = TurnedLoop()
    yield turned
    turned.close()


async def turn(seconds: float) -> None:
    loop = asyncio.get_running_loop()
    assert isinstance(loop, TurnedLoop)
    loop.ahead += seconds
    for _ in range(5):
        await asyncio.sleep(0)


async def held(deadlines: Deadlines, seconds: float = 30.0) -> str:
    try:
        async with deadlines.timer(seconds):
            await asyncio.Event().wait()
    except TimeoutError:
        return "over"
    return "left"


async def begun(call: Callable[[], object]) -> asyncio.Task[str]:
    task: asyncio.Task[str] = asyncio.ensure_future(call())  # type: ignore[call-overload]
    await turn(0)
    return task


def test_each_call_ends_at_its_own_time(loop):
    async def told() -> None:
        deadlines = Deadlines(30.0)
        first = await begun(lambda: held(deadlines))
        await turn(10)
        second = await begun(lambda: held(deadlines))
        await turn(19.9)
        assert not first.done()
        await turn(0.1)
        assert (first.done(), second.done()) == (True, False)
        await turn(10)
        assert await first == await second == "over"

    loop.run_until_complete(told())


def test_a_call_that_ended_in_time_is_left_alone_and_the_next_one_is_not(loop):
    async def told() -> None:
        deadlines = Deadlines(30.0)
        async with deadlines.timer(30.0):
            await turn(29)
        later = await begun(lambda: held(deadlines))
        await turn(1)  # the alarm of the one that is over rings here
        assert not later.done()
        await turn(29)
        assert await later == "over"

    loop.run_until_complete(told())


def test_a_cancelled_call_is_cancelled_and_not_late(loop):
    async def told() -> None:
        deadlines = Deadlines(30.0)
        call = await begun(lambda: held(deadlines))
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        await turn(31)
        assert call.cancelled()

    loop.run_until_complete(told())


def test_another_length_has_its_own_timer(loop):
    async def told() -> None:
        deadlines = Deadlines(30.0)
        short = await begun(lambda: held(deadlines, 5.0))
        await turn(5)
        assert await short == "over"

    loop.run_until_complete(told())


def test_many_calls_set_one_timer_of_the_loop(loop):
    async def told() -> None:
        deadlines = Deadlines(30.0)
        calls = [await begun(lambda: held(deadlines)) for _ in range(50)]
        assert len(loop._scheduled) == 1
        await turn(30)
        assert {call.result() for call in calls} == {"over"}
        assert not loop._scheduled

    loop.run_until_complete(told())
