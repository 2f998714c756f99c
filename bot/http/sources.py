"""Where a request really comes from: only proxies that were configured are believed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from aiohttp import web

Network = IPv4Network | IPv6Network
REMEMBERED = 256


@dataclass(frozen=True, slots=True)
class Sources:
    """The platform's addresses, and the proxies that may name the address of others."""

    allowed: Sequence[Network]
    proxies: Sequence[Network] = ()
    _found: dict[tuple[str, ...], bool] = field(default_factory=dict, init=False, compare=False)

    def allow(self, request: web.Request) -> bool:
        """Whether the request comes from an allowed address."""
        # Cached, as the platform calls from few addresses: parsing them each time costs more than
        # the rest of a callback.
        key = (request.remote or "", *request.headers.getall("X-Forwarded-For", ()))
        found = self._found.get(key)
        if found is None:
            address = self.address_of(request)
            found = address is not None and _within(address, self.allowed)
            if len(self._found) >= REMEMBERED:  # strangers may send a new header in every request
                self._found.clear()
            self._found[key] = found
        return found

    def address_of(self, request: web.Request) -> IPv4Address | IPv6Address | None:
        """The client's address: the peer, or the nearest hop that is no trusted proxy."""
        # Several header lines are one list: a proxy may add a line of its own behind a sender's.
        lines = request.headers.getall("X-Forwarded-For", [])
        hops = [hop.strip() for line in lines for hop in line.split(",")]
        hops.append(request.remote or "")
        for hop in reversed(hops):
            address = _address(hop)
            if address is None or not _within(address, self.proxies):
                return address
        return _address(hops[0])

    def network_of_peer(self, peer: str) -> str:
        """The network whose connections are counted together; "" for our proxies and the platform.

        Behind a proxy are many people, and the platform tells how every call ends.
        """
        address = _address(peer)
        if address is not None and (
            _within(address, self.proxies) or _within(address, self.allowed)
        ):
            return ""
        return network_of(address)


def network_of(address: IPv4Address | IPv6Address | None) -> str:
    """An address, or the /64 network of an IPv6 one: one customer has a whole /64 of them."""
    if isinstance(address, IPv6Address):
        return str(ip_network((address, 64), strict=False))
    return str(address)


def network_of_peer(peer: str) -> str:
    """The network whose connections are counted together, where no proxy is trusted."""
    return network_of(_address(peer))


def _within(address: IPv4Address | IPv6Address, networks: Sequence[Network]) -> bool:
    return any(address in network for network in networks)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    mapped = getattr(address, "ipv4_mapped", None)
    return mapped or address
