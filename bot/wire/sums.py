"""Events that anybody can cause, told in sums: the first at once, the others once a minute."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import structlog
from aiohttp import web

log = structlog.get_logger()
PERIOD = 60.0
MOST_KINDS = 200  # kinds that are counted apart in one period
Labels = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Sum:
    level: str
    since: float
    count: int = 0


@dataclass(slots=True)
class Sums:
    """Counts events by their name and labels, which are few words of ours and hold no input."""

    clock: Callable[[], float] = time.monotonic
    _kinds: dict[tuple[str, Labels], _Sum] = field(default_factory=dict)

    def note(self, level: str, event: str, **labels: str) -> None:
        """Log the first event of its kind in a period, and count those that follow it."""
        kind = (event, tuple(sorted(labels.items())))
        found = self._kinds.get(kind)
        if found is not None:
            found.count += 1
            return
        if len(self._kinds) >= MOST_KINDS:
            kind = (event, ())
            if kind in self._kinds:
                self._kinds[kind].count += 1
                return
        self._kinds[kind] = _Sum(level, self.clock())
        _tell(level, event, 1, kind[1])

    def flush(self, *, all_of_them: bool = False) -> None:
        """Log what was counted in the periods that are over."""
        now = self.clock()
        for kind, found in list(self._kinds.items()):
            event, labels = kind
            if not all_of_them and now - found.since < PERIOD:
                continue
            if found.count:
                _tell(found.level, event, found.count, labels)
                found.since, found.count = now, 0
            else:  # a quiet period: the next event is told at once again
                del self._kinds[kind]


SUMS = web.AppKey("sums", Sums)


def sums_of(request: web.Request) -> Sums:
    """The sums of the application that serves a request."""
    found = request.config_dict.get(SUMS)
    return found if found is not None else Sums()


def _tell(level: str, event: str, count: int, labels: Labels) -> None:
    getattr(log, level)(event, count=count, **dict(labels))
