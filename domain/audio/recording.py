"""Recordings: sounds of the account that calls can use by name, and what in them varies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.text import fold

LONGEST_NAME = 40  # characters; the platform takes 50
AWAITED = timedelta(minutes=10)  # how long we wait for a sound that `/audio #NAME` announced
_NAME = re.compile(r"#([\w-]{1,60})", re.UNICODE)
# The manual's placeholders, in capitals, and the parameters that fill them.
VARIABLES = {
    "NOME": "nome",
    "COD_CLI": "cod_cli",
    "EXTRA1": "extra1",
    "EXTRA2": "extra2",
    "EXTRA3": "extra3",
}
_PLACE = re.compile(rf"\b({'|'.join(VARIABLES)})\b")
_VALUE = re.compile(r"\s+(\w+)\s*=\s*(?:\"([^\"]*)\"|“([^”]*)”|(\S+))")
LONGEST_VALUE = 100


class RecordingSource(StrEnum):
    """Where a recording's sound comes from."""

    WORDS = "words"
    SOUND = "sound"
    PLATFORM = "platform"  # made elsewhere: on the platform's own panel, or by another program


class RecordingStage(StrEnum):
    """The stage of a recording."""

    AWAITED = "awaited"  # announced: the next sound its person sends becomes it
    ASKED = "asked"
    PREVIEWED = "previewed"
    KEEPING = "keeping"
    KEPT = "kept"
    DROPPED = "dropped"
    FAILED = "failed"
    UNKNOWN = "unknown"  # the platform's answer was lost: it may exist


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """One recording; `audio_id` is the platform's, empty until it is kept."""

    id: int
    name: str
    owner_id: int | None
    chat_id: int | None
    source: RecordingSource
    stage: RecordingStage
    words: str = ""
    voice: str = ""
    audio_id: str = ""
    sound: int = 0
    seconds: float = 0.0
    expires: date | None = None
    created_at: datetime

    def expired(self, today: date) -> bool:
        """Whether the platform has deleted the recording by this day."""
        return self.expires is not None and self.expires < today

    def filled(self, values: Mapping[str, str]) -> str:
        """The recording's text with these values in place of its variables."""
        return _PLACE.sub(lambda found: values.get(VARIABLES[found[0]]) or found[0], self.words)

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of the values that a call must fill, in the order of the recording's text."""
        return tuple(dict.fromkeys(VARIABLES[place] for place in _PLACE.findall(self.words)))


@dataclass(frozen=True, slots=True)
class RecordingUse:
    """A recording named in an order, with its values: `#boas-vindas nome=Ana`."""

    name: str
    values: Mapping[str, str]


def recording_use_in(words: str) -> RecordingUse | None:
    """Read message text as the use of a recording; None where it is plain words."""
    found = _NAME.match(words.strip())
    if not found:
        return None
    words, at, values = words.strip(), found.end(), {}
    while value := _VALUE.match(words, at):
        given = next(filter(None, value.groups()[1:]), "")
        # A quote inside a value would end it early when the order is written out again.
        values[fold(value[1])] = re.sub(r"[\"“”]", "'", given)[:LONGEST_VALUE]
        at = value.end()
    return None if words[at:].strip() else RecordingUse(found[1], values)


def split_name(rest: str) -> tuple[str, str]:
    """Split the `#name` at the beginning of a text from the rest; the name is empty without one."""
    found = _NAME.match(rest.strip())
    if not found:
        return "", rest.strip()
    return tidy(found[1]), rest.strip()[found.end() :].lstrip(" :\n")


def tidy(name: str) -> str:
    """A recording's name as it is stored and compared: folded, hyphens between its words."""
    return "-".join(re.findall(r"\w+", fold(name)))[:LONGEST_NAME].strip("-")


def name_of(words: str) -> str:
    """A name for a recording that nobody named, made of its first words."""
    return tidy(" ".join(words.split()[:4])) or "audio"
