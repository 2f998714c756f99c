"""The on-call file as the rooms know it: people, teams, policies, sources, heartbeats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from domain.chat import Address
from domain.oncall.call_template import CallTemplate
from domain.oncall.escalation import Policy
from domain.oncall.payloads import PayloadReader
from domain.oncall.rotation import Rotation
from domain.opening_hours import Hours
from domain.phone import PhoneNumber

# Names under which Ramal itself raises alerts: no source may bear them.
HEARTBEAT, TEST, SELF = "heartbeat", "test", "ramal"
OURS = frozenset({HEARTBEAT, TEST, SELF})


@dataclass(frozen=True, slots=True, kw_only=True)
class Responder:
    """Somebody who may be on call: who they are on a channel, and perhaps where they are rung."""

    name: str
    identity: str
    line: PhoneNumber | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Whom alerts are for; in `chat` all read along, within `maintenance` nobody is called."""

    name: str
    policy: Policy
    rotations: tuple[Rotation, ...] = ()
    chat: Address | None = None
    maintenance: tuple[Hours, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody who takes turns, once each."""
        return tuple(dict.fromkeys(name for one in self.rotations for name in one.people))

    def in_maintenance(self, at: datetime) -> bool:
        """Whether alerts are expected at a moment, so that nobody is called."""
        return any(window.is_open(at) for window in self.maintenance)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertSource:
    """One address that raises alerts for a team; `says` are its own words, by language (`pt`)."""

    name: str
    team: str
    reader: PayloadReader
    says: Mapping[str, CallTemplate] = field(default_factory=dict)

    def template(self, locale: str) -> CallTemplate | None:
        """Its words in a language, or those that it has."""
        return self.says.get(locale.partition("-")[0]) or next(iter(self.says.values()), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfMonitoring:
    """What Ramal raises about itself, and for which team; without a team administrators read it.

    `balance_below` is in thousandths; after `calls_untold` calls in a row whose end no callback
    told, callbacks count as stopped.
    """

    team: str = ""
    balance_below: int | None = None
    calls_untold: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Heartbeat:
    """One address that must be called: a longer silence than `minutes` is an alert."""

    name: str
    team: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCall:
    """All of it; empty where there is no file. A changed file is another one of these."""

    watchers: Mapping[str, Responder] = field(default_factory=dict)
    teams: Mapping[str, Team] = field(default_factory=dict)
    sources: Mapping[str, AlertSource] = field(default_factory=dict)
    heartbeats: Mapping[str, Heartbeat] = field(default_factory=dict)
    watch: SelfMonitoring = field(default_factory=SelfMonitoring)

    def name_of(self, identities: frozenset[str]) -> str:
        """What the file calls whoever bears one of these identities, or nothing."""
        found = (w.name for w in self.watchers.values() if w.identity in identities)
        return next(found, "")
