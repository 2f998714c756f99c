"""A question that a call asks: what each key of the phone means, or an answer that is spoken."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

MOST_MEANING = 40  # characters of what a key means: it is read aloud


RECORDED = 30  # seconds of an answer that is spoken


class AnswerStage(StrEnum):
    """Where a spoken answer stands; NONE for an order that has none to wait for."""

    NONE = "none"
    AWAITED = "awaited"  # the platform's record has not named its recording yet
    FETCHING = "fetching"
    ENDED = "ended"


class AnswerFault(StrEnum):
    """Why a spoken answer has no words; each has its sentence."""

    MISSING = "missing"  # no recording was ever named
    GONE = "gone"  # it cannot be fetched
    NO_SOUND = "no-sound"
    SILENT = "silent"
    UNCLEAR = "unclear"  # somebody speaks, and no words were understood
    NO_FFMPEG = "no-ffmpeg"  # nothing on this machine turns it into a voice note
    NO_MODEL = "no-model"  # nothing on this machine transcribes


@dataclass(frozen=True, slots=True)
class Question:
    """The words asked and what each key means, in the order in which they are read aloud.

    Without `answers` the answer is spoken and recorded.
    """

    words: str
    answers: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_spoken(self) -> bool:
        """Whether the answer is spoken, not pressed."""
        return not self.answers

    def pressed(self, keys: str) -> str:
        """The one key that a report names, or several where several were pressed; "" for none."""
        return keys[:1] if keys and len(set(keys)) == 1 else keys

    def meaning(self, keys: str) -> str:
        """What the pressed keys mean; "" where they are no answer."""
        return self.answers.get(self.pressed(keys), "")


def dump_answers(question: Question) -> str:
    """The answers as one column holds them: a JSON object by key."""
    return json.dumps(dict(question.answers), ensure_ascii=False)


def load_question(words: str, answers: str) -> Question | None:
    """A stored question, or None where `words` are empty: an order that asks nothing."""
    return Question(words, json.loads(answers)) if words else None
