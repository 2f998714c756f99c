"""People, and who may do what."""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from domain.chat import Address
from domain.orders.order import TICKET_SIGNS
from domain.people.contact import name_key
from domain.people.roles import Role
from domain.phone import PhoneNumber

LOCALES = ("pt-BR", "en")
DEFAULT_LOCALE = "pt-BR"
LONGEST_NAME = 60


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
    role: Role = Role.NONE  # as it was given in a chat; RAMAL_ADMINS stands above it
    queue_chat_id: int | None = None  # where they wait for those who ask to be called
    door: str = ""  # the word of the link or page by which they came, if they came by one
    role_changes: int = 0  # how often it was given or taken: an older button is stale


def language_code(locale: str) -> str:
    """A locale's language without its country: `pt` of `pt-BR`."""
    return locale.partition("-")[0]


def closest_locale(wanted: str) -> str:
    """The language we speak that is nearest to a client's; the default where we speak none."""
    begins = (locale for locale in LOCALES if wanted.lower().startswith(language_code(locale)))
    return next(begins, DEFAULT_LOCALE)


def tidy_person(name: str) -> str:
    """A name that somebody chose for themselves, on one line, without signs that nobody sees."""
    seen = "".join(" " if sign.isspace() else sign for sign in name if _is_seen(sign))
    return " ".join(seen.split())[:LONGEST_NAME]


def is_odd_name(name: str) -> bool:
    """Whether a name mixes alphabets, so that it may look like somebody else's."""
    alphabets = {unicodedata.name(sign, "?").partition(" ")[0] for sign in name if sign.isalpha()}
    return len(alphabets - {"MODIFIER", "FEMININE", "MASCULINE"}) > 1


def private_chats(person: Person) -> list[Address]:
    """Where a person can be spoken to alone: on every channel such a chat is called as they are."""
    split = (identity.partition(":") for identity in sorted(person.identities))
    return [Address(channel, external_id) for channel, _, external_id in split]


def new_account(channel: str, name: str, otherwise: str) -> str:
    """An account on a channel of ours that nobody can choose: no setting names one like it."""
    stem = "-".join(name_key(name).split())[:30] or otherwise
    ending = "".join(secrets.choice(TICKET_SIGNS) for _ in range(5))
    return f"{channel}:{stem}-{ending}"


def _is_seen(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign)[0] != "C"
