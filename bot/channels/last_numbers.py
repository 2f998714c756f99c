"""The last number of each chat that an open page shows, by one query for all pages together.

The bell rings with every write of anybody. A page that read its history each time would cost as
much as all others say: a thousand open pages would stop the program.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence

from domain.chat import Address

GAP = 0.05  # seconds between two queries, however often the bell rings
LOOK = 1.0  # seconds after which a woken page looks at all else: its session, its menu
Load = Callable[[Sequence[Address]], Awaitable[Mapping[Address, int]]]


class LastNumbers:
    """Answers all pages that ask within GAP by one call of `load`; 0 for a chat without words."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._asked: dict[Address, asyncio.Future[int]] = {}
        self._answering: asyncio.Task[None] | None = None
        self._loaded_at = -GAP

    async def of(self, chat: Address) -> int:
        """The number of the last line of a chat; raises what the database raises."""
        answer = self._asked.get(chat)
        if answer is None:
            answer = self._asked[chat] = asyncio.get_running_loop().create_future()
        if self._answering is None or self._answering.done():
            self._answering = asyncio.create_task(self._answer_all(), name="last numbers")
        return await asyncio.shield(answer)

    async def close(self) -> None:
        """Wait for the query that runs, whose askers may have left."""
        if self._answering is not None:
            await asyncio.gather(self._answering, return_exceptions=True)

    async def _answer_all(self) -> None:
        while self._asked:
            await asyncio.sleep(max(0.0, self._loaded_at + GAP - time.monotonic()))
            self._loaded_at = time.monotonic()
            asked, self._asked = self._asked, {}
            try:
                found = await self._load(list(asked))
            except Exception as error:
                for answer in asked.values():
                    answer.set_exception(error)
                    answer.exception()  # whoever asked may have left
            else:
                for chat, answer in asked.items():
                    if not answer.done():
                        answer.set_result(found.get(chat, 0))
