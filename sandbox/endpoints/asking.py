"""What every endpoint is given and what it gives back."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from yarl import URL

from sandbox.answers import NO_CREDIT, Answer, Door, Media, Refused, against_the_manual
from sandbox.fates import Reporting
from sandbox.state import Platform

ENCODINGS = ("", "UTF-8", "ASCII", "ISO-8859-1")
_CTID = re.compile(r"[A-Za-z0-9]{1,15}")


@dataclass(frozen=True)
class File:
    """One uploaded file: the field's name, the file's own, and what is in it."""

    field: str
    name: str
    content: bytes


@dataclass(frozen=True)
class Asked:
    """One request, authenticated: its parameters as text, its files, and who sent it.

    A parameter that came as a list or an object (`datajson`) stands here as its JSON text.
    """

    params: Mapping[str, str]
    token: str
    address: str
    site: str = ""  # under which name this sandbox was asked: http://127.0.0.1:8090
    files: Sequence[File] = ()
    reporting: Reporting | None = None  # what a fault says of the callbacks of what is dialled

    def get(self, name: str) -> str:
        """A parameter without surrounding blanks; empty when it was not sent."""
        return self.params.get(name, "").strip()

    def flag(self, name: str) -> bool:
        """Whether a parameter was sent as 1."""
        return self.get(name) == "1"


Endpoint = Callable[[Platform, Asked], Awaitable[Answer | Media | Door]]


def read_ctid(asked: Asked) -> str:
    """The customer's id: up to 15 letters and digits, and never cut to fit."""
    ctid = asked.get("ctid")
    if ctid and not _CTID.fullmatch(ctid):
        raise against_the_manual("ctid is up to 15 letters and digits")
    return ctid


def read_rurl(asked: Asked) -> str:
    """The address for reports; the manual says https, a sandbox must reach http on loopback."""
    rurl = asked.get("rurl")
    if rurl and not is_address(rurl):
        raise against_the_manual("rurl is a complete address, https://...")
    return rurl


def is_address(text: str) -> bool:
    """Whether a text is a complete address of the web, with a host."""
    try:
        url = URL(text)
    except ValueError:
        return False
    return url.scheme in ("http", "https") and bool(url.host)


def door_of(platform: Platform, *numbers: str) -> Door | None:
    """How these numbers' fates treat the request itself; 250 for the number without credit."""
    fates = [platform.phones.fate_of(number) for number in numbers if number]
    if any(fate.no_credit for fate in fates):
        raise Refused(NO_CREDIT)
    return next((fate.door for fate in fates if fate.door), None)
