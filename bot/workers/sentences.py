"""Prepares the shapes of sentences bit by bit, so that no message has to wait for many at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from domain.language.sentences.language import Shape, language
from domain.people.person import LOCALES

A_STEP = 2  # shapes; each takes some 5 ms, once in a process's life
PAUSE = 0.05  # seconds between two steps, so that a start is not slowed by what may never be asked


def _every_shape() -> Iterator[Shape]:
    for locale in LOCALES:
        yield from language(locale).shapes


@dataclass(slots=True)
class ShapePreparer:
    """Makes the patterns of all languages, which one hostile message could ask for together."""

    rest: Callable[[float], Awaitable[None]] = asyncio.sleep
    prepared: int = 0
    _left: Iterator[Shape] = field(default_factory=_every_shape, init=False)

    async def step(self) -> bool:
        """Prepare the next few, and let others come between; False once there are none left."""
        made = len([shape.pattern for shape in islice(self._left, A_STEP)])
        self.prepared += made
        if made:
            await self.rest(PAUSE)  # of real time, whatever the clock says: it is for the processor
        return bool(made)

    async def nothing(self) -> bool:
        """Prepare nothing: work that waits for an answer does not wait for this."""
        return False
