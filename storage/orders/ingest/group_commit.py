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
# Under load, a short wait after a commit makes the next batch larger and commits rarer.
SIBLINGS, PAUSE = 5, 0.001


class IngestFull(Exception):
    """Too many status callbacks wait to be stored; the sender should try again."""


class IngestDown(Exception):
    """The database cannot store anything now; the sender should try again."""


class IngestRefused(Exception):
    """The database refuses the data of one callback; sending it again would change nothing."""


@dataclass(frozen=True, slots=True)
class Batch:
    """The result for callbacks that were committed together.

    Where `fault` is set nothing of them was stored; it names a kind of error, none of their data.
    """

    callbacks: Sequence[RawCallback]
    new: int = 0
    fault: str = ""


Outcome = bool | IngestDown | IngestRefused
Waiting = tuple[RawCallback, asyncio.Future[Outcome]]


class CallbackIngest:
    """`await ingest(callback)` returns once it is durable: True if new, False if known.

    `told` is called once for each batch, just before its callers get their answers.
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
        """Refuse new callbacks, store and answer those that wait, release the connection."""
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
                    # Under load, the senders just answered are about to send their next callbacks.
                    await asyncio.sleep(PAUSE)
        finally:
            # No await since the queue was seen empty: the next callback starts a new task.
            self._work = None

    async def _write(self, batch: Sequence[Waiting]) -> None:
        """Commit and answer a batch; halve a refused one until the refused row is alone."""
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
        # Called later by the loop: an exception in a listener must not stop the writer.
        asyncio.get_running_loop().call_soon(self.told, told)
        self._unanswered -= len(batch)
        for (_, answer), outcome in zip(batch, outcomes, strict=True):
            if not answer.done():  # the caller may be gone; its callback is stored anyway
                answer.set_result(outcome)


def _which_were_new(rows: Sequence[Row], new: set[str]) -> list[Outcome]:
    """Tell new rows from known ones; of two equal rows in a batch only the first is new."""
    left = set(new)
    found: list[Outcome] = []
    for row in rows:
        found.append(row.digest in left)
        left.discard(row.digest)
    return found


def _tell_nobody(_batch: Batch) -> None:
    """Do nothing: the listener until one is set."""


def _writer(database: Database) -> Writer:
    return SqliteWriter(database) if database.is_sqlite else PostgresWriter(database)
