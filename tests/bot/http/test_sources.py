"""Where a request really comes from: proxies are believed only if they were named."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

import pytest
from aiohttp.test_utils import make_mocked_request
from multidict import CIMultiDict

from bot.http.sources import Sources

PLATFORM, PROXY, STRANGER = "35.232.103.91", "10.0.0.2", "203.0.113.9"
SOURCES = Sources(
    allowed=[ip_network(PLATFORM), ip_network("2001:db8::/32")],
    proxies=[ip_network("10.0.0.0/8"), ip_network("::1")],
)


def asked(peer: str, *forwarded: str) -> object:
    """A request from this peer; each text is a header line of its own."""
    headers = CIMultiDict([("X-Forwarded-For", line) for line in forwarded])
    return make_mocked_request("POST", "/", headers).clone(remote=peer)


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        (PLATFORM, [], PLATFORM),
        (STRANGER, [], STRANGER),
        # A peer that is no proxy of ours may claim what it likes.
        (STRANGER, [PLATFORM], STRANGER),
        (PROXY, [PLATFORM], PLATFORM),
        (PROXY, [f"{PLATFORM}, 10.9.9.9"], PLATFORM),
        # The nearest hop that is no proxy counts, not the one that the sender put in front.
        (PROXY, [f"{PLATFORM}, {STRANGER}"], STRANGER),
        # HAProxy adds a line of its own behind the one that came in.
        (PROXY, [PLATFORM, STRANGER], STRANGER),
        (PROXY, [STRANGER, PLATFORM], PLATFORM),
        (PROXY, [f"  {PLATFORM}  ,10.0.0.7"], PLATFORM),
        (PROXY, [], PROXY),
        (PROXY, ["10.0.0.7"], "10.0.0.7"),
        ("::1", ["2001:db8::5"], "2001:db8::5"),
        (f"::ffff:{PLATFORM}", [], PLATFORM),
        (f"::ffff:{PROXY}", [f"::ffff:{PLATFORM}"], PLATFORM),
    ],
)
def test_the_address_is_the_nearest_that_no_proxy_of_ours_has(
    peer: str, forwarded: list[str], address: str
) -> None:
    request = asked(peer, *forwarded)
    assert SOURCES.address_of(request) == ip_address(address)
    assert SOURCES.allow(request) is (address in {PLATFORM, "2001:db8::5"})


@pytest.mark.parametrize(
    ("peer", "forwarded"),
    [
        (PROXY, ["unknown"]),
        (PROXY, [f"{PLATFORM}, "]),
        (PROXY, [f"{PLATFORM}, _hidden"]),
        (PROXY, [f"{PLATFORM}:443"]),
        ("", []),
    ],
)
def test_an_address_that_cannot_be_read_is_nobodys(peer: str, forwarded: list[str]) -> None:
    request = asked(peer, *forwarded)
    assert SOURCES.address_of(request) is None
    assert not SOURCES.allow(request)


def test_without_proxies_no_header_is_believed() -> None:
    direct = Sources(allowed=[ip_network(PLATFORM)])
    assert direct.allow(asked(PLATFORM, STRANGER))
    assert not direct.allow(asked(PROXY, PLATFORM))
