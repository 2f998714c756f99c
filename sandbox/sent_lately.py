"""What was sent lately: a second request to the same number, and SMS at night."""

from datetime import date, datetime, time, timedelta

from sandbox.answers import Refused
from sandbox.calls import LOCAL
from sandbox.clock import SandboxClock
from sandbox.newer_statuses import DUPLICATE_CALL, DUPLICATE_SMS, NIGHT_LIMIT

USUAL, LONGEST = 10, 600  # seconds of `httpdup`
NIGHT_BEGINS, NIGHT_ENDS = time(22), time(6)
SMS_A_NIGHT = 300


class SentLately:
    """Remembers for ten minutes to whom each endpoint sent, and how many SMS went this night."""

    def __init__(self, *, clock: SandboxClock) -> None:
        self._clock = clock
        self._sent: dict[tuple[str, str], datetime] = {}  # the oldest first
        self._night: tuple[date | None, int] = (None, 0)

    def require_new(self, endpoint: str, dest: str, seconds: int) -> None:
        """244 if that endpoint took a request for this number so lately.

        Inferred: a call and an SMS to the same number are no duplicates, a refused request is none.
        """
        last = self._sent.get((endpoint, dest))
        if last is not None and self._clock.now() < last + timedelta(seconds=seconds):
            raise Refused(DUPLICATE_SMS if endpoint == "MakeSMS" else DUPLICATE_CALL)

    def note(self, endpoint: str, dest: str) -> None:
        """Remember a request that was taken."""
        now = self._clock.now()
        self._forget(now)
        self._sent.pop((endpoint, dest), None)
        self._sent[endpoint, dest] = now

    def claim_night_sms(self) -> None:
        """Count one SMS between 22:00 and 06:00; 245 above 300 a night."""
        night = self._night_of(self._clock.now().astimezone(LOCAL))
        if night is None:
            return
        known, count = self._night
        count = count if known == night else 0
        if count >= SMS_A_NIGHT:
            raise Refused(NIGHT_LIMIT)
        self._night = (night, count + 1)

    def _night_of(self, local: datetime) -> date | None:
        if local.time() >= NIGHT_BEGINS:
            return local.date()
        return local.date() - timedelta(days=1) if local.time() < NIGHT_ENDS else None

    def _forget(self, now: datetime) -> None:
        old = now - timedelta(seconds=LONGEST)
        while self._sent and next(iter(self._sent.values())) <= old:
            del self._sent[next(iter(self._sent))]
