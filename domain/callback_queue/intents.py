"""What a customer or an agent can mean about requests to be called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from domain.command import Command


@dataclass(frozen=True, slots=True)
class AskCallback:
    """`/retorno [TIME] [NUMBER] [WHY]`: please call me; `due_at` where words told the time."""

    command: ClassVar[Command] = Command.CALLBACK
    arguments: str
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class GiveUp:
    """The button by which a customer cancels their own request."""

    command: ClassVar[Command] = Command.CALLBACK
    ticket: str


@dataclass(frozen=True, slots=True)
class ShowQueue:
    """`/fila`: who asks to be called; or `disponível`, `ausente`."""

    command: ClassVar[Command] = Command.QUEUE
    arguments: str


@dataclass(frozen=True, slots=True)
class SettleRequest:
    """A pressed button of a request's card: take, urgent, ring, handover, putback or close."""

    command: ClassVar[Command] = Command.QUEUE
    choice: str
    ticket: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """A pressed button that gives a request to another agent."""

    command: ClassVar[Command] = Command.QUEUE
    ticket: str
    person_id: int


@dataclass(frozen=True, slots=True)
class CloseRequest:
    """A pressed reason why a request is closed without a call."""

    command: ClassVar[Command] = Command.QUEUE
    ticket: str
    reason: str


@dataclass(frozen=True, slots=True)
class SendCode:
    """The button by which a code is sent to the number of one's own request."""

    command: ClassVar[Command] = Command.CALLBACK
    ticket: str


@dataclass(frozen=True, slots=True)
class WriteWords:
    """The button by which the next words go to the other side of a request."""

    command: ClassVar[Command] = Command.CALLBACK
    ticket: str


@dataclass(frozen=True, slots=True)
class ShareOwn:
    """A person's own phone number, shared and vouched for by their channel."""

    command: ClassVar[Command] = Command.MY_NUMBER
    number: str


RequestIntent = (
    AskCallback
    | GiveUp
    | SendCode
    | WriteWords
    | ShareOwn
    | ShowQueue
    | SettleRequest
    | HandOver
    | CloseRequest
)
