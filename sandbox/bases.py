"""Bases of destinations: lists of people to be called, as the account keeps them."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sandbox.calls import LOCAL
from sandbox.clock import SandboxClock
from sandbox.destinations import Destination, read_destinations, read_file

__all__ = ["Base", "Bases", "Destination", "read_destinations", "read_file"]

FIRST_BASE = 229201  # the manual's example is 229186
MAX_BASES = 2000
MAX_KEPT = 1_000_000  # destinations in all bases together; each takes about 500 bytes


@dataclass(frozen=True)
class Base:
    """One list of destinations; an inactive one is not shown unless it is asked for."""

    cdlc_id: str
    ctid: str
    name: str
    file: str  # the name of the file that was uploaded, if one was
    created: date
    destinations: tuple[Destination, ...]
    active: bool = True


class Bases:
    """Bases by their id; when too much is kept the oldest ones are dropped."""

    def __init__(
        self, *, clock: SandboxClock, most: int = MAX_BASES, most_kept: int = MAX_KEPT
    ) -> None:
        # The manual's example answers CreateDestinationBase with `cp_id`, its field list with
        # `cdlc_id`; a client can be tried against the example too.
        self.as_example = False
        self._clock = clock
        self._most, self._most_kept = most, most_kept
        self._ids = itertools.count(FIRST_BASE)
        self._bases: dict[str, Base] = {}

    def create(
        self,
        *,
        name: str,
        ctid: str,
        file: str,
        destinations: Sequence[Destination],
        cdlc_id: str = "",
    ) -> Base:
        """Keep a list of destinations; `cdlc_id` is for an id known beforehand."""
        base = Base(
            cdlc_id=cdlc_id or str(next(self._ids)),
            ctid=ctid,
            name=name,
            file=file,
            created=self._clock.now().astimezone(LOCAL).date(),
            destinations=tuple(destinations),
        )
        self._bases[base.cdlc_id] = base
        self._make_room(base)
        return base

    def find(self, cdlc_id: str) -> Base | None:
        """The base of that id, active or not."""
        return self._bases.get(cdlc_id)

    def listed(self) -> Iterator[Base]:
        """Every base, active or not, the newest first."""
        return reversed(list(self._bases.values()))

    def set_active(self, base: Base, active: bool) -> Base:
        """Make a base active or inactive."""
        changed = replace(base, active=active)
        self._bases[base.cdlc_id] = changed
        return changed

    def _make_room(self, newest: Base) -> None:
        kept = sum(len(base.destinations) for base in self._bases.values())
        for base in list(self._bases.values()):
            if base is newest or (len(self._bases) <= self._most and kept <= self._most_kept):
                return
            kept -= len(base.destinations)
            del self._bases[base.cdlc_id]
