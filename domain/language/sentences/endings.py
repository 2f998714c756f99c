"""What stands around the words to speak and is not to be spoken: courtesies, second thoughts.

Ends are cut before anything is looked for, and runs of marks are taken whole, from their first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from domain.text import fold

_BLANKS = "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace())
_COURTESY_ENDS, _RETRACTION_ENDS = f"{_BLANKS},.!", f"{_BLANKS},.!?…"
_COMMA = re.compile(", *")


@dataclass(frozen=True, slots=True)
class Endings:
    """The patterns of one language for what stands before or after the words to speak."""

    courtesy: re.Pattern[str]
    retractions: re.Pattern[str]
    hesitations: re.Pattern[str]

    def stripped(self, words: str) -> str:
        """The words to speak alone; empty where the request was taken back at its end."""
        folded = fold(words)
        if len(folded) != len(words):
            folded = words.casefold() if len(words.casefold()) == len(words) else words
        if self.retractions.search(_COMMA.sub(" ", folded.rstrip(_RETRACTION_ENDS))):
            return ""
        if found := self.courtesy.search(folded.rstrip(_COURTESY_ENDS)):
            words = words[: found.start()]
        if found := self.hesitations.match(folded):
            words = words[found.end() :]
        return words.strip().lstrip(" ,.;…")


def endings_of(tables: Mapping[str, Any]) -> Endings:
    """The endings of a language, from its file."""
    marks = r"[\s,.;…-]"
    return Endings(
        courtesy=re.compile(
            rf"(?:(?<!{marks}){marks}+(?:{_any(tables['courtesy'])})"
            rf"|[,.;…-]\s*(?:{_any(tables['thanks'])}))\Z"
        ),
        # The whole text only after a mark: `say that… never mind` retracts, `say never mind` not.
        retractions=re.compile(
            rf"(?<!{marks})(?:(?<=\w){marks}+|\s*[,.;…-]{marks}*)"
            rf"(?:{_any(tables['retractions'])})\Z"
        ),
        hesitations=re.compile(rf"[\s,.;…]*(?:(?:{_any(tables['hesitations'])})\s*[,…]+\s*)+"),
    )


def _any(said: list[str]) -> str:
    return "|".join(re.escape(fold(phrase)) for phrase in said)
