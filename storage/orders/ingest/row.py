"""A callback as the drivers take it, and what the two databases' writers have in common."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from storage.orders.status_callbacks import RawCallback

# How long one commit may take, waiting for locks included, before its senders come again.
PATIENCE = 10.0


class RowRefused(Exception):
    """The database refuses what a row holds; in a batch it does not say which."""


class Row(NamedTuple):
    """What is stored of a callback, in the order in which both statements name the columns."""

    digest: str
    token: str
    trusted: bool
    content_type: str
    query: str
    body: bytes


class Writer(Protocol):
    """Commits batches of rows, one after the other."""

    async def write(self, rows: Sequence[Row], now: datetime) -> set[str]:
        """Make the rows durable; the digests of those that were new.

        Raises RowRefused, and then stored nothing. Any other exception is a fault of the whole
        database; where a connection broke it may have stored all: sent again, they are known.
        """
        ...

    async def close(self) -> None:
        """Let go of the connection."""
        ...


def to_row(callback: RawCallback) -> Row:
    """The callback's columns; raises RowRefused for a text that is none."""
    try:
        digest = callback.digest
    except UnicodeEncodeError:
        raise RowRefused("UnicodeEncodeError") from None
    return Row(
        digest,
        callback.token,
        callback.trusted,
        callback.content_type,
        callback.query,
        callback.body,
    )
