"""Silences: what calls nobody for a while, and is called for again once that is over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.alert import Alert
from domain.folded import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Either alerts just like one (`source`, `title`, `place`), or those that hold all `words`.

    Words may be of the source's name, of the title or the place; without any, a whole team is
    meant.
    """

    id: int = 0
    until: datetime
    made_by: int
    source: str = ""
    title: str = ""
    place: str = ""
    team: str = ""
    words: str = ""

    def covers(self, alert: Alert) -> bool:
        """Whether such an alert calls nobody."""
        if self.source:
            here = (alert.source, alert.title, alert.place)
            return here == (self.source, self.title, self.place)
        if self.team and self.team != alert.team:
            return False
        said = fold(f"{alert.source} {alert.title} {alert.place}")
        return all(word in said for word in fold(self.words).split())


def silenced(alerts: Iterable[Alert], silences: Iterable[Silence]) -> list[Alert]:
    """Those that any of these silences covers, in their order."""
    every = tuple(silences)
    exact = {(one.source, one.title, one.place) for one in every if one.source}
    by_words = [one for one in every if not one.source]
    return [
        alert
        for alert in alerts
        if (alert.source, alert.title, alert.place) in exact
        or any(one.covers(alert) for one in by_words)
    ]
