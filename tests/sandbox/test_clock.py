import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio

from sandbox.clock import ClockIsReal, SandboxClock
from tests.sandbox.caller import START, Customer


@pytest.fixture
def turned() -> SandboxClock:
    return SandboxClock(start=START, turned=True)


@pytest_asyncio.fixture
async def real() -> AsyncIterator[SandboxClock]:
    clock = SandboxClock()
    running = asyncio.create_task(clock.run())
    yield clock
    running.cancel()
    await clock.close()


async def test_a_turned_clock_stands_still(turned: SandboxClock) -> None:
    assert turned.now() == turned.now() == START
    await turned.advance(90)
    assert turned.now() == START + timedelta(seconds=90)


async def test_what_is_due_happens_in_order_and_at_its_time(turned: SandboxClock) -> None:
    seen: list[tuple[str, float]] = []

    def note(name: str) -> None:
        seen.append((name, (turned.now() - START).total_seconds()))

    turned.after(2, lambda: note("second"))
    turned.after(1, lambda: note("first"))
    turned.after(2, lambda: turned.after(0, lambda: note("born meanwhile")) and None)
    turned.after(9, lambda: note("not yet"))
    turned.after(1, lambda: note("cancelled")).cancel()
    await turned.advance(5)
    assert seen == [("first", 1), ("second", 2), ("born meanwhile", 2)]


async def test_turning_waits_for_a_delivery(turned: SandboxClock) -> None:
    delivered: list[str] = []

    async def deliver() -> None:
        await asyncio.sleep(0)
        delivered.append("yes")

    turned.after(1, deliver)
    await turned.advance(1)
    assert delivered == ["yes"]


async def test_a_broken_event_stops_nothing(
    turned: SandboxClock, caplog: pytest.LogCaptureFixture
) -> None:
    seen: list[str] = []

    def broken() -> None:
        raise ValueError("broken event")

    async def undelivered() -> None:
        raise ValueError("broken delivery")

    turned.after(1, broken)
    turned.after(1, undelivered)
    turned.after(1, lambda: seen.append("after"))
    await turned.advance(1)
    assert seen == ["after"]
    assert len(caplog.records) == 2


async def test_a_real_clock_moves_by_itself_and_cannot_be_turned(real: SandboxClock) -> None:
    happened = asyncio.Event()
    real.after(0.01, happened.set)
    await asyncio.wait_for(happened.wait(), 120)
    with pytest.raises(ClockIsReal):
        await real.advance(1)
    await real.settle()


async def test_in_real_time_a_slow_delivery_delays_no_other_event(real: SandboxClock) -> None:
    released, happened = asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        await released.wait()

    real.after(0, slow)
    real.after(0, happened.set)
    await asyncio.wait_for(happened.wait(), 120)
    assert not released.is_set()


async def test_the_mode_can_change_while_events_wait(real: SandboxClock) -> None:
    happened = asyncio.Event()
    real.set_turned(True)
    real.after(0, happened.set)
    assert not happened.is_set()
    real.set_turned(False)
    await asyncio.wait_for(happened.wait(), 120)


async def test_the_control_endpoint_tells_and_turns(customer: Customer) -> None:
    assert (await customer.get("/sandbox/clock")).body == {
        "mode": "turned",
        "now": "2026-03-04T19:15:05+00:00",
    }
    reply = await customer.post("/sandbox/clock", advance=60)
    assert reply.body["now"] == "2026-03-04T19:16:05+00:00"


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"mode": "sideways"}, 400),
        ({"advance": -1}, 400),
        ({"advance": "soon"}, 400),
        ({"mode": "real", "advance": 1}, 409),
        ({"mode": "turned", "advance": 1}, 200),
    ],
)
async def test_the_control_endpoint_refuses_nonsense(
    customer: Customer, asked: dict[str, object], status: int
) -> None:
    assert (await customer.post("/sandbox/clock", **asked)).status == status
