"""The log of what held the loop: the first hold of a place at once, its next ones in sums."""

from __future__ import annotations

from dataclasses import dataclass, field

import structlog

from bot.watch.holder import Holder

log = structlog.get_logger()
SUMMED = 60.0  # seconds in which holds of one place become one line


@dataclass(slots=True)
class _Sum:
    """What came after the line that was logged at `since`."""

    since: float
    last: Holder
    times: int = 0
    seconds: float = 0.0
    cpu: float = 0.0


@dataclass(slots=True)
class Holds:
    """Sums by step and function; moments are seconds of any one clock."""

    _sums: dict[str, _Sum] = field(default_factory=dict)

    def add(self, holder: Holder, seconds: float, cpu: float, now: float) -> None:
        """Log a hold, or add it to its sum; `cpu` is the processor time that it took.

        Far less `cpu` than `seconds` means that the process was paused or waited.
        """
        place = f"{holder.step} {holder.file} {holder.function}"
        known = self._sums.get(place)
        if known is None:
            self._sums[place] = _Sum(now, holder)
            _tell(holder, 1, seconds, cpu)
            return
        known.last = holder
        known.times += 1
        known.seconds += seconds
        known.cpu += cpu

    def tell(self, now: float) -> None:
        """Log the sums whose time is over; a place that held nothing in it begins anew."""
        for place, found in list(self._sums.items()):
            if now - found.since >= SUMMED:
                self._tell_sum(place, found, now)

    def tell_all(self, now: float) -> None:
        """Log every sum, as the watch ends."""
        for place, found in list(self._sums.items()):
            self._tell_sum(place, found, now)

    def _tell_sum(self, place: str, found: _Sum, now: float) -> None:
        if not found.times:
            del self._sums[place]
            return
        _tell(found.last, found.times, found.seconds, found.cpu)
        self._sums[place] = _Sum(now, found.last)


def _tell(holder: Holder, times: int, seconds: float, cpu: float) -> None:
    log.warning(
        "loop.held",
        step=holder.step,
        where=holder.where,
        seconds=round(seconds, 2),
        cpu=round(cpu, 2),
        times=times,
    )
