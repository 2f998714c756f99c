"""What a person can mean about orders; `command` is the one whose permission an intent needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from domain.command import Command


@dataclass(frozen=True, slots=True)
class PlaceCall:
    """`/ligar NUMBER WORDS`: everything after the command, still as typed."""

    command: ClassVar[Command] = Command.CALL
    arguments: str


@dataclass(frozen=True, slots=True)
class PlaceBridge:
    """`/ponte A B [WORDS]`, or `/ponte B` for the asker's own number and B."""

    command: ClassVar[Command] = Command.BRIDGE
    arguments: str


@dataclass(frozen=True, slots=True)
class SendSms:
    """`/sms NUMBER WORDS`."""

    command: ClassVar[Command] = Command.SMS
    arguments: str


@dataclass(frozen=True, slots=True)
class AskQuestion:
    """`/perguntar NUMBER QUESTION 1=… 2=…`, or with `falando` at its end."""

    command: ClassVar[Command] = Command.ASK
    arguments: str


@dataclass(frozen=True, slots=True)
class SetPurpose:
    """The button by which a card's purpose is chosen; `purpose` is empty to be asked which."""

    command: ClassVar[Command] = Command.HELP
    purpose: str
    ticket: str


@dataclass(frozen=True, slots=True)
class ShowStatus:
    """`/status [TICKET]`."""

    command: ClassVar[Command] = Command.STATUS
    ticket: str


@dataclass(frozen=True, slots=True)
class CancelOrder:
    """`/cancelar [TICKET]`."""

    command: ClassVar[Command] = Command.CANCEL
    ticket: str


@dataclass(frozen=True, slots=True)
class SettleChoice:
    """A pressed button of an order's card."""

    command: ClassVar[Command] = Command.HELP
    choice: str
    ticket: str


@dataclass(frozen=True, slots=True)
class Correct:
    """The button that corrects a misheard part: `part` is dest or words; empty asks which."""

    command: ClassVar[Command] = Command.HELP
    part: str
    ticket: str


OrderIntent = (
    PlaceCall
    | PlaceBridge
    | SendSms
    | AskQuestion
    | SetPurpose
    | ShowStatus
    | CancelOrder
    | SettleChoice
    | Correct
)
