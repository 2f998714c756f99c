"""What a person can mean about people: who may do what, who is who, and their own settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from domain.command import Command

EVERY_SESSION = 0


@dataclass(frozen=True, slots=True)
class SetMyNumber:
    """`/meunumero NUMBER`."""

    command: ClassVar[Command] = Command.MY_NUMBER
    arguments: str


@dataclass(frozen=True, slots=True)
class ManageContacts:
    """`/contato`: the list, or somebody to save, remove or share."""

    command: ClassVar[Command] = Command.CONTACT
    arguments: str


@dataclass(frozen=True, slots=True)
class KeepCard:
    """A contact card out of somebody's address book."""

    command: ClassVar[Command] = Command.CONTACT
    name: str
    number: str


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """`/idioma [pt|en]`."""

    command: ClassVar[Command] = Command.LANGUAGE
    arguments: str


@dataclass(frozen=True, slots=True)
class Invite:
    """`/convidar ROLE [NAME]`."""

    command: ClassVar[Command] = Command.INVITE
    arguments: str


@dataclass(frozen=True, slots=True)
class ManagePeople:
    """`/quem`: who may do what; or one person, and perhaps the role that they are given."""

    command: ClassVar[Command] = Command.WHO
    arguments: str


@dataclass(frozen=True, slots=True)
class GiveRole:
    """A pressed button that gives a person a role; `changes` tells a stale button."""

    command: ClassVar[Command] = Command.WHO
    person_id: int
    role: str
    changes: int


@dataclass(frozen=True, slots=True)
class Link:
    """`/vincular`: a code to be typed on another channel; or one that was made there.

    `sure` once the button was pressed that says whose it is.
    """

    command: ClassVar[Command] = Command.LINK
    code: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Unlink:
    """The button by which an account is no longer this person's."""

    command: ClassVar[Command] = Command.LINK
    identity_id: int


@dataclass(frozen=True, slots=True)
class ShowSessions:
    """`/sessoes`: the browsers in which this person is logged in."""

    command: ClassVar[Command] = Command.SESSIONS


@dataclass(frozen=True, slots=True)
class EndSession:
    """The button that logs one browser out; EVERY_SESSION stands for all of them."""

    command: ClassVar[Command] = Command.SESSIONS
    session_id: int


@dataclass(frozen=True, slots=True)
class ManageGroup:
    """`/grupo`: what holds in this group; `arguments`: a word, or a switch and what it shall be."""

    command: ClassVar[Command] = Command.GROUP
    arguments: str


@dataclass(frozen=True, slots=True)
class SetLimits:
    """`/limite [PERSON] [NAME VALUE]`."""

    command: ClassVar[Command] = Command.LIMIT
    arguments: str


@dataclass(frozen=True, slots=True)
class ManageBlocklist:
    """`/bloquear`: what is not called; or a number that is no longer, or is again."""

    command: ClassVar[Command] = Command.BLOCK
    arguments: str


PeopleIntent = (
    Invite
    | ManagePeople
    | GiveRole
    | Link
    | Unlink
    | ShowSessions
    | EndSession
    | ManageGroup
    | SetLimits
    | ManageBlocklist
    | ManageContacts
    | KeepCard
    | SetMyNumber
    | SetLanguage
)
