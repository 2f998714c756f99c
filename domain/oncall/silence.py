"""Silences: alerts that call nobody for a while; those still firing at its end call again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.oncall.alert import Alert
from domain.text import fold

LONGEST_WORDS = 200
EVERYTHING = "*"  # nobody can type this as a word
# Linking words, which are ignored: "o disco do db-1".
_BETWEEN = frozenset(
    (
        *("o", "a", "os", "as", "de", "do", "da", "dos", "das", "em", "no", "na", "nos", "nas"),
        *("the", "of", "from", "on", "in", "at"),
    )
)
_EDGES = "\"'“”‘’`,;.!?()[]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A filter for alerts: those like one (`alike`, by `likeness`), or those with all `words`.

    Words are whole names of the source, the title or the place; `db*` is what begins so, and
    EVERYTHING a whole team. Without a team, every team is meant; without either of words and
    `alike`, nothing. `title` names what a button silenced.
    """

    id: int = 0
    until: datetime
    made_by: int
    team: str = ""
    words: str = ""
    alike: frozenset[str] = frozenset()
    title: str = ""


class Silences:
    """Several silences, prepared for checking many alerts."""

    def __init__(self, every: Iterable[Silence]) -> None:
        known = tuple(every)
        self._alike = frozenset().union(*(one.alike for one in known))
        self._patterns = [(one.team, _patterns(one.words)) for one in known if one.words]

    def cover(self, alert: Alert) -> bool:
        """Whether a silence covers an alert, so that it calls nobody."""
        if likeness(alert) in self._alike:
            return True
        if not self._patterns:
            return False
        said = fold(f"{alert.source} {alert.title} {alert.place}")
        return any(
            team in ("", alert.team) and all(word.search(said) for word in words)
            for team, words in self._patterns
        )


def likeness(alert: Alert) -> str:
    """The key that alerts about the same problem share: source, title and place."""
    said = "\x1f".join((alert.source, alert.title, alert.place))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def words_of(said: str) -> list[str]:
    """The words to silence out of a typed text, without quotes and linking words."""
    words = [word.strip(_EDGES) for word in said[:LONGEST_WORDS].split()]
    return [w for w in words if fold(w) not in _BETWEEN and re.search(r"[a-z0-9]", fold(w))]


def _patterns(words: str) -> list[re.Pattern[str]]:
    return [] if words == EVERYTHING else [_pattern(word) for word in words.split()]


def _pattern(word: str) -> re.Pattern[str]:
    """The pattern of a whole name: `db-1` is in `db-1.local`, not in `db-10` or `mydb-1`."""
    name = fold(word)
    end = "" if name.endswith("*") else r"(?![a-z0-9])"
    return re.compile(rf"(?<![a-z0-9]){re.escape(name.rstrip('*'))}{end}")
