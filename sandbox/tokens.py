"""Who may ask: tokens of the sandbox, permanent by their beginning or issued for an hour."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.answers import (
    INVALID_SESSION,
    IP_NOT_AUTHORIZED,
    NO_USER,
    SESSION_EXPIRED,
    Refused,
    find_status,
)
from sandbox.clock import SandboxClock

PREFIX = "sandbox-"
FAILING = "sandbox-fail-"
TEMPORARY = "sandbox-temp-"
LIFETIME = timedelta(minutes=60)
MAX_ISSUED = 1000


@dataclass(frozen=True)
class Issued:
    """A temporary token: until when, and for which address."""

    expires: datetime
    address: str


class Tokens:
    """Accepts any token that plainly belongs to a sandbox, and no other.

    A real token sent here by mistake is refused like an unknown one.
    """

    def __init__(self, *, clock: SandboxClock) -> None:
        self._clock = clock
        self._issued: dict[str, Issued] = {}

    def require(self, token: str, *, address: str, user: str = "") -> None:
        """Refuse with the manual's row unless this token may be used from this address.

        Without a token the platform would authenticate by address, which needs `user` (120: none
        is authorised here); without either nothing was given at all (130).
        """
        if not token:
            raise Refused(IP_NOT_AUTHORIZED if user else NO_USER)
        if token.startswith(FAILING):
            raise Refused(find_status("", token.removeprefix(FAILING)))
        if token.startswith(TEMPORARY):
            self._require_issued(token, address)
        elif not token.startswith(PREFIX):
            raise Refused(INVALID_SESSION)

    def issue(self, *, holder: str, address: str) -> str:
        """A token for one hour and one address; only a permanent token may ask for it."""
        if holder.startswith(TEMPORARY):
            raise Refused(INVALID_SESSION)
        if len(self._issued) >= MAX_ISSUED:
            del self._issued[next(iter(self._issued))]
        token = TEMPORARY + secrets.token_hex(10)
        self._issued[token] = Issued(self._clock.now() + LIFETIME, address)
        return token

    def _require_issued(self, token: str, address: str) -> None:
        issued = self._issued.get(token)
        if issued is None or issued.address != address:
            raise Refused(INVALID_SESSION)
        if self._clock.now() >= issued.expires:
            raise Refused(SESSION_EXPIRED)
