"""Shapes of sentences are prepared before a message needs many of them."""

from __future__ import annotations

import asyncio

from bot.workers.sentences import A_STEP, PAUSE, ShapePreparer
from domain.language.sentences.language import language
from domain.people.person import LOCALES
from tests.clocks import FrozenClock


class HurryingClock(FrozenClock):
    """A clock by which every rest is over at once; it remembers how long they were."""

    def __init__(self) -> None:
        super().__init__()
        self.rested: list[float] = []

    async def wait(self, wake: asyncio.Event, seconds: float) -> None:
        del wake
        self.rested.append(seconds)


async def test_every_shape_is_prepared_a_few_at_a_time() -> None:
    clock = HurryingClock()
    preparer = ShapePreparer(clock)
    every = [shape for one in LOCALES for shape in language(one).shapes]
    assert await preparer.step() is True
    assert (preparer.prepared, clock.rested) == (A_STEP, [PAUSE])
    while (before := preparer.prepared) < len(every):
        assert await preparer.step() is True
        assert before < preparer.prepared <= before + A_STEP
    assert all("pattern" in vars(shape) for shape in every)
    assert await preparer.step() is False
    assert await preparer.nothing() is False
    assert preparer.prepared == len(every)
