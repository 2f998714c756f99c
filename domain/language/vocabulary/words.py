"""What the words after a command mean, whatever language they are of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.command import Command
from domain.language.vocabulary.files import meanings_in, meant, tables_of, words_in
from domain.people.person import LOCALES
from domain.people.roles import ROLES, Role
from domain.text import fold


class OnCallVerb(StrEnum):
    """What may stand behind `/oncall`."""

    LIST = "list"
    TEST = "test"
    TAKE = "take"
    RESOLVE = "resolve"
    ESCALATE = "escalate"
    HAND = "hand"
    SWAP = "swap"
    SILENCE = "silence"
    SILENCES = "silences"
    UNSILENCE = "unsilence"


class QueueVerb(StrEnum):
    """What may stand behind `/queue`."""

    HERE = "here"
    AWAY = "away"
    FIGURES = "figures"


class ContactVerb(StrEnum):
    """What may be done with a saved contact."""

    REMOVE = "remove"
    SHARE = "share"
    UNSHARE = "unshare"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of all languages, without accents and capitals: what each means, or lists of them."""

    commands: Mapping[str, Command]  # without their slash
    languages: Mapping[str, str]  # a locale by what its speakers, and others, call it
    roles: Mapping[str, Role]
    revoke: frozenset[str]
    withdraw: frozenset[str]  # invitations that nobody took up
    contact: Mapping[str, ContactVerb]
    queue: Mapping[str, QueueVerb]
    oncall: Mapping[str, OnCallVerb]
    hand_to: frozenset[str]  # between an alert and who shall have it
    everything: frozenset[str]  # of a team, where alerts are silenced
    group_allowed: Mapping[str, bool]
    unblock: frozenset[str]
    opted_out: frozenset[str]  # it was the number's owner who asked
    quiet_hours: frozenset[str]
    default: frozenset[str]  # the limit that holds where nothing was set
    between_hours: frozenset[str]
    on_off: Mapping[str, bool]
    me: frozenset[str]  # whoever speaks
    between_parties: frozenset[str]  # of a bridge
    keys: Mapping[str, int]  # of a phone, from 1 on, by what people call them
    press: frozenset[str]  # before a key
    means: frozenset[str]  # between a key and what it means
    or_else: frozenset[str]  # between two keys
    spoken_answer: frozenset[str]  # at the end of a question whose answer is spoken
    speaks: frozenset[str]  # before that word where it belongs to the question itself


def _read() -> Words:
    return Words(
        commands=meanings_in("commands", Command),
        languages=meant({locale: _names(locale) for locale in LOCALES}),
        roles=meanings_in("roles", ROLES),
        revoke=words_in("people", "revoke"),
        withdraw=words_in("people", "withdraw"),
        contact=meanings_in("contact", ContactVerb),
        queue=meanings_in("queue", QueueVerb),
        oncall=meanings_in("oncall", OnCallVerb),
        hand_to=words_in("oncall_parts", "to"),
        everything=words_in("oncall_parts", "everything"),
        group_allowed=meant({True: words_in("group", "allow"), False: words_in("group", "forbid")}),
        unblock=words_in("block", "allow"),
        opted_out=words_in("block", "asked"),
        quiet_hours=words_in("limit", "quiet"),
        default=words_in("limit", "default"),
        between_hours=words_in("limit", "between"),
        on_off=meant({True: words_in("answers", "on"), False: words_in("answers", "off")}),
        me=words_in("names", "me"),
        between_parties=words_in("names", "and"),
        keys=_keys(),
        press=words_in("question", "press"),
        means=words_in("question", "means"),
        or_else=words_in("question", "or"),
        spoken_answer=words_in("question", "spoken"),
        speaks=words_in("question", "speaks"),
    )


def _keys() -> Mapping[str, int]:
    lists = [tables_of(locale)["question"]["keys"] for locale in LOCALES]
    return meant({n: [fold(words[n - 1]) for words in lists] for n in range(1, 10)})


def _names(locale: str) -> list[str]:
    return [fold(name) for name in tables_of(locale)["language"]]


WORDS = _read()
