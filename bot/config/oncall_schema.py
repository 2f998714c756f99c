"""The schema of the on-call file: its tables and names, and their bounds."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from domain.oncall.escalation import ON_CALL, Way
from domain.oncall.payloads import SourceKind
from domain.oncall.rotation import Every
from domain.opening_hours import ALWAYS
from domain.people.person import LOCALES, language_code

_NAME = r"^[a-z0-9][a-z0-9_-]{0,39}$"
Name = Annotated[str, Field(pattern=_NAME)]
_LANGUAGES = "|".join(map(language_code, LOCALES))
Language = Annotated[str, Field(pattern=f"^({_LANGUAGES})$")]


class Strict(BaseModel):
    """A table that refuses unknown names: a typing error must not be ignored."""

    model_config = ConfigDict(extra="forbid")


class PersonShape(Strict):
    """The table `[people.NAME]`."""

    identity: str = Field(pattern=r"^[a-z]+:\S+$")
    phone: str = ""


class StepShape(Strict):
    """The table `[[policies.NAME.steps]]`."""

    who: str = ON_CALL
    by: list[Way] = [Way.CHAT, Way.CALL]
    calls: int = Field(default=3, ge=1, le=20)
    redial_minutes: int = Field(default=2, ge=1, le=60)
    wait_minutes: int = Field(default=6, ge=1, le=24 * 60)


class PolicyShape(Strict):
    """The table `[policies.NAME]`."""

    steps: list[StepShape] = Field(min_length=1, max_length=20)
    rounds: int = Field(default=3, ge=1, le=20)
    fallback: str = ""


class RotationShape(Strict):
    """The table `[[teams.NAME.rotations]]`."""

    people: list[Name] = Field(min_length=1)
    since: datetime
    every: Every = Every.WEEK
    hours: str = ALWAYS


class TeamShape(Strict):
    """The table `[teams.NAME]`."""

    policy: Name
    chat: str = ""
    group: bool = True
    time_zone: str = ""
    country: str = "BR"
    rotations: list[RotationShape] = []
    maintenance: list[str] = []


class SourceShape(Strict):
    """The table `[sources.NAME]`."""

    kind: SourceKind
    team: Name
    fields: dict[
        Literal["key", "title", "summary", "place", "severity", "status", "since"], str
    ] = {}
    says: list[str] | dict[Language, list[str]] = {}


class HeartbeatShape(Strict):
    """The table `[heartbeats.NAME]`."""

    team: Name
    minutes: int = Field(ge=1, le=60 * 24 * 31)


class WatchShape(Strict):
    """The table `[watch]`, for alerts about Ramal itself."""

    team: Name | Literal[""] = ""
    balance_below: Decimal | None = Field(default=None, ge=0, le=10**6)
    calls_untold: int = Field(default=3, ge=1, le=1000)


class FileShape(Strict):
    """The whole on-call file."""

    people: dict[Name, PersonShape] = {}
    policies: dict[Name, PolicyShape] = {}
    teams: dict[Name, TeamShape] = {}
    sources: dict[Name, SourceShape] = {}
    heartbeats: dict[Name, HeartbeatShape] = {}
    watch: WatchShape = WatchShape()
