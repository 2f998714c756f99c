"""People, and who may do what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.phone import PhoneNumber

LOCALES = ("pt-BR", "en")
DEFAULT_LOCALE = "pt-BR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A human, on whichever channels; `identities` are `channel:external_id`."""

    id: int
    name: str
    locale: str
    identities: frozenset[str]
    time_zone: str = ""  # the installation's unless the person has one
    line: PhoneNumber | None = None
    line_verified_at: datetime | None = None
    voice: str = ""  # the platform's code; empty for its own default
    told_aloud: bool = False  # outcomes also come as voice notes


def closest_locale(wanted: str) -> str:
    """The language we speak that is nearest to a client's: Portuguese unless English is asked."""
    return "en" if wanted.lower().startswith("en") else DEFAULT_LOCALE
