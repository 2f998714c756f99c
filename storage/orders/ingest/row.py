"""A callback as a row for the drivers, and what the writers of both databases share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from storage.orders.status_callbacks import RawCallback

# How long one commit may take, waiting for locks included, before senders retry.
PATIENCE = 10.0


class RowRefused(Exception):
    """The database refuses the data of a row; in a batch it does not say of which one."""


class Row(NamedTuple):
    """The stored columns of a callback, in the order of both writers' statements."""

    digest: str
    token: str
    trusted: bool
    content_type: str
    query: str
    body: bytes


class Writer(Protocol):
    """Commits batches of rows, one batch at a time."""

    async def write(self, rows: Sequence[Row], now: datetime) -> set[str]:
        """Make the rows durable; returns the digests of those that were new.

        Raises RowRefused, and then nothing was stored. Any other exception is a fault of the whole
        database; a broken connection may have stored all rows: sent again, they count as known.
        """
        ...

    async def close(self) -> None:
        """Release the connection."""
        ...


def to_row(callback: RawCallback) -> Row:
    """The row of a callback; raises RowRefused for text that cannot be encoded."""
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
