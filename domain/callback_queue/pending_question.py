"""A question that we asked somebody about a request, whose answer is their next message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AskedFor(StrEnum):
    """What a pending question asks for."""

    NUMBER = "number"  # the phone number to call back
    REASON = "reason"  # why a request is closed
    MESSAGE = "message"  # for the other party of a request, customer or agent


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingQuestion:
    """A pending question; `why` and `due_at` were said before the number was asked for."""

    words: AskedFor
    asked_at: datetime
    ticket: str = ""
    why: str = ""
    due_at: datetime | None = None
