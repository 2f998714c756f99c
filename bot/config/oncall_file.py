"""The on-call file: TOML, read whole and checked before anything starts."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from bot.config.oncall_schema import (
    FileShape,
    PersonShape,
    PolicyShape,
    SourceShape,
    TeamShape,
    WatchShape,
)
from domain.chat import Address, ChatKind
from domain.errors import InvalidNumber
from domain.oncall.call_template import BadTemplate, CallTemplate
from domain.oncall.escalation import ON_CALL, TEAM, Policy, PolicyStep
from domain.oncall.payloads import PayloadReader
from domain.oncall.roster import (
    OURS,
    AlertSource,
    Heartbeat,
    OnCall,
    Responder,
    SelfMonitoring,
    Team,
)
from domain.oncall.rotation import Rotation
from domain.opening_hours import Hours, InvalidHours
from domain.phone import parse_number


class BadFile(ValueError):
    """The on-call file is wrong; the text says where, without quoting it."""


def written(path: Path) -> tuple[int, int, int] | None:
    """The version of the file, which changes as it is written; None where it cannot be read."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def read_on_call(path: Path, zone: ZoneInfo) -> OnCall:
    """The content of the on-call file; raises BadFile."""
    try:
        shape = tomllib.loads(path.read_text(encoding="utf-8"))
        return _meant(FileShape.model_validate(shape), zone)
    except OSError as error:
        raise BadFile(f"{path} cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise BadFile(f"{path} is not written in UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise BadFile(f"{path} is no TOML: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadFile(f"{path}, {where}: {first['msg']}") from None
    except (BadFile, InvalidHours) as error:
        raise BadFile(f"{path}: {error}") from None


def _meant(file: FileShape, zone: ZoneInfo) -> OnCall:
    responders = {name: _responder(name, person) for name, person in file.people.items()}
    policies = {name: _policy(name, one, responders) for name, one in file.policies.items()}
    teams = {}
    for name, team in file.teams.items():
        if team.policy not in policies:
            raise BadFile(f"teams.{name}: there is no policy {team.policy}")
        teams[name] = _team(name, team, policies[team.policy], responders, zone)
    if ours := OURS & file.sources.keys():
        raise BadFile(f"sources.{min(ours)}: alerts of this name are raised by Ramal itself")
    for kind, named in (("sources", file.sources), ("heartbeats", file.heartbeats)):
        for name, one in named.items():
            if one.team not in teams:
                raise BadFile(f"{kind}.{name}: there is no team {one.team}")
    return OnCall(
        responders=responders,
        teams=teams,
        sources={
            name: AlertSource(
                name=name,
                team=one.team,
                reader=PayloadReader(one.kind, {str(k): v for k, v in one.fields.items()}),
                says=_says(name, one),
            )
            for name, one in file.sources.items()
        },
        heartbeats={
            name: Heartbeat(name=name, team=one.team, minutes=one.minutes)
            for name, one in file.heartbeats.items()
        },
        watch=_watch(file.watch, teams),
    )


def _says(name: str, source: SourceShape) -> dict[str, CallTemplate]:
    both = {"": source.says} if isinstance(source.says, list) else source.says
    try:
        return {str(tongue): CallTemplate(tuple(words)) for tongue, words in both.items() if words}
    except BadTemplate as error:
        raise BadFile(f"sources.{name}.says: {error}") from None


def _watch(watch: WatchShape, teams: Mapping[str, Team]) -> SelfMonitoring:
    if watch.team and watch.team not in teams:
        raise BadFile(f"watch: there is no team {watch.team}")
    below = watch.balance_below
    return SelfMonitoring(
        team=watch.team,
        balance_below=None if below is None else int(below * 1000),
        calls_untold=watch.calls_untold,
    )


def _responder(name: str, person: PersonShape) -> Responder:
    try:
        line = parse_number(person.phone) if person.phone else None
    except InvalidNumber as error:
        raise BadFile(f"people.{name}: the phone cannot be read ({error.fault})") from None
    return Responder(name=name, identity=person.identity, line=line)


def _policy(name: str, policy: PolicyShape, responders: dict[str, Responder]) -> Policy:
    for step in policy.steps:
        if step.who not in (ON_CALL, TEAM) and step.who not in responders:
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
    name: str, team: TeamShape, policy: Policy, responders: dict[str, Responder], home: ZoneInfo
) -> Team:
    try:
        zone = ZoneInfo(team.time_zone) if team.time_zone else home
    except (KeyError, ValueError, OSError):
        raise BadFile(f"teams.{name}: no such time zone") from None
    for rotation in team.rotations:
        if strangers := [person for person in rotation.people if person not in responders]:
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
                hours=_hours(name, one.hours, zone, team),
            )
            for one in team.rotations
        ),
        chat=_chat(name, team),
        maintenance=tuple(_hours(name, window, zone, team) for window in team.maintenance),
    )


def _hours(name: str, written: str, zone: ZoneInfo, team: TeamShape) -> Hours:
    try:
        return Hours(written, zone, team.country)
    except InvalidHours as error:
        days = "days are Mo Tu We Th Fr Sa Su, holidays PH"
        raise BadFile(f"teams.{name}: hours {written!r} cannot be read ({days}): {error}") from None


def _chat(name: str, team: TeamShape) -> Address | None:
    if not team.chat:
        return None
    channel, colon, external_id = team.chat.partition(":")
    if not (channel and colon and re.fullmatch(r"\S+", external_id)):
        raise BadFile(f"teams.{name}: a chat is written channel:id, like telegram:-1001234")
    return Address(channel, external_id, ChatKind.GROUP if team.group else ChatKind.PRIVATE)
