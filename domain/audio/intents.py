"""What a person can mean about sounds: voice notes, recordings and the voice of calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from domain.chat import VoiceNote
from domain.command import Command


@dataclass(frozen=True, slots=True)
class MakeAudio:
    """`/audio [#NAME] WORDS`, or `/audio #NAME` before a sound is sent."""

    command: ClassVar[Command] = Command.AUDIO
    arguments: str


@dataclass(frozen=True, slots=True)
class ListAudios:
    """`/audios [PART OF A NAME]`."""

    command: ClassVar[Command] = Command.AUDIOS
    arguments: str


@dataclass(frozen=True, slots=True)
class SettleAudio:
    """A pressed button of a recording: keep, drop or play it."""

    command: ClassVar[Command] = Command.AUDIO
    choice: str
    which: str


@dataclass(frozen=True, slots=True)
class SetVoice:
    """`/voz [NAME | sim | não]`."""

    command: ClassVar[Command] = Command.VOICE
    arguments: str


@dataclass(frozen=True, slots=True)
class HearNote:
    """A voice note that still has to be transcribed."""

    command: ClassVar[Command] = Command.HELP
    note: VoiceNote


AudioIntent = MakeAudio | ListAudios | SettleAudio | SetVoice | HearNote
