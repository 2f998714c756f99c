"""What a person can mean: one frozen value per intention, matched in `handlers/perform.py`."""

from __future__ import annotations

from dataclasses import dataclass

from domain.chat import VoiceNote
from domain.command import Command
from domain.people_intents import PeopleIntent


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
    | SetPurpose
    | PeopleIntent
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
