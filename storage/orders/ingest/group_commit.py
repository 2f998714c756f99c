"""Storing callbacks before their 200 by group commit: many requests, one durable transaction.

Requests queue; one writer takes all that wait, commits them together and then answers each. While
it commits, the next ones gather, so that a disk's fsync is shared by all who wait for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from storage.database import Database
from storage.orders.ingest.postgres import PostgresWriter
from storage.orders.ingest.row import Row, RowRefused, Writer, to_row
from storage.orders.ingest.sqlite import SqliteWriter
from storage.orders.status_callbacks import RawCallback

WAITING_AT_MOST = 1000
LARGEST_BATCH = 250
# Where callbacks come thick, a short wait after a commit makes the next one larger and rarer.
SIBLINGS, PAUSE = 5, 0.001


class IngestFull(Exception):
    """More callbacks wait than we take at once; the caller should come again."""


class IngestDown(Exception):
    """The database cannot store anything now; the caller should come again."""


class IngestRefused(Exception):
    """The database refuses what this one callback holds; coming again would change nothing."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of the callbacks that were committed together.

    Nothing of them was stored where `fault` names a kind of error; it holds nothing of theirs.
    """

    callbacks: Sequence[RawCallback]
    new: int = 0
    fault: str = ""


Outcome = bool | IngestDown | IngestRefused
Waiting = tuple[RawCallback, asyncio.Future[Outcome]]


class CallbackIngest:
    """`await ingest(callback)` returns once it is durable: True if new, False if known.

    `told` is called once for each batch, just before those who wait for it are answered.
    """

    def __init__(self, database: Database, writer: Writer | None = None) -> None:
        self._clock = database.clock
        self._writer: Writer = writer or _writer(database)
        self.told: Callable[[Batch], None] = _tell_nobody
        self._queue: list[Waiting] = []
        self._unanswered = 0
        self._work: asyncio.Task[None] | None = None
        self._closed = False

    async def __call__(self, callback: RawCallback) -> bool:
        """Store one callback durably; raises IngestFull, IngestDown, IngestRefused."""
        if self._closed:
            raise IngestDown("closed")
        if self._unanswered >= WAITING_AT_MOST:
            raise IngestFull
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Outcome] = loop.create_future()
        self._queue.append((callback, answer))
        self._unanswered += 1
        if self._work is None:
            self._work = loop.create_task(self._write_all(), name="ingest")
        outcome = await answer
        if isinstance(outcome, bool):
            return outcome
        raise outcome

    async def close(self) -> None:
        """Take no more, finish and answer what waits, let go of the connection."""
        if self._closed:
            return
        self._closed = True
        if self._work is not None:
            await asyncio.wait([self._work])
        await self._writer.close()

    async def _write_all(self) -> None:
        try:
            while self._queue:
                batch = self._queue[:LARGEST_BATCH]
                del self._queue[:LARGEST_BATCH]
                await self._write(batch)
                if len(self._queue) >= SIBLINGS:
                    # So many came during one commit: those who were just answered are coming back.
                    await asyncio.sleep(PAUSE)
        finally:
            # Nothing awaits between the empty queue and this: whoever comes next starts anew.
            self._work = None

    async def _write(self, batch: Sequence[Waiting]) -> None:
        """Commit and answer a batch; a refused one is halved until the culprit is alone."""
        callbacks = [callback for callback, _ in batch]
        outcomes: list[Outcome]
        try:
            rows = [to_row(callback) for callback in callbacks]
            new = await self._writer.write(rows, self._clock.now())
        except RowRefused as error:
            if len(batch) > 1:
                half = len(batch) // 2
                await self._write(batch[:half])
                await self._write(batch[half:])
                return
            told = Batch(callbacks, fault=str(error))
            outcomes = [IngestRefused(told.fault)]
        except Exception as error:
            told = Batch(callbacks, fault=type(error).__name__)
            outcomes = [IngestDown(told.fault) for _ in batch]
        else:
            told = Batch(callbacks, len(new))
            outcomes = _which_were_new(rows, new)
        # Not called here: what listeners do wrong must not stop the writer.
        asyncio.get_running_loop().call_soon(self.told, told)
        self._unanswered -= len(batch)
        for (_, answer), outcome in zip(batch, outcomes, strict=True):
            if not answer.done():  # whoever asked may have left; it is stored all the same
                answer.set_result(outcome)


def _which_were_new(rows: Sequence[Row], new: set[str]) -> list[Outcome]:
    """Of two equal ones in one batch the first is new and the second known."""
    left = set(new)
    found: list[Outcome] = []
    for row in rows:
        found.append(row.digest in left)
        left.discard(row.digest)
    return found


def _tell_nobody(_batch: Batch) -> None:
    """Nobody asked."""


def _writer(database: Database) -> Writer:
    return SqliteWriter(database) if database.is_sqlite else PostgresWriter(database)
