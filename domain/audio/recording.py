"""Recordings: sounds of the account that calls can use by name, and what in them varies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.text import fold

LONGEST_NAME = 40  # signs; the platform takes 50
AWAITED = timedelta(minutes=10)  # how long the sound that was announced may take to come
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
    """How far a recording has come."""

    AWAITED = "awaited"  # announced: the next sound of its person is it
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
        """Whether the platform has deleted it by now."""
        return self.expires is not None and self.expires < today

    def filled(self, values: Mapping[str, str]) -> str:
        """Its words as they will be heard with these values."""
        return _PLACE.sub(lambda found: values.get(VARIABLES[found[0]]) or found[0], self.words)

    @property
    def variables(self) -> tuple[str, ...]:
        """The parameters that a call must fill, in the order of the words."""
        return tuple(dict.fromkeys(VARIABLES[place] for place in _PLACE.findall(self.words)))


@dataclass(frozen=True, slots=True)
class RecordingUse:
    """A recording as somebody named it: `#boas-vindas nome=Ana`."""

    name: str
    values: Mapping[str, str]


def recording_use_in(words: str) -> RecordingUse | None:
    """The recording that stands in the place of words, with its values; None for words."""
    found = _NAME.match(words.strip())
    if not found:
        return None
    rest, values = words.strip()[found.end() :], {}
    while value := _VALUE.match(rest):
        given = next(filter(None, value.groups()[1:]), "")
        # A quote within would end the value where it is written down again.
        values[fold(value[1])] = re.sub(r"[\"“”]", "'", given)[:LONGEST_VALUE]
        rest = rest[value.end() :]
    return None if rest.strip() else RecordingUse(found[1], values)


def split_name(rest: str) -> tuple[str, str]:
    """The `#name` with which a line begins, if it does, and what comes after it."""
    found = _NAME.match(rest.strip())
    if not found:
        return "", rest.strip()
    return tidy(found[1]), rest.strip()[found.end() :].lstrip(" :\n")


def tidy(name: str) -> str:
    """A name as it is kept and compared: folded, hyphens between its words."""
    return "-".join(re.findall(r"\w+", fold(name)))[:LONGEST_NAME].strip("-")


def name_of(words: str) -> str:
    """The name of a recording that nobody named: its first words."""
    return tidy(" ".join(words.split()[:4])) or "audio"
