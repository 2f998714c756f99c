"""Buttons: the encoding of an intent as what a button carries, and its decoding.

Each form is written once and serves both ways. Buttons that stand in chats must stay readable for
ever: a form may be added, and none may change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from domain.audio.intents import SettleAudio, SetVoice
from domain.callback_queue.intents import (
    CloseRequest,
    GiveUp,
    HandOver,
    SendCode,
    SettleRequest,
    WriteWords,
)
from domain.callback_queue.request import CloseReason
from domain.intents import DropHalf, Intent, PickContact
from domain.oncall.intents import SettlePage
from domain.orders.intents import Correct, SetPurpose, SettleChoice
from domain.orders.order import Purpose
from domain.people.intents import (
    EndSession,
    GiveRole,
    Invite,
    Link,
    ManageGroup,
    SetLanguage,
    Unlink,
)
from domain.people.person import LOCALES, language_code

ButtonIntent = (
    SettleChoice
    | Correct
    | SetPurpose
    | PickContact
    | DropHalf
    | SettleRequest
    | HandOver
    | CloseRequest
    | GiveUp
    | SendCode
    | WriteWords
    | SettlePage
    | SettleAudio
    | SetVoice
    | SetLanguage
    | Link
    | Unlink
    | EndSession
    | ManageGroup
    | Invite
    | GiveRole
)
_TICKET = "[a-z0-9]{15}"
_ID = "[0-9]{1,9}"
_LANGUAGES = "|".join(map(language_code, LOCALES))
_FIELD = re.compile(r"\{(\w+)\}")
# A button that we never made counts as one of no order: its person reads that it is unknown.
UNKNOWN = SettleChoice("", "")


@dataclass(frozen=True, slots=True)
class _Form:
    """How one intent is encoded: `template` names its fields, `fields` their patterns.

    `fixed` are fields that the template does not carry; `numbers` those that are whole numbers.
    """

    intent: type[ButtonIntent]
    template: str
    fields: Mapping[str, str]
    fixed: Mapping[str, Any] = field(default_factory=dict)
    numbers: frozenset[str] = frozenset()

    def pattern(self) -> re.Pattern[str]:
        """The expression that reads what the template writes."""
        parts = _FIELD.split(self.template)  # literal text and field names, alternating
        return re.compile(
            "".join(
                f"(?P<{part}>{self.fields[part]})" if at % 2 else re.escape(part)
                for at, part in enumerate(parts)
            )
        )

    def read(self, found: re.Match[str]) -> ButtonIntent:
        """The intent of a button that has this form."""
        named: dict[str, Any] = found.groupdict()
        named |= {name: int(named[name]) for name in self.numbers}
        return self.intent(**named, **self.fixed)

    def fits(self, intent: ButtonIntent) -> bool:
        """Whether this form encodes the intent without losing a field."""
        return type(intent) is self.intent and all(
            getattr(intent, name) == value for name, value in self.fixed.items()
        )


_FORMS = (
    _Form(
        SettleChoice,
        "{choice}:{ticket}",
        {"choice": "yes|no|look|again|leave", "ticket": _TICKET},
    ),
    _Form(
        PickContact,
        "pick:{contact_id}:{stamp}",
        {"contact_id": "[0-9]{1,18}", "stamp": "[0-9a-f]{1,20}"},
        numbers=frozenset({"contact_id"}),
    ),
    _Form(DropHalf, "drop:{stamp}", {"stamp": "[0-9a-f]{1,20}"}),
    _Form(Correct, "fix:{ticket}", {"ticket": _TICKET}, fixed={"part": ""}),
    _Form(Correct, "fix-{part}:{ticket}", {"part": "dest|words", "ticket": _TICKET}),
    _Form(SetPurpose, "why:{ticket}", {"ticket": _TICKET}, fixed={"purpose": ""}),
    _Form(SetPurpose, "why-{purpose}:{ticket}", {"purpose": "|".join(Purpose), "ticket": _TICKET}),
    _Form(
        SettleRequest,
        "{choice}:{ticket}",
        {"choice": "take|urgent|ring|handover|putback|close", "ticket": _TICKET},
    ),
    _Form(
        SettlePage,
        "page-{choice}:{ticket}",
        {"choice": "ack|up|done|hush|again", "ticket": _TICKET},
    ),
    _Form(
        HandOver,
        "hand:{ticket}:{person_id}",
        {"ticket": _TICKET, "person_id": _ID},
        numbers=frozenset({"person_id"}),
    ),
    _Form(
        CloseRequest,
        "closed:{ticket}:{reason}",
        {"ticket": _TICKET, "reason": "|".join(CloseReason)},
    ),
    _Form(GiveUp, "giveup:{ticket}", {"ticket": _TICKET}),
    _Form(SendCode, "code:{ticket}", {"ticket": _TICKET}),
    _Form(WriteWords, "write:{ticket}", {"ticket": _TICKET}),
    _Form(SetLanguage, "language:{arguments}", {"arguments": _LANGUAGES}),
    _Form(
        SettleAudio,
        "{choice}-audio:{which}",
        {"choice": "keep|toss|play", "which": r"[\w-]{1,40}"},
    ),
    _Form(SetVoice, "voice:{arguments}", {"arguments": r"[\w| -]{1,50}"}),
    _Form(Link, "link:{code}", {"code": "[a-z0-9]{8}"}, fixed={"sure": True}),
    _Form(Unlink, "unlink:{identity_id}", {"identity_id": _ID}, numbers=frozenset({"identity_id"})),
    _Form(
        EndSession, "logout:{session_id}", {"session_id": _ID}, numbers=frozenset({"session_id"})
    ),
    _Form(ManageGroup, "group:{arguments}", {"arguments": "[a-z]{1,10}-[01]"}),
    _Form(Invite, "invite:{arguments}", {"arguments": "[a-z]{1,20}"}),
    _Form(
        GiveRole,
        "role:{person_id}:{role}:{changes}",
        {"person_id": _ID, "role": "[a-z]{1,20}", "changes": _ID},
        numbers=frozenset({"person_id", "changes"}),
    ),
)
_READERS = tuple((form.pattern(), form) for form in _FORMS)


def encode(intent: ButtonIntent) -> str:
    """Encode an intent as what a button carries; `decode` reads it back."""
    form = next(form for form in _FORMS if form.fits(intent))
    return form.template.format(**{name: getattr(intent, name) for name in form.fields})


def decode(choice: str) -> Intent:
    """Decode a pressed button into its intent; UNKNOWN for one that we never made."""
    for pattern, form in _READERS:
        if found := pattern.fullmatch(choice):
            return form.read(found)
    return UNKNOWN


def means_yes(choice: str) -> bool:
    """Whether a press asks for a new order and says yes to it in one.

    "Call again anyway", "call now" for whoever asked to be called, and "send me the code": pressed
    again on a restored copy, each could dial a second time.
    """
    match decode(choice):
        case SettleChoice("again") | SettleRequest("ring") | SendCode():
            return True
        case _:
            return False
