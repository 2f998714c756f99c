"""A thread of its own, in which blocking jobs are done one after the other."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")
_Job = tuple[Callable[[], object], "Future[object]"]


class Lane:
    """Unlike a pool's thread, one that hangs does not hold up the end of the program."""

    def __init__(self, name: str) -> None:
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    async def do(self, job: Callable[[], T]) -> T:
        """The job's result, or what it raised; a cancelled caller leaves the job running."""
        future: Future[object] = Future()
        self._jobs.put((job, future))
        return await asyncio.shield(asyncio.wrap_future(future))  # type: ignore[arg-type]  # the job's own

    def close(self) -> None:
        """End the thread once its present jobs are done."""
        self._jobs.put(None)

    def _work(self) -> None:
        while job := self._jobs.get():
            do, future = job
            try:
                result = do()
            except BaseException as error:  # of any kind: the caller gets it
                future.set_exception(error)
            else:
                future.set_result(result)
