"""Who may ask: tokens of the sandbox, permanent by their beginning or issued for an hour."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address

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
MAX_ADDRESSES = 1000


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
        self.addresses: set[str] = set()  # authorised in the panel to ask without a token

    def require(self, token: str, *, address: str, user: str = "") -> None:
        """Refuse with the manual's row unless this token may be used from this address.

        Without a token the platform authenticates by address, which needs `user`, any user of the
        account; without either nothing was given at all.
        """
        if not token:
            self._require_address(address, user)
            return
        if token.startswith(FAILING):
            raise Refused(find_status("", token.removeprefix(FAILING)))
        if token.startswith(TEMPORARY):
            self._require_issued(token, address)
        elif not token.startswith(PREFIX):
            raise Refused(INVALID_SESSION)

    def issue(self, *, holder: str, address: str) -> str:
        """A token for one hour and one address; only a permanent one or an address may ask."""
        if holder.startswith(TEMPORARY):
            raise Refused(INVALID_SESSION)
        if len(self._issued) >= MAX_ISSUED:
            del self._issued[next(iter(self._issued))]
        token = TEMPORARY + secrets.token_hex(10)
        self._issued[token] = Issued(self._clock.now() + LIFETIME, address)
        return token

    def authorise(self, address: str, authorised: bool) -> None:
        """Authorise an address in the panel, or no longer; ValueError when it is none."""
        known = str(ip_address(address))
        self.addresses.discard(known)
        if authorised and len(self.addresses) < MAX_ADDRESSES:
            self.addresses.add(known)

    def _require_address(self, address: str, user: str) -> None:
        if not user.strip():
            raise Refused(NO_USER)
        if address not in self.addresses:
            raise Refused(IP_NOT_AUTHORIZED)

    def _require_issued(self, token: str, address: str) -> None:
        issued = self._issued.get(token)
        if issued is None or issued.address != address:
            raise Refused(INVALID_SESSION)
        if self._clock.now() >= issued.expires:
            raise Refused(SESSION_EXPIRED)
