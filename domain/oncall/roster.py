"""The on-call file as values: responders, teams, policies, sources, heartbeats."""

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
    """A person who may be on call: their identity on a channel, and perhaps a phone number."""

    name: str
    identity: str
    line: PhoneNumber | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A team that alerts go to; `chat` reads along, and during `maintenance` nobody is called."""

    name: str
    policy: Policy
    rotations: tuple[Rotation, ...] = ()
    chat: Address | None = None
    maintenance: tuple[Hours, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody in the team's rotations, once each."""
        return tuple(dict.fromkeys(name for one in self.rotations for name in one.people))

    def in_maintenance(self, at: datetime) -> bool:
        """Whether a moment lies in the team's maintenance, when alerts call nobody."""
        return any(window.is_open(at) for window in self.maintenance)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertSource:
    """An endpoint for one team's alerts; `says` are its call templates by language (`pt`)."""

    name: str
    team: str
    reader: PayloadReader
    says: Mapping[str, CallTemplate] = field(default_factory=dict)

    def template(self, locale: str) -> CallTemplate | None:
        """The call template in a language, or the one that there is; None without any."""
        return self.says.get(locale.partition("-")[0]) or next(iter(self.says.values()), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfMonitoring:
    """What Ramal alerts about itself, and to which team; without one, administrators read it.

    `balance_below` is in thousandths; after `calls_untold` calls in a row whose end no callback
    told, callbacks count as stopped.
    """

    team: str = ""
    balance_below: int | None = None
    calls_untold: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Heartbeat:
    """An endpoint that must be called regularly: silence longer than `minutes` raises an alert."""

    name: str
    team: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCall:
    """The whole on-call file, empty where there is none; a changed file is read as a new value."""

    responders: Mapping[str, Responder] = field(default_factory=dict)
    teams: Mapping[str, Team] = field(default_factory=dict)
    sources: Mapping[str, AlertSource] = field(default_factory=dict)
    heartbeats: Mapping[str, Heartbeat] = field(default_factory=dict)
    watch: SelfMonitoring = field(default_factory=SelfMonitoring)

    def name_of(self, identities: frozenset[str]) -> str:
        """The on-call file's name for the person with one of these identities; empty for none."""
        found = (w.name for w in self.responders.values() if w.identity in identities)
        return next(found, "")
