"""People, their names, languages and private chats."""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from domain.chat import Address
from domain.orders.order import TICKET_SIGNS
from domain.people.contact import name_key, without_dots
from domain.people.roles import Role
from domain.phone import PhoneNumber

LOCALES = ("pt-BR", "en")
DEFAULT_LOCALE = "pt-BR"
LONGEST_NAME = 60
# Signs, beside dots, that could part a name from what lists show behind it.
_PARTING = frozenset("|¦‖∣│｜:：;；<>＜＞")
_BRACKETS = frozenset({"Ps", "Pe"})


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
    role: Role = Role.NONE  # as given in a chat; RAMAL_ADMINS takes precedence
    queue_chat_id: int | None = None  # where they receive callback requests as an available agent
    door: str = ""  # the entry point's word in the link or page by which they came, if any
    role_changes: int = 0  # how often the role was changed: a button from before is stale


def language_code(locale: str) -> str:
    """A locale's language without its country: `pt` of `pt-BR`."""
    return locale.partition("-")[0]


def closest_locale(wanted: str) -> str:
    """The language we speak that is nearest to a client's; the default where we speak none."""
    begins = (locale for locale in LOCALES if wanted.lower().startswith(language_code(locale)))
    return next(begins, DEFAULT_LOCALE)


def tidy_person(name: str) -> str:
    """A person's chosen name on one line, without invisible characters and the signs of lists.

    What stands behind it in a list, as a role, cannot be imitated by the name.
    """
    seen = "".join(" " if _parts(sign) else sign for sign in name if _is_seen(sign))
    return " ".join(without_dots(seen).split())[:LONGEST_NAME].rstrip()


def is_odd_name(name: str) -> bool:
    """Whether a name mixes alphabets, so that it may imitate somebody else's."""
    alphabets = {unicodedata.name(sign, "?").partition(" ")[0] for sign in name if sign.isalpha()}
    return len(alphabets - {"MODIFIER", "FEMININE", "MASCULINE"}) > 1


def private_chats(person: Person) -> list[Address]:
    """A person's private chats: on every channel such a chat has its person's own id."""
    split = (identity.partition(":") for identity in sorted(person.identities))
    return [Address(channel, external_id) for channel, _, external_id in split]


def new_account(channel: str, name: str, otherwise: str) -> str:
    """A new account on a channel of ours that nobody can choose: no setting names one like it."""
    stem = "-".join(name_key(name).split())[:30] or otherwise
    ending = "".join(secrets.choice(TICKET_SIGNS) for _ in range(5))
    return f"{channel}:{stem}-{ending}"


def _parts(sign: str) -> bool:
    return sign.isspace() or sign in _PARTING or unicodedata.category(sign) in _BRACKETS


def _is_seen(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign)[0] != "C"
