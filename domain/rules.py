"""The installation's rules and prices: settings, as the layers below the program see them."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from domain.callback_queue.policy import CallbackPolicy
from domain.channel import ChannelDirectory
from domain.oncall.roster import OnCall
from domain.phone import PhoneNumber

_TOKEN_LENGTH = 22  # 132 bits


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceNoteRules:
    """Bounds on voice notes, in seconds and bytes; `ready` once the speech model is there.

    At most `waiting` voice notes wait for their turn, of one person at most `waiting_each`.
    """

    ready: bool = False
    practice: bool = False  # the model is the small one for clear synthetic speech
    longest: int = 120
    largest: int = 10 * 1024 * 1024
    waiting: int = 20
    waiting_each: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The installation's rules. `prices` are thousandths, by number class and "sms"."""

    admins: frozenset[str] = frozenset()
    prices: Mapping[str, int] = field(default_factory=dict)
    own_numbers: frozenset[PhoneNumber] = frozenset()
    # The key from which all secrets are derived: of status callbacks, alerts and the audit.
    installation_secret: str = field(default="", repr=False)
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("America/Sao_Paulo"))
    hearing: VoiceNoteRules = field(default_factory=VoiceNoteRules)
    callbacks: CallbackPolicy = field(default_factory=CallbackPolicy)
    on_call: OnCall = field(default_factory=OnCall)
    told_back: bool = True  # whether status callbacks from the platform can reach us
    records_answers: bool = True  # False where a call showed that none is recorded
    hears_keys: bool = True  # whether a key pressed in an alert's call can be reported to us
    opt_out_key: str = ""  # pressing this key alone opts out of further calls
    web_root: str = ""  # where our own pages are, as far as people can reach them
    channels: ChannelDirectory = field(default_factory=ChannelDirectory)
    list_reads_hour: int = 200  # how often the platform may be asked for lists of records
    lookups_day: int = 500  # ... and for single records, beside those that each call allows
    voices: Mapping[str, str] = field(default_factory=dict)  # more of them: name, platform's code

    def order_token(self, ticket: str) -> str:
        """The token that names an order in its status callback address; never the ticket itself."""
        return derived(self.installation_secret, ticket)

    def path_secret(self) -> str:
        """The secret in a status callback's path, derived so that the key itself never leaves."""
        return derived(self.installation_secret, "path")

    def door_secret(self, label: str) -> str:
        """The secret of an endpoint that raises alerts, by label; each endpoint has its own."""
        return derived(self.installation_secret, label)

    def audit_key(self) -> str:
        """The key that seals the audit: the database alone is not enough to forge it."""
        return derived(self.installation_secret, "audit")


def derived(secret: str, label: str) -> str:
    """The first 22 base64url characters of HMAC-SHA256(secret, label)."""
    digest = hmac.new(secret.encode(), label.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode()[:_TOKEN_LENGTH]
