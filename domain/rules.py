"""What this installation allows and charges: settings, as the rooms below the program see them."""

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
    """What this installation hears: `ready` once a model is there; bounds in seconds and bytes.

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
    # What every key and secret address is derived from: status callbacks, alerts, the audit.
    installation_secret: str = field(default="", repr=False)
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("America/Sao_Paulo"))
    hearing: VoiceNoteRules = field(default_factory=VoiceNoteRules)
    callbacks: CallbackPolicy = field(default_factory=CallbackPolicy)
    on_call: OnCall = field(default_factory=OnCall)
    told_back: bool = True  # whether the platform can tell us by callbacks how calls end
    hears_keys: bool = True  # whether a key pressed in an alert's call can be told to us at all
    opt_out_key: str = ""  # who presses it alone is not called any more
    web_root: str = ""  # where our own pages are, as far as people can reach them
    channels: ChannelDirectory = field(default_factory=ChannelDirectory)
    voices: Mapping[str, str] = field(default_factory=dict)  # more of them: name, platform's code

    def order_token(self, ticket: str) -> str:
        """What stands for an order in its callback address; never the ticket itself."""
        return derived(self.installation_secret, ticket)

    def path_secret(self) -> str:
        """What a callback's path must hold, so that the key itself never leaves."""
        return derived(self.installation_secret, "path")

    def door_secret(self, label: str) -> str:
        """What whoever raises alerts must show; each address has its own."""
        return derived(self.installation_secret, label)

    def audit_key(self) -> str:
        """What seals the audit: whoever has only the database cannot rewrite it unseen."""
        return derived(self.installation_secret, "audit")


def derived(secret: str, label: str) -> str:
    """The first 22 base64url characters of HMAC-SHA256(secret, label)."""
    digest = hmac.new(secret.encode(), label.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode()[:_TOKEN_LENGTH]
