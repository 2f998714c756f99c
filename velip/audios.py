"""What the platform says about a sound that it keeps."""

from datetime import date
from decimal import Decimal
from typing import Any

from velip import aliases, values
from velip.request import Result


class AudioFacts(Result, frozen=True, kw_only=True):
    """What every sound has: `seconds` it lasts, the day it `expires`, its `kind` as given.

    The platform may write a name otherwise than it was sent. `expires` is the platform's word: its
    documents disagree about what holds where none was asked for.
    """

    name: str | None = None
    seconds: Decimal | None = None
    expires: date | None = None
    kind: str | None = None


class Audio(AudioFacts, frozen=True, kw_only=True):
    """A sound that calls and campaigns can use, by its `audio_id`."""

    audio_id: str


class TestAudio(AudioFacts, frozen=True, kw_only=True):
    """A sound to be listened to and no more, by its `test_id`; no call could use it."""

    test_id: str


class ListedAudio(AudioFacts, frozen=True, kw_only=True):
    """One row of GetAudiosList; `audio_id` is None where the row holds none."""

    audio_id: str | None = None
    created: date | None = None


def facts(row: values.Row) -> dict[str, Any]:
    """Return the fields of `AudioFacts` found in `row`, but for `raw`."""
    return {
        "name": values.text(row, aliases.AUDIO_NAME),
        "seconds": values.decimal(row, aliases.AUDIO_SECONDS),
        "expires": values.day(row, aliases.AUDIO_EXPIRES),
        "kind": values.text(row, aliases.AUDIO_KIND),
    }
