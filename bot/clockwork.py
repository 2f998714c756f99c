"""The loops that move work forward: each steps while there is work, then waits for the bell."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from bot.bell import Bell
from domain.ports import Clock

log = structlog.get_logger()
Step = Callable[[], Awaitable[bool]]
# Seconds without a bell: other processes do not ring ours, and work falls due by the clock.
LONGEST_REST = 1.0
AFTER_FAULT = 5.0
LONGEST_STEP = timedelta(minutes=5)  # a step that takes longer hangs
# Seconds of real time in which the present steps may end once the program stops; then they are cut
# off, and once more so long to clean up. What they did not commit goes on with the next start.
ENDING, CLEANING = 5.0, 1.0


@dataclass(frozen=True, slots=True)
class Worker:
    """One loop: `step` does a little work and says whether it did.

    A step that waits long for others (a long poll) has a `quick` variant that does not wait; its
    loop is cancelled when the program stops, while the other loops finish their step.
    """

    name: str
    step: Step
    quick: Step | None = None


@dataclass(slots=True)
class Clockwork:
    """Runs the workers until they are stopped; a fault of one does not stop the others."""

    workers: Sequence[Worker]
    bell: Bell
    clock: Clock
    healthy: dict[str, bool] = field(default_factory=dict)
    stepped: dict[str, datetime] = field(default_factory=dict)  # when each worker last ended a step
    _stopping: bool = False

    async def run(self) -> None:
        """Run every worker until `stop` is called, or until a worker's loop ends."""
        tasks = {w.name: asyncio.create_task(self._loop(w), name=w.name) for w in self.workers}
        with self.bell.listen() as wake:
            while not self._stopping and not any(task.done() for task in tasks.values()):
                wake.clear()
                await self.clock.wait(wake, LONGEST_REST)
        for worker in self.workers:
            if worker.quick is not None:
                tasks[worker.name].cancel()
        self.stop()  # a loop that ended by itself ends the others
        await self._end(tasks)

    def is_well(self) -> bool:
        """Whether every worker ended a step within LONGEST_STEP, and its last one well."""
        since = self.clock.now() - LONGEST_STEP
        stepped = all(at > since for at in self.stepped.values())
        return stepped and all(self.healthy.values())

    def stop(self) -> None:
        """Let every worker finish its present step, and end."""
        self._stopping = True
        self.bell.ring()

    async def _end(self, tasks: dict[str, asyncio.Task[None]]) -> None:
        _, late = await asyncio.wait(tasks.values(), timeout=ENDING)
        if not late:
            return
        names = sorted(task.get_name() for task in late)
        log.warning("stop.cut", waited_for=", ".join(names), seconds=ENDING)
        for task in late:
            task.cancel()
        await asyncio.wait(late, timeout=CLEANING)

    async def settle(self) -> None:
        """Step until no worker has work left, so that a test can finish without waiting."""
        while any([await (worker.quick or worker.step)() for worker in self.workers]):
            pass

    async def _loop(self, worker: Worker) -> None:
        with self.bell.listen() as wake:
            while not self._stopping:
                wake.clear()
                rest = 0.0 if await self._try(worker) else LONGEST_REST
                if not self.healthy[worker.name]:
                    rest = AFTER_FAULT
                if rest:
                    await self.clock.wait(wake, rest)

    async def _try(self, worker: Worker) -> bool:
        try:
            worked = await worker.step()
        except Exception as error:
            # The database may be down for a moment: nothing is lost, the step is tried again.
            log.error("worker.failed", worker=worker.name, error=type(error).__name__)
            self.healthy[worker.name] = False
            return False
        self.healthy[worker.name] = True
        self.stepped[worker.name] = self.clock.now()
        return worked
