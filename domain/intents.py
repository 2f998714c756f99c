"""What a person can mean: one frozen value per intention, matched in `handlers/perform.py`."""

from __future__ import annotations

from dataclasses import dataclass

from domain.chat import VoiceNote
from domain.command import Command


@dataclass(frozen=True, slots=True)
class Start:
    """`/start`, perhaps with the token of an invitation."""

    token: str = ""


@dataclass(frozen=True, slots=True)
class Help:
    """`/ajuda`, `/help`."""


@dataclass(frozen=True, slots=True)
class PlaceCall:
    """`/ligar NUMBER WORDS`: everything after the command, still as typed."""

    rest: str


@dataclass(frozen=True, slots=True)
class PlaceBridge:
    """`/ponte A B [WORDS]`, or `/ponte B` for my own line and B."""

    rest: str


@dataclass(frozen=True, slots=True)
class SendSms:
    """`/sms NUMBER WORDS`."""

    rest: str


@dataclass(frozen=True, slots=True)
class SetMyNumber:
    """`/meunumero NUMBER`."""

    rest: str


@dataclass(frozen=True, slots=True)
class TendContacts:
    """`/contato`: the list, or somebody to save, remove or share."""

    rest: str


@dataclass(frozen=True, slots=True)
class KeepCard:
    """A contact card out of somebody's address book."""

    name: str
    number: str


@dataclass(frozen=True, slots=True)
class MakeAudio:
    """`/audio [#NAME] WORDS`, or `/audio #NAME` before a sound is sent."""

    rest: str


@dataclass(frozen=True, slots=True)
class ListAudios:
    """`/audios [PART OF A NAME]`."""

    rest: str


@dataclass(frozen=True, slots=True)
class SettleAudio:
    """A pressed button of a recording: keep, drop or play it."""

    choice: str
    which: str


@dataclass(frozen=True, slots=True)
class SetVoice:
    """`/voz [NAME | sim | não]`."""

    rest: str


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """`/idioma [pt|en]`."""

    rest: str


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


@dataclass(frozen=True, slots=True)
class SetPurpose:
    """The button by which a card's purpose is chosen; `purpose` is empty to be asked which."""

    purpose: str
    ticket: str


@dataclass(frozen=True, slots=True)
class ShowStatus:
    """`/status [TICKET]`."""

    ticket: str


@dataclass(frozen=True, slots=True)
class CancelOrder:
    """`/cancelar [TICKET]`."""

    ticket: str


@dataclass(frozen=True, slots=True)
class SettleChoice:
    """A pressed button of an order's card."""

    choice: str
    ticket: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Plain words: a sentence, or the answer to a question of ours."""

    text: str


@dataclass(frozen=True, slots=True)
class HearNote:
    """A voice note: its words are still to be heard."""

    note: VoiceNote


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was heard in a voice note; `doubtful` where a person should look twice."""

    text: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Correct:
    """The button by which something heard wrong is put right; `part` is empty, dest or words."""

    part: str
    ticket: str


@dataclass(frozen=True, slots=True)
class PickContact:
    """A pressed button of the question who was meant; `stamp` names the question."""

    contact_id: int
    stamp: str


@dataclass(frozen=True, slots=True)
class DropHalf:
    """The cancel button of a question."""

    stamp: str


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """No intention was found; `nearest` is the command that was perhaps meant."""

    nearest: Command | None = None


@dataclass(frozen=True, slots=True)
class CannotUse:
    """Something was sent that this version does not read."""

    what: str


Intent = (
    Start
    | Help
    | PlaceCall
    | PlaceBridge
    | SendSms
    | SetMyNumber
    | MakeAudio
    | ListAudios
    | SettleAudio
    | SetVoice
    | TendContacts
    | KeepCard
    | SetLanguage
    | Invite
    | TendPeople
    | GiveRole
    | Link
    | Unlink
    | TendGroup
    | SetLimits
    | TendBlocks
    | SetPurpose
    | ShowStatus
    | CancelOrder
    | SettleChoice
    | Sentence
    | HearNote
    | Spoken
    | Correct
    | PickContact
    | DropHalf
    | Misunderstood
    | CannotUse
)
