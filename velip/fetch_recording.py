"""A recording at the address that a record gives for it (`cdr_url`).

The newer docs say of the address no more than that it is one. So it is fetched like any other: with
our proof where it is the platform's own, and with none where it is another host's.
"""

from collections.abc import Mapping
from typing import ClassVar, NoReturn
from urllib.parse import urljoin, urlsplit

from velip import rules
from velip.profile import Profile
from velip.redact import Private
from velip.request import Answer, Given, Request, Rule, Unreadable

# Stores that do not know what they keep say one of these.
_BYTES = frozenset({"application/octet-stream", "binary/octet-stream", "application/ogg"})


class Recording(Private, frozen=True, kw_only=True):
    """What was said, and of what kind the bytes are by the word of whoever keeps them."""

    content: bytes
    content_type: str

    def __repr__(self) -> str:
        return f"Recording({self.content_type}, <{len(self.content)} bytes>)"


def plain_address(value: str) -> str | None:
    """Check an absolute http or https address that names no user."""
    broken = rules.address(value)
    if broken is None and "@" in urlsplit(value).netloc:
        return "takes an address without a user"
    return broken


class FetchRecording(Request[NoReturn], frozen=True, kw_only=True):
    """One recording, by its address; it is no endpoint of the platform."""

    endpoint: ClassVar[str] = "recording"
    repeatable: ClassVar[bool] = True
    required: ClassVar[tuple[str, ...]] = ("url",)
    rules: ClassVar[Mapping[str, Rule]] = {"url": plain_address}

    url: str

    def wire(self, given: Given, profile: Profile) -> Given:  # noqa: ARG002
        """Return nothing: all there is to say is the address."""
        return {}

    def result(self, answer: Answer) -> NoReturn:  # noqa: ARG002
        """Refuse: a recording is bytes, and an envelope is none."""
        raise Unreadable("no recording")


def is_sound(content_type: str) -> bool:
    """Say whether an answer of this kind may hold a sound."""
    kind = content_type.partition(";")[0].strip().casefold()
    return kind.startswith("audio/") or kind in _BYTES


def redirected(url: str, location: str) -> str | None:
    """Return where a redirect leads, or None where it changes the scheme or leads nowhere."""
    try:
        target = urljoin(url, location)
        same = urlsplit(target).scheme == urlsplit(url).scheme
    except ValueError:
        return None
    return target if same and location and plain_address(target) is None else None
