"""Shapes of sentences are prepared before a message needs many of them."""

from __future__ import annotations

from bot.workers.sentences import A_STEP, PAUSE, ShapePreparer
from domain.language.sentences.language import language
from domain.people.person import LOCALES


async def test_every_shape_is_prepared_a_few_at_a_time() -> None:
    rests: list[float] = []

    async def rest(seconds: float) -> None:
        rests.append(seconds)

    preparer = ShapePreparer(rest)
    every = [shape for one in LOCALES for shape in language(one).shapes]
    assert await preparer.step() is True
    assert (preparer.prepared, rests) == (A_STEP, [PAUSE])
    while (before := preparer.prepared) < len(every):
        assert await preparer.step() is True
        assert before < preparer.prepared <= before + A_STEP
    assert all("pattern" in vars(shape) for shape in every)
    assert await preparer.step() is False
    assert await preparer.nothing() is False
    assert preparer.prepared == len(every)
