"""An order request before it is an order: typed as a command, said, or asked part by part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from domain.command import Command
from domain.language.due_times import Due
from domain.language.meanings import Party
from domain.orders.order import Kind

HALF_LIFE = timedelta(minutes=10)  # how long we wait for the missing part of an order


class Slot(StrEnum):
    """A part that an order needs; each has its question."""

    DEST = "dest"
    DEST2 = "dest2"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRequest:
    """A requested order: parts may be missing, and a party may be only a name so far.

    `sure` is False where a number may have swallowed digits of the words, `ended` where no colon
    says that a name was whole: enough for a card, not for an order that nobody sees. With `asks`
    the words are a question and its keys.
    """

    kind: Kind
    parties: tuple[Party, ...] = ()
    words: str | None = None
    due: Due | None = None
    sure: bool = True
    ended: bool = True
    asks: bool = False

    @property
    def command(self) -> Command:
        """The command by which it would have been typed."""
        return Command.ASK if self.asks else Command(self.kind)

    @property
    def missing(self) -> Slot | None:
        """The first part that must still be asked for; None where none is missing."""
        if not self.parties:
            return Slot.DEST
        if self.kind is Kind.BRIDGE:
            return Slot.DEST2 if len(self.parties) == 1 else None
        return None if (self.words or "").strip() else Slot.WORDS

    def with_parties(self, slot: Slot, parties: Sequence[Party]) -> OrderRequest:
        """A copy of this request with these parties from one slot on; the others stay."""
        at = 1 if slot is Slot.DEST2 else 0
        return replace(
            self, parties=(*self.parties[:at], *parties, *self.parties[at + len(parties) :])
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class IncompleteOrder:
    """A request that waits for one of its parts, and the contacts that were offered for it."""

    wanted: OrderRequest
    asked: Slot
    choices: tuple[int, ...] = ()
    asked_at: datetime

    @property
    def expires_at(self) -> datetime:
        """When the question for the missing part expires."""
        return self.asked_at + HALF_LIFE

    @property
    def stamp(self) -> str:
        """A mark on the question's buttons that tells them from those of an earlier question."""
        return f"{int(self.asked_at.timestamp() * 1000):x}"
