"""What was noted within the last hour, so that it is not written again with every request."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

NOTED_AGAIN, REMEMBERED = timedelta(hours=1), 10_000


@dataclass(slots=True)
class Lately:
    """The last value noted of each of the REMEMBERED newest keys, and when."""

    _noted: OrderedDict[str, tuple[str, datetime]] = field(default_factory=OrderedDict)

    def is_noted(self, key: str, now: datetime, value: str = "") -> bool:
        """Whether this very value was noted of a key, less than NOTED_AGAIN ago."""
        known = self._noted.get(key)
        return known is not None and known[0] == value and now - known[1] < NOTED_AGAIN

    def note(self, key: str, now: datetime, value: str = "") -> None:
        """Remember that a value was written of a key."""
        self._noted[key] = (value, now)
        self._noted.move_to_end(key)
        while len(self._noted) > REMEMBERED:
            self._noted.popitem(last=False)
