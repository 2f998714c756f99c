"""The sounds of the account: those that services may use, and those made only to be listened to."""

import itertools
import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sandbox.calls import LOCAL
from sandbox.clock import SandboxClock

FIRST_AUDIO = 187533254  # the manual's example is tf187533254
MAX_AUDIOS = 2000
MAX_BYTES = 256 * 1024 * 1024
MONTHS = 3  # how long an audio is kept when nobody says how long

Kind = Literal["tts", "upload", "rec"]
_VARIABLE = re.compile(r"\b(NOME|COD_CLI|EXTRA[123])\b")


@dataclass(frozen=True)
class Track:
    """What is heard: an mp3 that may not have been made yet, its length, and the words in it."""

    kind: Kind
    seconds: float
    mp3: bytes = b""
    words: str = ""  # of speech; empty for an upload
    voice: str = ""


@dataclass(frozen=True)
class Audio(Track):
    """One sound of the account under its id."""

    file: str = ""
    test: bool = False
    name: str = ""
    created: date = date.min
    expires: date = date.max


class Audios:
    """Audios by their id, the oldest dropped first when there are too many.

    The id of an expired one is remembered without its sound, so that whoever asks for it can be
    told that it is out of date.
    """

    def __init__(
        self, *, clock: SandboxClock, most: int = MAX_AUDIOS, most_bytes: int = MAX_BYTES
    ) -> None:
        self._clock = clock
        self._most, self._most_bytes = most, most_bytes
        self._ids = itertools.count(FIRST_AUDIO)
        self._audios: dict[str, Audio] = {}

    def create(
        self,
        track: Track,
        *,
        name: str = "",
        test: bool = False,
        expires: date | None = None,
        file: str = "",
    ) -> Audio:
        """Keep a sound; a test is never used by a service. `file` is for ids known beforehand."""
        today = self.today()
        audio = Audio(
            **vars(track),
            file=file or f"tf{next(self._ids)}",
            test=test,
            name=name.lower(),  # the manual's example answers a name in small letters
            created=today,
            expires=expires or months_after(today, MONTHS),
        )
        self._audios[audio.file] = audio
        self._make_room()
        return audio

    def find(self, file: str) -> Audio | None:
        """An audio that services may use: no test, and not expired."""
        audio = self._audios.get(file)
        return audio if audio and not audio.test and not self.is_expired(audio) else None

    def find_any(self, file: str) -> Audio | None:
        """Any audio that is remembered: also tests, and expired ones without their sound."""
        self._forget_expired()
        return self._audios.get(file)

    def listed(self) -> Iterator[Audio]:
        """Those that services may use, the newest first."""
        return (audio for audio in reversed(list(self._audios.values())) if self.find(audio.file))

    def kept(self) -> Iterator[Audio]:
        """All that are remembered, tests and expired ones too, the newest first."""
        self._forget_expired()
        return reversed(list(self._audios.values()))

    def set_sound(self, audio: Audio, *, mp3: bytes, seconds: float) -> Audio:
        """Give an audio the mp3 that was made of its words later."""
        made = replace(audio, mp3=mp3, seconds=seconds)
        if audio.file in self._audios:
            self._audios[audio.file] = made
            self._make_room()
        return made

    def is_expired(self, audio: Audio) -> bool:
        """Whether its last day is over, by the sandbox's clock in São Paulo."""
        return audio.expires < self.today()

    def today(self) -> date:
        """The day in São Paulo."""
        return self._clock.now().astimezone(LOCAL).date()

    def _forget_expired(self) -> None:
        for audio in self._audios.values():
            if audio.mp3 and self.is_expired(audio):
                self._audios[audio.file] = replace(audio, mp3=b"")

    def _make_room(self) -> None:
        self._forget_expired()
        size = sum(len(audio.mp3) for audio in self._audios.values())
        oldest = iter(sorted(self._audios.values(), key=self._is_needed))
        while len(self._audios) > self._most or (size > self._most_bytes and self._audios):
            audio = next(oldest)
            size -= len(audio.mp3)
            del self._audios[audio.file]

    def _is_needed(self, audio: Audio) -> bool:
        return not audio.test and not self.is_expired(audio)


def fill(words: str, values: Mapping[str, str]) -> str:
    """The words of a model with NOME, COD_CLI and EXTRA1 to EXTRA3 replaced where a value is given.

    `values` has the names of MakeTTSCall: nome, cod_cli, extra1, extra2, extra3.
    """
    return _VARIABLE.sub(lambda found: values.get(found[0].lower()) or found[0], words)


def months_after(day: date, months: int) -> date:
    """That day of the month some months later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
