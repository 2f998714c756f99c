"""Messages of sources that wait to be stored: in slices, in turns, and no more than fit."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace

import structlog

from handlers.oncall.alerts import SourceMessage

log = structlog.get_logger()
# Alerts that one transaction stores: it holds the database's one write lock for a tenth of a
# second, not for as long as the largest message takes.
TOGETHER = 50
MOST_WAITING = 5_000  # alerts of one source that wait to be stored; of more a source hears later


class QueueFull(Exception):
    """So much of a source waits to be stored that more of it must wait at the source."""


class NotStored(Exception):
    """A message could not be stored, or not all of it: its source must send it again."""


@dataclass(slots=True)
class _Whole:
    """A message whose slices are stored one after the other: it is stored once all of them are."""

    stored: asyncio.Future[None]
    left: int

    def note_stored(self) -> None:
        self.left -= 1
        if not self.left and not self.stored.done():
            self.stored.set_result(None)

    def fail(self) -> None:
        if not self.stored.done():
            self.stored.set_exception(NotStored())


@dataclass(frozen=True, slots=True)
class _Slice:
    told: SourceMessage
    whole: _Whole

    @property
    def weight(self) -> int:
        return max(len(self.told.signals), 1)


@dataclass(slots=True)
class AlertQueue:
    """Stores messages, those of one moment together; sources take turns, each in its own order.

    While it stores it holds `turn`, so that no body is read and the write lock is soon free again.
    """

    store: Callable[[list[SourceMessage]], Awaitable[None]]
    turn: asyncio.Lock
    _lines: dict[str, deque[_Slice]] = field(default_factory=dict)
    _storing: asyncio.Task[None] | None = None

    async def put(self, told: SourceMessage) -> None:
        """Wait until a message is stored; raises QueueFull at once, or NotStored."""
        parts = list(_parts(told))
        line = self._lines.get(told.source, ())
        if line and sum(each.weight for each in line) + len(told.signals) > MOST_WAITING:
            raise QueueFull
        whole = _Whole(asyncio.get_running_loop().create_future(), len(parts))
        slices = [_Slice(part, whole) for part in parts]
        self._lines.setdefault(told.source, deque()).extend(slices)
        if self._storing is None or self._storing.done():
            self._storing = asyncio.create_task(self._store_all(), name="alerts")
        await whole.stored

    async def close(self) -> None:
        """Wait until what waits is stored."""
        if self._storing is not None:
            await asyncio.gather(self._storing, return_exceptions=True)

    async def _store_all(self) -> None:
        while some := self._take():
            async with self.turn:
                await self._store_some(some)
        log.info("alerts.stored")

    async def _store_some(self, some: list[_Slice]) -> None:
        try:
            await self.store([each.told for each in some])
        except Exception as error:
            log.error("alert.not_stored", error=type(error).__name__, messages=len(some))
            for each in some:  # singly, so that a bad one does not refuse the others
                await self._store_one(each)
        else:
            for each in some:
                each.whole.note_stored()

    async def _store_one(self, one: _Slice) -> None:
        with suppress(asyncio.InvalidStateError):
            try:
                await self.store([one.told])
            except Exception as error:
                log.error("alert.not_stored", error=type(error).__name__, source=one.told.source)
                one.whole.fail()
            else:
                one.whole.note_stored()

    def _take(self) -> list[_Slice]:
        """The slices that are stored next, a source after the other."""
        some: list[_Slice] = []
        room = TOGETHER
        while self._lines:
            source, line = next(iter(self._lines.items()))
            if some and line[0].weight > room:
                break
            room -= line[0].weight
            some.append(line.popleft())
            del self._lines[source]
            if line:
                self._lines[source] = line  # at the end: the others come first
        return some


def _parts(told: SourceMessage) -> Iterator[SourceMessage]:
    """A message as several; each says how many alerts the source left out, as each may page."""
    for begins in range(0, max(len(told.signals), 1), TOGETHER):
        yield replace(told, signals=told.signals[begins : begins + TOGETHER])
