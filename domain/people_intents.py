"""What a person can mean about people: who may do what, who is who, who asks to be called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Invite:
    """`/convidar ROLE [NAME]`."""

    rest: str


@dataclass(frozen=True, slots=True)
class TendPeople:
    """`/quem`: who may do what; or one person, and perhaps the role that they are given."""

    rest: str


@dataclass(frozen=True, slots=True)
class GiveRole:
    """A pressed button that gives a person a role; `changes` tells a stale button."""

    person_id: int
    role: str
    changes: int


@dataclass(frozen=True, slots=True)
class AskCallback:
    """`/retorno [TIME] [NUMBER] [WHY]`: please call me; `due_at` where words told the time."""

    rest: str
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class GiveUp:
    """The button by which one's own request to be called is taken back."""

    ticket: str


@dataclass(frozen=True, slots=True)
class ShowQueue:
    """`/fila`: who asks to be called; or `disponível`, `ausente`."""

    rest: str


@dataclass(frozen=True, slots=True)
class SettleRequest:
    """A pressed button of the queue: take, urgent, ring, handover, putback or close."""

    choice: str
    ticket: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """A pressed button that gives a request to another agent."""

    ticket: str
    person_id: int


@dataclass(frozen=True, slots=True)
class CloseRequest:
    """A pressed reason why a request is closed without a call."""

    ticket: str
    reason: str


@dataclass(frozen=True, slots=True)
class SendCode:
    """The button by which a code is sent to the number of one's own request."""

    ticket: str


@dataclass(frozen=True, slots=True)
class WriteWords:
    """The button by which the next words go to the other side of a request."""

    ticket: str


@dataclass(frozen=True, slots=True)
class ShareOwn:
    """A person's own number, for which their channel vouches."""

    number: str


@dataclass(frozen=True, slots=True)
class Link:
    """`/vincular`: a code to be typed on another channel; or one that was made there.

    `sure` once the button was pressed that says whose it is.
    """

    code: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Unlink:
    """The button by which an account is no longer this person's."""

    identity_id: int


@dataclass(frozen=True, slots=True)
class TendGroup:
    """`/grupo`: what holds in this group; `rest` is a word, or a switch and what it shall be."""

    rest: str


@dataclass(frozen=True, slots=True)
class SetLimits:
    """`/limite [PERSON] [NAME VALUE]`."""

    rest: str


@dataclass(frozen=True, slots=True)
class TendBlocks:
    """`/bloquear`: what is not called; or a number that is no longer, or is again."""

    rest: str


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


@dataclass(frozen=True, slots=True)
class TendOnCall:
    """`/plantao`: who is on call; or alertas, testar, trocar."""

    rest: str


@dataclass(frozen=True, slots=True)
class SettlePage:
    """A pressed button of a page: ack, up, done, hush or again."""

    choice: str
    ticket: str


PeopleIntent = (
    RequestIntent
    | TendOnCall
    | SettlePage
    | Invite
    | TendPeople
    | GiveRole
    | Link
    | Unlink
    | TendGroup
    | SetLimits
    | TendBlocks
)
