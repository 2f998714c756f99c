"""Who may ask: tokens of the sandbox, permanent by their beginning or issued for an hour."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address

from sandbox.answers import (
    INVALID_SESSION,
    IP_BLOCKED,
    IP_NOT_AUTHORIZED,
    NO_USER,
    SESSION_EXPIRED,
    Refused,
    find_status,
)
from sandbox.clock import SandboxClock
from sandbox.newer_statuses import MCP_TOKEN, NEWER_UNKNOWN_TOKEN
from sandbox.switches import Switches

PREFIX = "sandbox-"
FAILING = "sandbox-fail-"
TEMPORARY = "sandbox-temp-"
MCP = "sandbox-mcp-"  # made for the platform's MCP server
LIFETIME = timedelta(minutes=60)
MAX_ISSUED = 1000
MAX_ADDRESSES = 1000
BAN_AFTER, BAN_WITHIN = 15, timedelta(minutes=10)


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
        self._failures: dict[str, list[datetime]] = {}
        self.switches = Switches()
        self.banned: set[str] = set()  # for good, on the platform; here until the control says
        self.addresses: set[str] = set()  # authorised in the panel to ask without a token

    def require(self, token: str, *, address: str, user: str = "") -> None:
        """Refuse with the manual's row unless this token may be used from this address.

        Without a token the platform authenticates by address, which needs `user`, any user of the
        account; without either nothing was given at all.
        """
        if address in self.banned:
            raise Refused(IP_BLOCKED)
        if not token:
            self._require_address(address, user)
            return
        if token.startswith(FAILING):
            raise Refused(find_status("", token.removeprefix(FAILING)))
        if token.startswith(TEMPORARY):
            self._require_issued(token, address)
        elif not token.startswith(PREFIX):
            raise self._unknown(address)
        elif token.startswith(MCP) and self.switches.mcp_tokens:
            raise Refused(MCP_TOKEN)

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

    def lift_ban(self, address: str) -> None:
        """Let a banned address in again; ValueError when it is none."""
        self.banned.discard(str(ip_address(address)))

    def _unknown(self, address: str) -> Refused:
        """The refusal of an unknown token; fifteen of them in ten minutes ban the address."""
        if not self.switches.unknown_tokens:
            return Refused(INVALID_SESSION)
        now = self._clock.now()
        recent = [at for at in self._failures.get(address, ()) if at + BAN_WITHIN > now]
        self._failures[address] = [*recent, now]
        if len(recent) + 1 >= BAN_AFTER and len(self.banned) < MAX_ADDRESSES:
            self.banned.add(address)
            del self._failures[address]
        return Refused(NEWER_UNKNOWN_TOKEN)

    def _require_address(self, address: str, user: str) -> None:
        if not user.strip():
            raise Refused(NO_USER)
        if address not in self.addresses:
            raise Refused(IP_NOT_AUTHORIZED)

    def _require_issued(self, token: str, address: str) -> None:
        issued = None if self.switches.no_session_tokens else self._issued.get(token)
        if issued is None or issued.address != address:
            raise self._unknown(address)
        if self._clock.now() >= issued.expires:
            raise Refused(SESSION_EXPIRED)
