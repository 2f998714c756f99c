"""Handing whoever is called over to somebody at the press of a key: `… +falar`, `… +talk`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from domain.phone import PhoneNumber
from domain.text import fold

KEYS = "123456789"  # the first that means nothing else hands over
_TRANSFER = re.compile(
    r"(?:^|\s)\+ ?(?:falar|talk)(?:\s+(fila|queue))?\s*[.!]?\s*\Z", re.IGNORECASE
)


class TransferTo(StrEnum):
    """To whom a call hands over."""

    ASKER = "asker"
    QUEUE = "queue"  # an agent of the callback queue who is available


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """By which key a call hands over, to which line, and the `words` that tell of it.

    `name` is the agent's; "" hands over to the asker.
    """

    key: str
    line: PhoneNumber
    words: str
    name: str = ""


def split_transfer(words: str) -> tuple[str, TransferTo | None]:
    """Split the words to speak from the `+falar` at their end; None where there is none."""
    found = _TRANSFER.search(words)
    if not found:
        return words, None
    to = TransferTo.QUEUE if fold(found[1] or "") else TransferTo.ASKER
    return words[: found.start()].rstrip(), to


def free_key(taken: str) -> str:
    """The key that hands over: 1, unless that is a key which means something else."""
    return next(key for key in KEYS if key != taken)
