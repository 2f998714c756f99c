"""Keeps a loop from getting an address banned: silence after an authentication failure."""

from collections.abc import Callable

from velip.classify import error_for
from velip.errors import AuthenticationError, CircuitOpen, PermissionDenied
from velip.statuses import PAUSES, USUAL_PAUSE

PROBE_PAUSE = 60.0  # seconds in which one call finds out whether the pause may end


class Breaker:
    """Open after an authentication failure for the pause of its code (`statuses.PAUSES`).

    When the pause is over a single call goes through; the others stay out until it was accepted.
    A refusal that is about one kind of question silences that kind alone, and is repeated without
    asking: the platform may count such refusals too.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._until: float | None = None
        self._open = False
        self._probing = False
        self._barred: dict[str, tuple[float, PermissionDenied]] = {}
        self.proved = False  # whether an answer has shown that we are known

    def enter(self, subject: str) -> None:
        """Let a call through, or raise `CircuitOpen`, or what was refused of this subject."""
        until, refused = self._barred.get(subject, (0.0, None))
        if refused is not None and self._clock() < until:
            raise error_for(refused.endpoint, refused.code, refused.text)
        if not self._open:
            return
        if self._until is None:
            raise CircuitOpen(None)
        left = self._until - self._clock()
        if left > 0:
            raise CircuitOpen(left)
        self._probing = True
        self._until = self._clock() + PROBE_PAUSE

    def note_accepted(self) -> None:
        """Close again when the call that was let through as a probe got in.

        An older call's success does not: its token may have been barred since.
        """
        if not self._open:
            self.proved = True
        elif self._probing:
            self.proved = True
            self._open = self._probing = False

    def note_refused(self, subject: str, error: PermissionDenied) -> None:
        """Silence one kind of question: the token is known, and may not ask this."""
        self._barred[subject] = (self._clock() + USUAL_PAUSE, error)

    def note_failure(self, error: AuthenticationError) -> None:
        """Open for the pause of this code; a pause already longer stays."""
        pause = PAUSES.get(error.code, USUAL_PAUSE)
        self.proved = False
        already, self._open, self._probing = self._open, True, False
        if pause is None or (already and self._until is None):
            self._until = None
            return
        until = self._clock() + pause
        self._until = max(until, self._until or until) if already else until
