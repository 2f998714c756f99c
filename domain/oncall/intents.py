"""What a person can mean about alerts and who is on call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from domain.command import Command


@dataclass(frozen=True, slots=True)
class UseOnCall:
    """`/plantao`: who is on call; or alertas, testar, trocar."""

    command: ClassVar[Command] = Command.ONCALL
    arguments: str


@dataclass(frozen=True, slots=True)
class SettlePage:
    """A pressed button of a page: ack, up, done, hush or again."""

    command: ClassVar[Command] = Command.ONCALL
    choice: str
    ticket: str


OnCallIntent = UseOnCall | SettlePage
