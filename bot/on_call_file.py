"""The on-call file: TOML that people write, read whole and checked before anything starts."""

from __future__ import annotations

import re
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from domain.chat import Address, ChatKind
from domain.errors import InvalidNumber
from domain.escalation import ON_CALL, TEAM, Policy, PolicyStep, Way
from domain.on_call import AlertSource, Heartbeat, OnCall, Team, Watcher
from domain.opening import ALWAYS, Hours, InvalidHours
from domain.phone import parse_number
from domain.rotation import Every, Rotation
from domain.signals import Reader, Source

_NAME = r"^[a-z0-9][a-z0-9_-]{0,39}$"
Name = Annotated[str, Field(pattern=_NAME)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Person(_Strict):
    identity: str = Field(pattern=r"^[a-z]+:\S+$")
    phone: str = ""


class _Step(_Strict):
    who: str = ON_CALL
    by: list[Way] = [Way.CHAT, Way.CALL]
    calls: int = Field(default=3, ge=1, le=20)
    redial_minutes: int = Field(default=2, ge=1, le=60)
    wait_minutes: int = Field(default=6, ge=1, le=24 * 60)


class _Policy(_Strict):
    steps: list[_Step] = Field(min_length=1, max_length=20)
    rounds: int = Field(default=3, ge=1, le=20)
    fallback: str = ""


class _Rotation(_Strict):
    people: list[Name] = Field(min_length=1)
    since: datetime
    every: Every = Every.WEEK
    hours: str = ALWAYS


class _Team(_Strict):
    policy: Name
    chat: str = ""
    group: bool = True
    time_zone: str = ""
    country: str = "BR"
    rotations: list[_Rotation] = []
    maintenance: list[str] = []


class _Source(_Strict):
    kind: Source
    team: Name
    fields: dict[
        Literal["key", "title", "summary", "place", "severity", "status", "since"], str
    ] = {}


class _Heartbeat(_Strict):
    team: Name
    minutes: int = Field(ge=1, le=60 * 24 * 31)


class _File(_Strict):
    people: dict[Name, _Person] = {}
    policies: dict[Name, _Policy] = {}
    teams: dict[Name, _Team] = {}
    sources: dict[Name, _Source] = {}
    heartbeats: dict[Name, _Heartbeat] = {}


class BadFile(ValueError):
    """The file cannot be meant; its text says where, without what stands there."""


def read_on_call(path: Path, zone: ZoneInfo) -> OnCall:
    """What the file says; raises BadFile."""
    try:
        shape = tomllib.loads(path.read_text(encoding="utf-8"))
        return _meant(_File.model_validate(shape), zone)
    except OSError as error:
        raise BadFile(f"{path} cannot be read ({error.strerror})") from None
    except tomllib.TOMLDecodeError as error:
        raise BadFile(f"{path} is no TOML: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadFile(f"{path}, {where}: {first['msg']}") from None
    except (BadFile, InvalidHours) as error:
        raise BadFile(f"{path}: {error}") from None


def _meant(file: _File, zone: ZoneInfo) -> OnCall:
    watchers = {name: _watcher(name, person) for name, person in file.people.items()}
    policies = {name: _policy(name, one, watchers) for name, one in file.policies.items()}
    teams = {}
    for name, team in file.teams.items():
        if team.policy not in policies:
            raise BadFile(f"teams.{name}: there is no policy {team.policy}")
        teams[name] = _team(name, team, policies[team.policy], (watchers, zone))
    for kind, named in (("sources", file.sources), ("heartbeats", file.heartbeats)):
        for name, one in named.items():
            if one.team not in teams:
                raise BadFile(f"{kind}.{name}: there is no team {one.team}")
    return OnCall(
        watchers=watchers,
        teams=teams,
        sources={
            name: AlertSource(
                name=name,
                team=one.team,
                reader=Reader(one.kind, {str(k): v for k, v in one.fields.items()}),
            )
            for name, one in file.sources.items()
        },
        heartbeats={
            name: Heartbeat(name=name, team=one.team, minutes=one.minutes)
            for name, one in file.heartbeats.items()
        },
    )


def _watcher(name: str, person: _Person) -> Watcher:
    try:
        line = parse_number(person.phone) if person.phone else None
    except InvalidNumber as error:
        raise BadFile(f"people.{name}: the phone cannot be read ({error.fault})") from None
    return Watcher(name=name, identity=person.identity, line=line)


def _policy(name: str, policy: _Policy, watchers: dict[str, Watcher]) -> Policy:
    for step in policy.steps:
        if step.who not in (ON_CALL, TEAM) and step.who not in watchers:
            raise BadFile(f"policies.{name}: {step.who} is nobody of [people]")
    if policy.fallback:
        try:
            fallback = parse_number(policy.fallback).digits
        except InvalidNumber as error:
            raise BadFile(f"policies.{name}: the fallback cannot be read ({error.fault})") from None
    else:
        fallback = ""
    steps = tuple(
        PolicyStep(
            who=step.who,
            by=tuple(step.by),
            calls=step.calls,
            redial=step.redial_minutes,
            wait=step.wait_minutes,
        )
        for step in policy.steps
    )
    return Policy(name=name, steps=steps, rounds=policy.rounds, fallback=fallback)


def _team(
    name: str, team: _Team, policy: Policy, known: tuple[dict[str, Watcher], ZoneInfo]
) -> Team:
    watchers, home = known
    try:
        zone = ZoneInfo(team.time_zone) if team.time_zone else home
    except (KeyError, ValueError, OSError):
        raise BadFile(f"teams.{name}: no such time zone") from None
    for rotation in team.rotations:
        if strangers := [person for person in rotation.people if person not in watchers]:
            raise BadFile(f"teams.{name}: {strangers[0]} is nobody of [people]")
        if rotation.since.tzinfo is not None:
            raise BadFile(f"teams.{name}: since is a wall clock's time, without a zone")
    return Team(
        name=name,
        policy=policy,
        rotations=tuple(
            Rotation(
                people=tuple(one.people),
                since=one.since,
                every=one.every,
                zone=zone,
                hours=Hours(one.hours, zone, team.country),
            )
            for one in team.rotations
        ),
        chat=_chat(name, team),
        maintenance=tuple(Hours(window, zone, team.country) for window in team.maintenance),
    )


def _chat(name: str, team: _Team) -> Address | None:
    if not team.chat:
        return None
    channel, colon, external_id = team.chat.partition(":")
    if not (channel and colon and re.fullmatch(r"\S+", external_id)):
        raise BadFile(f"teams.{name}: a chat is written channel:id, like telegram:-1001234")
    return Address(channel, external_id, ChatKind.GROUP if team.group else ChatKind.PRIVATE)
