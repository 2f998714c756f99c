"""What a person can mean: one frozen value per intention, matched in `handlers/perform.py`.

Each concept has its own in its folder; here are those of the conversation itself, and the union.
`command` is the command whose permission an intent needs. Command.HELP lets in whoever has a role:
what words, notes and pressed buttons then order is asked for again, once it is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from domain.audio.intents import AudioIntent
from domain.callback_queue.intents import RequestIntent
from domain.command import Command
from domain.oncall.intents import OnCallIntent
from domain.orders.intents import OrderIntent
from domain.people.intents import PeopleIntent


@dataclass(frozen=True, slots=True)
class Start:
    """`/start`, perhaps with the token of an invitation."""

    command: ClassVar[Command] = Command.START
    token: str = ""


@dataclass(frozen=True, slots=True)
class Help:
    """`/ajuda`, `/help`."""

    command: ClassVar[Command] = Command.HELP


@dataclass(frozen=True, slots=True)
class Sentence:
    """Plain words: a sentence, or the answer to a question of ours."""

    command: ClassVar[Command] = Command.HELP
    text: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of a transcribed voice note; `doubtful` where a person should read them twice."""

    command: ClassVar[Command] = Command.HELP
    text: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class PickContact:
    """A pressed button of the question which contact was meant; `stamp` names the question."""

    command: ClassVar[Command] = Command.HELP
    contact_id: int
    stamp: str


@dataclass(frozen=True, slots=True)
class DropHalf:
    """The cancel button of the question for a missing part of an order."""

    command: ClassVar[Command] = Command.HELP
    stamp: str


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """No intention was found; `nearest` is the command that was perhaps meant."""

    command: ClassVar[Command] = Command.HELP
    nearest: Command | None = None


@dataclass(frozen=True, slots=True)
class CannotUse:
    """Content that this version does not read was sent."""

    command: ClassVar[Command] = Command.HELP
    what: str


TalkIntent = Start | Help | Sentence | Spoken | PickContact | DropHalf | Misunderstood | CannotUse
Intent = OrderIntent | AudioIntent | PeopleIntent | RequestIntent | OnCallIntent | TalkIntent
