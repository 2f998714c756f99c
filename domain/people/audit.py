"""The audit: who asked, confirmed, changed and saw what, and when; person ids, never numbers."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

SYSTEM = 0  # the person id of acts by the clock, a report or the command line
START = "0" * 64  # the digest before the first entry
# Only our own words and small numbers: no phone number and no message text matches.
_DETAIL = re.compile(r"[a-z][a-z_.:+-]{0,39}|[0-9]{1,7}|")


class Act(StrEnum):
    """The kinds of acts that the audit records."""

    ORDER_ASKED = "order.asked"
    ORDER_CONFIRMED = "order.confirmed"
    ORDER_CANCELLED = "order.cancelled"
    ORDER_CHANGED = "order.changed"
    ORDER_LEFT = "order.left"
    ORDER_SEEN = "order.seen"
    ORDERS_LISTED = "orders.listed"
    REFUSED = "refused"
    INVITED = "person.invited"
    JOINED = "person.joined"
    LINK_OFFERED = "person.link-offered"
    LOGIN_OFFERED = "person.login-offered"
    LINKED = "person.linked"
    UNLINKED = "person.unlinked"
    LOGGED_OUT = "person.logged-out"
    ROLE_GIVEN = "person.role"
    PERSON_SEEN = "person.seen"
    PEOPLE_LISTED = "people.listed"
    CONTACTS_LISTED = "contacts.listed"
    CONTACT_CHANGED = "contact.changed"
    GROUP_SET = "group.set"
    GROUP_MOVED = "group.moved"
    LIMIT_SET = "limit.set"
    BLOCK_CHANGED = "block.changed"
    BLOCKS_LISTED = "blocks.listed"
    OPTED_OUT = "person.opted-out"
    QUEUE_LISTED = "queue.listed"
    REQUEST_SETTLED = "request.settled"
    PAGE_SETTLED = "page.settled"
    PAGE_TESTED = "page.tested"
    ON_CALL_CHANGED = "oncall.changed"
    AUDIT_READ = "audit.read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act to record; `subject` names its object (`order:12`). Raises ValueError."""

    act: Act
    person_id: int = SYSTEM
    subject: str = ""
    detail: Mapping[str, int | str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for value in (self.subject.partition(":")[2], *self.detail.values()):
            if not _DETAIL.fullmatch(str(value)):
                raise ValueError(f"{self.act}: the audit holds words of ours and ids only")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A recorded entry: numbers run without a gap, and each digest covers the one before."""

    number: int
    at: datetime
    entry: Entry
    digest: str


def digest_of(key: str, before: str, number: int, at: datetime, entry: Entry) -> str:
    """The digest that seals an entry and all before it; it cannot be made without the key."""
    shape = [
        before,
        number,
        at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.act.value,
        entry.person_id,
        entry.subject,
        dict(sorted(entry.detail.items())),
    ]
    return _sealed(key, json.dumps(shape))


def head_seal(key: str, number: int, digest: str) -> str:
    """A seal that the audit ended here, so that cutting off its end is noticed."""
    return _sealed(key, json.dumps(["head", number, digest]))


def _sealed(key: str, text: str) -> str:
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()
