"""What we asked somebody and now wait for, besides the part of an order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AskedFor(StrEnum):
    """What the next words are taken for."""

    NUMBER = "number"  # to which they want to be called
    REASON = "reason"  # why a request is closed
    MESSAGE = "message"  # to the other side of a request


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingQuestion:
    """One such question; `why` and `due_at` are what was said with a request for a number."""

    words: AskedFor
    asked_at: datetime
    ticket: str = ""
    why: str = ""
    due_at: datetime | None = None
