"""How often an account may ask what became of its calls: lists an hour, look-ups a day."""

import math
from collections import Counter, deque
from datetime import date, datetime, time, timedelta

from sandbox.answers import Refused
from sandbox.calls import LOCAL
from sandbox.clock import SandboxClock
from sandbox.newer_statuses import TOO_MANY_LISTS, TOO_MANY_LOOKUPS

LISTS_AN_HOUR = 200
LOOKUPS_A_DAY, LOOKUPS_EACH_CALL, DAYS = 500, 40, 30
HOUR = timedelta(hours=1)


class ReadQuotas:
    """Counts the questions that were answered; one that is refused costs nothing.

    Inferred: the hour is any sixty minutes, the day is São Paulo's, and the mean of the thirty days
    before today counts days without calls too.
    """

    def __init__(self, *, clock: SandboxClock, placed: Counter[date]) -> None:
        self._clock, self._placed = clock, placed
        self._lists: deque[datetime] = deque()
        self._lookups: Counter[date] = Counter()

    @property
    def lists(self) -> int:
        """The lists of the last hour."""
        now = self._clock.now()
        while self._lists and self._lists[0] + HOUR <= now:
            self._lists.popleft()
        return len(self._lists)

    @property
    def lookups(self) -> int:
        """The look-ups of today."""
        return self._lookups[self._today()]

    @property
    def lookups_allowed(self) -> int:
        """500 + 40 × (mean calls a day over 30 days + calls placed today)."""
        today = self._today()
        before = sum(self._placed[today - timedelta(days=ago)] for ago in range(1, DAYS + 1))
        calls = before / DAYS + self._placed[today]
        return LOOKUPS_A_DAY + int(LOOKUPS_EACH_CALL * calls)

    def take_list(self) -> None:
        """Count one list; refused with the seconds until the oldest one is an hour old."""
        if self.lists >= LISTS_AN_HOUR:
            wait = self._lists[0] + HOUR - self._clock.now()
            raise Refused(TOO_MANY_LISTS, retry_after=_whole(wait))
        self._lists.append(self._clock.now())

    def take_lookup(self) -> None:
        """Count one look-up; refused with the seconds until midnight."""
        local, today = self._clock.now().astimezone(LOCAL), self._today()
        if self.lookups >= self.lookups_allowed:
            midnight = datetime.combine(today + timedelta(days=1), time.min, tzinfo=LOCAL)
            raise Refused(TOO_MANY_LOOKUPS, retry_after=_whole(midnight - local))
        self._lookups = Counter({today: self._lookups[today] + 1})

    def _today(self) -> date:
        return self._clock.now().astimezone(LOCAL).date()


def _whole(wait: timedelta) -> int:
    return max(1, math.ceil(wait.total_seconds()))
